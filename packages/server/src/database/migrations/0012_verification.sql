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

-- A decision counts in the quarter of its day, unless the report of that quarter was cleared before it was recorded:
-- then on the day on which it was. Once recorded this never changes, so that no cleared quarter does.
alter table incident add column counted_late_on date;
alter table incident add column counted_on date generated always as (coalesce(counted_late_on, decided_on)) stored;
drop index incident_decided;
create index incident_counted on incident (mission_id, counted_on);
alter table incident no force row level security;
alter table verification_step no force row level security;
alter table document no force row level security;
update incident i set counted_late_on = (s.recorded_at at time zone 'utc')::date
  from (select distinct on (mission_id, incident_id) mission_id, incident_id, recorded_at
        from verification_step where kind = 'decision' order by mission_id, incident_id, sequence desc) s
 where s.mission_id = i.mission_id and s.incident_id = i.id and i.decided_on is not null
   and exists (select from document d where d.mission_id = i.mission_id and d.kind = 'quarterly'
                 and d.period = to_char(i.decided_on, 'YYYY-"Q"Q') and d.cleared_at < s.recorded_at);
alter table incident force row level security;
alter table verification_step force row level security;
alter table document force row level security;

-- Whether an incident may be counted: somebody consented to anonymised reporting, and nobody refused or withdrew it,
-- over the reports that stand behind it. incident_report and report decide; this follows them, so that a table over a
-- million incidents need not ask each report.
alter table incident add column reporting_consent boolean not null default false;
alter table incident no force row level security;
alter table incident_report no force row level security;
alter table report no force row level security;
update incident i set reporting_consent = true
  from (select ir.mission_id, ir.incident_id
        from incident_report ir join report r on r.mission_id = ir.mission_id and r.id = ir.report_id
        where ir.separated_at is null and r.withdrawn_at is null
        group by 1, 2 having bool_and(r.consent_reporting)) s
 where s.mission_id = i.mission_id and s.incident_id = i.id;
alter table incident force row level security;
alter table incident_report force row level security;
alter table report force row level security;
create index incident_without_consent on incident (mission_id) where not reporting_consent;

-- What was cleared before this rule stays as it was; nothing new is cleared by whoever composed it.
alter table document add constraint document_cleared_by_another check (cleared_by <> composed_by) not valid;

-- What a person recorded of consent is not undone by the next state of a log that does not know of it.
alter table report add column consent_by_hand boolean not null default false;
