-- A saved view is its owner's alone, who may delete it: no capability and no role opens those of others.
set search_path = openmara;

drop policy mission on saved_view;
create policy own on saved_view using (
  mission_id = (select setting('mission'))::uuid and account_id = (select setting('account'))::uuid);
grant delete on saved_view to openmara_app, openmara_wide;
