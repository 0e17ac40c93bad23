-- A report and an incident may have a person responsible: taken over, handed to a colleague or given back, each time a
-- row of its own that stays; who it is now stands with the record, so that lists are narrowed by it.
set search_path = openmara;

-- No foreign key of their own: each value comes with a row of `handover`, which has one, and accounts are never deleted.
alter table incident add column responsible_id uuid;
alter table report add column responsible_id uuid;
create index incident_responsible on incident (mission_id, responsible_id, listed_on desc, id desc)
 where responsible_id is not null;
create index report_responsible on report (mission_id, responsible_id, listed_on desc, id desc)
 where responsible_id is not null;

create table handover (
  mission_id uuid not null, id uuid not null, incident_id uuid, report_id uuid,
  to_id uuid references account, by_id uuid not null references account, at timestamptz not null,
  primary key (mission_id, id),
  foreign key (mission_id, incident_id) references incident, foreign key (mission_id, report_id) references report,
  check (num_nonnulls(incident_id, report_id) = 1)
);
create index handover_incident on handover (mission_id, incident_id, at);
create index handover_report on handover (mission_id, report_id, at);
create index handover_to on handover (to_id, mission_id);
create index handover_by on handover (by_id);
alter table handover enable row level security;
alter table handover force row level security;

-- Seen with the record by who works on it: a focal point and who reads verified ones learn no colleague's name here.
create policy part on handover for select to openmara_app using (
  mission_id = (select setting('mission'))::uuid and (
    ((select setting('incident_scope')) in ('all', 'area')
     and exists (select from incident i where i.mission_id = handover.mission_id and i.id = handover.incident_id))
    or ((select setting('report_scope')) in ('all', 'area')
        and exists (select from report r where r.mission_id = handover.mission_id and r.id = handover.report_id))));
create policy whole_mission on handover for select to openmara_wide using (
  mission_id = (select case when setting('incident_scope') = 'all' and setting('report_scope') = 'all' then setting('mission') end)::uuid);
create policy hand_over on handover for insert with check (
  mission_id = (select setting('mission'))::uuid and by_id = (select setting('account'))::uuid and (
    ((select allowed('record_verification'))
     and exists (select from incident i where i.mission_id = handover.mission_id and i.id = handover.incident_id))
    or ((select allowed('join_reports'))
        and exists (select from report r where r.mission_id = handover.mission_id and r.id = handover.report_id))));
grant select, insert on handover to openmara_app, openmara_wide;
