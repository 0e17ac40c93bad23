-- A report is corrected with a reason, answered to who filed it, and told apart from an incident that it is not about.
set search_path = openmara;

-- Why it was changed stands beside what it said until then.
alter table report_version add column reason text;

-- "Not the same": a decision of a person, kept, and taken back with a reason. It is no joining and changes no incident.
create table report_apart (
  mission_id uuid not null, report_id uuid not null, incident_id uuid not null, said_at timestamptz not null,
  said_by uuid not null references account, reason text not null check (length(reason) > 0),
  taken_back_by uuid references account, taken_back_at timestamptz, taken_back_reason text,
  primary key (mission_id, report_id, incident_id, said_at),
  foreign key (mission_id, report_id) references report,
  foreign key (mission_id, incident_id) references incident,
  check ((taken_back_at is null) = (taken_back_by is null))
);
create unique index report_apart_once on report_apart (mission_id, report_id, incident_id) where taken_back_at is null;
create index report_apart_incident on report_apart (mission_id, incident_id);
create index report_apart_said_by on report_apart (said_by);
create index report_apart_taken_back_by on report_apart (taken_back_by);

-- What an adviser tells whoever filed a report: seen with the report, and never changed.
create table report_feedback (
  mission_id uuid not null, id uuid not null, report_id uuid not null,
  told_by uuid not null references account, told_at timestamptz not null, text text not null check (length(text) > 0),
  primary key (mission_id, id),
  foreign key (mission_id, report_id) references report
);
create index report_feedback_report on report_feedback (mission_id, report_id, told_at desc);
create index report_feedback_told_by on report_feedback (told_by);

do $$
declare t text;
begin
  foreach t in array array['report_apart', 'report_feedback'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
-- Both follow their report; what is told apart follows its incident as well. Who runs the arrangements writes them.
create policy part on report_apart for select to openmara_app using (
  mission_id = (select setting('mission'))::uuid
  and exists (select from report r where r.mission_id = report_apart.mission_id and r.id = report_apart.report_id)
  and exists (select from incident i where i.mission_id = report_apart.mission_id and i.id = report_apart.incident_id));
create policy whole_mission on report_apart for select to openmara_wide using (
  mission_id = (select case when setting('incident_scope') = 'all' then setting('mission') end)::uuid);
create policy say on report_apart for insert with check (
  mission_id = (select setting('mission'))::uuid and (select allowed('join_reports'))
  and exists (select from report r where r.mission_id = report_apart.mission_id and r.id = report_apart.report_id)
  and exists (select from incident i where i.mission_id = report_apart.mission_id and i.id = report_apart.incident_id));
create policy take_back on report_apart for update using (
  mission_id = (select setting('mission'))::uuid and (select allowed('join_reports'))
  and exists (select from incident i where i.mission_id = report_apart.mission_id and i.id = report_apart.incident_id));
create policy part on report_feedback for select to openmara_app using (
  mission_id = (select setting('mission'))::uuid
  and exists (select from report r where r.mission_id = report_feedback.mission_id and r.id = report_feedback.report_id));
create policy whole_mission on report_feedback for select to openmara_wide using (
  mission_id = (select case when setting('report_scope') = 'all' then setting('mission') end)::uuid);
create policy tell on report_feedback for insert with check (
  mission_id = (select setting('mission'))::uuid and (select allowed('join_reports'))
  and exists (select from report r where r.mission_id = report_feedback.mission_id and r.id = report_feedback.report_id));
grant select, insert, update on report_apart to openmara_app, openmara_wide;
grant select, insert on report_feedback to openmara_app, openmara_wide;

-- One's own reports in the order of the list, by the index that the key of the account needs anyway.
drop index report_filed_by;
create index report_filed_by on report (filed_by, mission_id, listed_on desc, id desc);
