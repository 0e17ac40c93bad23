set search_path = openmara;
-- Who reads verified incidents reads those that may be reported: an incident without consent for anonymised reporting
-- leaves headquarters' view as it leaves every total. Else the difference of the two would be the small number that no
-- release says.
alter policy incident_scope on incident using (
  mission_id = (select setting('mission'))::uuid and (
    (select setting('incident_scope')) = 'all'
    or ((select setting('incident_scope')) = 'area' and adm1_id = any ((select setting('area_places'))::uuid[]))
    or ((select setting('incident_scope')) = 'verified' and status = 'verified' and reporting_consent)
  ));
