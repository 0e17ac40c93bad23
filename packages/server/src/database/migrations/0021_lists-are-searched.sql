-- A saved view is its owner's alone, who may delete it: no capability and no role opens those of others.
set search_path = openmara;

drop policy mission on saved_view;
create policy own on saved_view using (
  mission_id = (select setting('mission'))::uuid and account_id = (select setting('account'))::uuid);
grant delete on saved_view to openmara_app, openmara_wide;

-- What lists are narrowed and searched by, each in the order of the list.
create index incident_adm2_latest on incident (mission_id, adm2_id, listed_on desc, id desc);
create index incident_place_latest on incident (mission_id, place_id, listed_on desc, id desc);
create index report_adm1_latest on report (mission_id, adm1_id, listed_on desc, id desc);
create index report_place_latest on report (mission_id, place_id, listed_on desc, id desc);
create index incident_late on incident (mission_id, listed_on desc, id desc)
 where counted_late_on is not null or (status = 'verified'
   and date_trunc('quarter', decided_on::timestamp) > date_trunc('quarter', occurred_to::timestamp));
