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
