-- What comes in belongs to somebody: an uploaded file to the account and mission that brought it. And what all
-- missions share (places, parties, events, codings, providers) is written only where the rule allows it.
set search_path = openmara;

create table upload (
  mission_id uuid not null references mission, id uuid not null, account_id uuid not null references account,
  file_name text not null check (length(file_name) between 1 and 200), bytes bigint not null check (bytes >= 0),
  uploaded_at timestamptz not null,
  primary key (mission_id, id)
);
create index upload_account on upload (account_id);
create index upload_age on upload (uploaded_at);
alter table upload enable row level security;
alter table upload force row level security;
create policy own on upload using (
  mission_id = (select setting('mission'))::uuid and account_id = (select setting('account'))::uuid);
-- The housekeeping job sees what is older than a day, one mission after the other, and may delete that only.
create policy left_over on upload for select using (
  mission_id = (select setting('mission'))::uuid
  and (select setting('housekeeping')) = 'on' and uploaded_at < now() - interval '1 day');
create policy left_over_goes on upload for delete using (
  mission_id = (select setting('mission'))::uuid
  and (select setting('housekeeping')) = 'on' and uploaded_at < now() - interval '1 day');
grant select, insert, delete on upload to openmara_app, openmara_wide;

do $$
declare t text;
begin
  foreach t in array array['place', 'place_name', 'boundary', 'party', 'party_alias', 'party_relation', 'event', 'coding', 'provider'] loop
    execute format('alter table openmara.%I enable row level security', t);
    execute format('alter table openmara.%I force row level security', t);
    execute format('create policy read on openmara.%I for select using (true)', t);
    execute format('create policy manage_insert on openmara.%I for insert with check ((select openmara.setting(''reference'')) = ''manage'')', t);
    execute format('create policy manage_update on openmara.%I for update using ((select openmara.setting(''reference'')) = ''manage'')', t);
    execute format('create policy manage_delete on openmara.%I for delete using ((select openmara.setting(''reference'')) = ''manage'')', t);
  end loop;
end $$;
