-- Plain records: one table for each kind, written by hand in its area's migration; what all kinds share stands here.
set search_path = openmara;

-- Which capabilities the runner's rule gave, for policies that ask for one. No setting, none.
create function allowed(capability text) returns boolean language sql stable parallel safe
  as $$ select coalesce(capability = any (nullif(current_setting('openmara.capabilities', true), '')::text[]), false) $$;

-- What a record was before each act, with the act that ended it. A kind of the house has the nil mission.
create table record_version (
  mission_id uuid not null, kind text not null, record_id uuid not null, version int not null check (version > 0),
  act text not null check (act in ('change', 'withdraw', 'undo', 'import')), reason text,
  recorded_at timestamptz not null, superseded_at timestamptz not null, superseded_by uuid not null references account,
  state jsonb not null,
  primary key (mission_id, kind, record_id, version)
);
create index record_version_by on record_version (superseded_by);
create index record_version_time on record_version (mission_id, kind, superseded_at);
alter table record_version enable row level security;
alter table record_version force row level security;
create policy mission on record_version using (mission_id = (select setting('mission'))::uuid);
create policy house on record_version for select using (mission_id = '00000000-0000-0000-0000-000000000000');
create policy house_manage on record_version for insert with check (
  mission_id = '00000000-0000-0000-0000-000000000000' and (select setting('reference')) = 'manage');
grant select, insert on record_version to openmara_app, openmara_wide;

-- What somebody has begun to write, kept at every change and offered again on another device. Nobody else reads it.
create table draft (
  mission_id uuid not null references mission, id uuid not null, account_id uuid not null references account on delete cascade,
  form text not null check (length(form) between 1 and 100), record_id uuid, content jsonb not null,
  saved_at timestamptz not null,
  primary key (mission_id, id)
);
create index draft_account on draft (account_id);
create unique index draft_once on draft (mission_id, account_id, form, coalesce(record_id, '00000000-0000-0000-0000-000000000000'));
alter table draft enable row level security;
alter table draft force row level security;
create policy own on draft using (
  mission_id = (select setting('mission'))::uuid and account_id = (select setting('account'))::uuid);
grant select, insert, update, delete on draft to openmara_app, openmara_wide;

-- Row security of a kind's table: the mission, and the capabilities of the kind; a withdrawn record is kept, so
-- nothing is ever deleted. Each kind's migration calls it after its table.
create procedure protect_kind(kind_table text, reads text, writes text) language plpgsql as $$
begin
  execute format('alter table openmara.%I enable row level security', kind_table);
  execute format('alter table openmara.%I force row level security', kind_table);
  execute format('create policy read on openmara.%I for select using (mission_id = (select openmara.setting(''mission''))::uuid and (select openmara.allowed(%L)))', kind_table, reads);
  execute format('create policy record on openmara.%I for insert with check (mission_id = (select openmara.setting(''mission''))::uuid and (select openmara.allowed(%L)))', kind_table, writes);
  execute format('create policy change on openmara.%I for update using (mission_id = (select openmara.setting(''mission''))::uuid and (select openmara.allowed(%L)))', kind_table, writes);
  execute format('grant select, insert, update on openmara.%I to openmara_app, openmara_wide', kind_table);
end $$;
revoke all on procedure protect_kind(text, text, text) from public;
