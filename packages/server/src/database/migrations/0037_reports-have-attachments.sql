-- Images that belong to a report. They are kept in the database and nowhere else: row security, the transaction and the
-- backup are those of the report. They were cleaned before they came here; nothing is deleted, what is withdrawn says why.
set search_path = openmara;

create table report_attachment (
  mission_id uuid not null, id uuid not null, report_id uuid not null,
  kind text not null check (kind in ('jpeg', 'png')),
  width int not null check (width > 0), height int not null check (height > 0),
  says text not null check (length(says) between 3 and 500),
  content bytea not null check (length(content) > 0),
  bytes int not null generated always as (length(content)) stored,
  added_by uuid not null references account, added_at timestamptz not null,
  withdrawn_by uuid references account, withdrawn_at timestamptz, withdrawal_reason text,
  primary key (mission_id, id),
  foreign key (mission_id, report_id) references report,
  check ((withdrawn_at is null) = (withdrawn_by is null)), check ((withdrawn_at is null) = (withdrawal_reason is null))
);
-- It is compressed already.
alter table report_attachment alter column content set storage external;
create index report_attachment_report on report_attachment (mission_id, report_id, added_at);
create index report_attachment_added_by on report_attachment (added_by, mission_id, added_at);
create index report_attachment_withdrawn_by on report_attachment (withdrawn_by);
alter table report_attachment enable row level security;
alter table report_attachment force row level security;

-- Of a report that one sees, and by who may read what was told of it: a picture tells more.
create policy of_report on report_attachment for select using (
  mission_id = (select setting('mission'))::uuid and (select allowed('read_attachments'))
  and exists (select from report r where r.mission_id = report_attachment.mission_id and r.id = report_attachment.report_id));
create policy attach on report_attachment for insert with check (
  mission_id = (select setting('mission'))::uuid and (select allowed('file_report'))
  and added_by = (select setting('account'))::uuid
  and exists (select from report r where r.mission_id = report_attachment.mission_id and r.id = report_attachment.report_id));
create policy take_back on report_attachment for update using (
  mission_id = (select setting('mission'))::uuid and (select allowed('file_report'))
  and exists (select from report r where r.mission_id = report_attachment.mission_id and r.id = report_attachment.report_id));
grant select, insert (mission_id, id, report_id, kind, width, height, says, content, added_by, added_at),
  update (withdrawn_by, withdrawn_at, withdrawal_reason) on report_attachment to openmara_app, openmara_wide;
