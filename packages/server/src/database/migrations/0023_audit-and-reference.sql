-- The audit log is searched by person, record and operation, each by its own key, however long the log is.
set search_path = openmara;

create index audit_entry_account on audit_entry (account_id, at desc, id desc);
create index audit_entry_record on audit_entry (record_id, at desc, id desc);
create index audit_entry_operation on audit_entry (operation, at desc, id desc);

-- Two parties that are one. Nothing that was recorded of either is rewritten: who stood for whom, and from when to when,
-- is what figures as of a moment and every page look up. Taken back, it ends. Why, and by whom, is in the party's versions.
create table party_merge (
  party_id uuid not null references party, into_id uuid not null references party,
  merged_at timestamptz not null, split_at timestamptz,
  primary key (party_id, merged_at),
  check (party_id <> into_id), check (split_at >= merged_at)
);
create unique index party_merge_once on party_merge (party_id) where split_at is null;
create index party_merge_into on party_merge (into_id);
alter table party_merge enable row level security;
alter table party_merge force row level security;
create policy read on party_merge for select using (true);
create policy manage_insert on party_merge for insert with check ((select setting('reference')) = 'manage');
create policy manage_update on party_merge for update using ((select setting('reference')) = 'manage');
grant select, insert on party_merge to openmara_app, openmara_wide;
grant update (split_at) on party_merge to openmara_app, openmara_wide;

-- Each party, and the one that it is now.
create view party_now with (security_invoker = true) as
  select p.id, n.id as now_id, n.name, n.kind, n.country
  from party p
  left join party_merge m on m.party_id = p.id and m.split_at is null
  join party n on n.id = coalesce(m.into_id, p.id);
grant select on party_now to openmara_app, openmara_wide;

-- A name that a person gave a place stands as it was written, too.
alter table place_name add column written text;
-- Reports whose place nobody knows yet, for the list of names that are missing.
create index report_place_missing on report (mission_id, lower(place_text))
  where place_precision = 'country' and place_text is not null and withdrawn_at is null;
