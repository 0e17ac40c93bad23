-- A saved mapping is renamed and deleted by whoever saved it, or by who leads the arrangements. What was imported with
-- it keeps the mapping of its own that it was read by.
set search_path = openmara;

create policy keeper on import_mapping as restrictive for update using (
  mission_id = (select setting('mission'))::uuid
  and (saved_by = (select setting('account'))::uuid or (select allowed('manage_mappings'))));
create policy keeper_deletes on import_mapping as restrictive for delete using (
  mission_id = (select setting('mission'))::uuid
  and (saved_by = (select setting('account'))::uuid or (select allowed('manage_mappings'))));
grant delete on import_mapping to openmara_app, openmara_wide;

-- A refused row is corrected in its place: the refusal that it had stays, with who ended it and by which import its
-- row was taken in the end; null there where it was refused again, for what its next refusal says.
alter table import_refusal
  add column over_at timestamptz,
  add column over_by uuid references account,
  add column taken_by uuid,
  add foreign key (mission_id, taken_by) references import_run,
  add check ((over_at is null) = (over_by is null)),
  add check (taken_by is null or over_at is not null);
create index import_refusal_over_by on import_refusal (over_by);
create index import_refusal_taken_by on import_refusal (mission_id, taken_by);
-- Of the rows that were refused, those that were corrected since.
alter table import_run add column corrected int not null default 0 check (corrected >= 0);
