-- The next step of a verification has an owner and a day: it waits for her, and how it ended stays.
set search_path = openmara;

create table planned_step (
  mission_id uuid not null, id uuid not null, incident_id uuid not null,
  what text not null check (length(what) > 0), owner_id uuid not null references account, due_on date not null,
  planned_by uuid not null references account, planned_at timestamptz not null,
  outcome text check (outcome in ('done', 'dropped')), note text,
  ended_by uuid references account, ended_at timestamptz,
  primary key (mission_id, id),
  foreign key (mission_id, incident_id) references incident,
  check ((ended_at is null) = (ended_by is null)), check ((ended_at is null) = (outcome is null))
);
create index planned_step_incident on planned_step (mission_id, incident_id, planned_at);
create index planned_step_owner on planned_step (owner_id, mission_id, due_on);
create index planned_step_due on planned_step (mission_id, due_on) where ended_at is null;
create index planned_step_planned_by on planned_step (planned_by);
create index planned_step_ended_by on planned_step (ended_by);
alter table planned_step enable row level security;
alter table planned_step force row level security;

-- Seen with the incident by who takes part in the work on it: what is planned is nothing for who reads verified ones only.
create policy part on planned_step for select to openmara_app using (
  mission_id = (select setting('mission'))::uuid and (select setting('incident_scope')) in ('all', 'area')
  and exists (select from incident i where i.mission_id = planned_step.mission_id and i.id = planned_step.incident_id));
create policy whole_mission on planned_step for select to openmara_wide using (
  mission_id = (select case when setting('incident_scope') = 'all' then setting('mission') end)::uuid);
create policy plan on planned_step for insert with check (
  mission_id = (select setting('mission'))::uuid and (select allowed('record_verification'))
  and exists (select from incident i where i.mission_id = planned_step.mission_id and i.id = planned_step.incident_id));
create policy end_step on planned_step for update using (
  mission_id = (select setting('mission'))::uuid and (select allowed('record_verification'))
  and exists (select from incident i where i.mission_id = planned_step.mission_id and i.id = planned_step.incident_id));
-- What was planned stays as it was; how it ended is added.
grant select, insert, update (outcome, note, ended_by, ended_at) on planned_step to openmara_app, openmara_wide;
