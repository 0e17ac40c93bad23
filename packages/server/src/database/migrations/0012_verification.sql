-- What happens to a source is part of the verification: the house writes it as a notice among the steps, and a
-- verified incident that loses one goes back to under verification. A decision that is recorded after its quarter was
-- reported counts on the day it was recorded. What was not consented to is in no total. Who composed does not clear.
set search_path = openmara;

alter table verification_step drop constraint verification_step_kind_check,
  add constraint verification_step_kind_check check (kind in ('step', 'decision', 'notice')),
  add column cause text check (cause in ('report_changed', 'source_withdrawn', 'source_separated', 'source_dependent', 'source_independent')),
  add column report_id uuid,
  add constraint verification_step_cause check ((kind = 'notice') = (cause is not null)),
  add constraint verification_step_report foreign key (mission_id, report_id) references report;
create index verification_step_report on verification_step (mission_id, report_id);

-- Whoever changes a report may not open its incident; the incident is told nevertheless. Rows of the mission that the
-- narrow role otherwise would not see, while the house follows what was done to a report, and only then.
do $$
declare t text;
begin
  foreach t in array array['report', 'report_version', 'incident', 'incident_report', 'incident_version', 'survivor_group', 'alleged_perpetrator', 'circumstance', 'response', 'verification_step'] loop
    execute format('create policy following on openmara.%I for select to openmara_app using (mission_id = (select openmara.setting(''mission''))::uuid and (select openmara.setting(''following'')) = ''on'')', t);
  end loop;
  foreach t in array array['incident_version', 'verification_step'] loop
    execute format('create policy following_keeps on openmara.%I for insert to openmara_app with check (mission_id = (select openmara.setting(''mission''))::uuid and (select openmara.setting(''following'')) = ''on'')', t);
  end loop;
end $$;
create policy following_marks on incident for update to openmara_app
  using (mission_id = (select setting('mission'))::uuid and (select setting('following')) = 'on');
