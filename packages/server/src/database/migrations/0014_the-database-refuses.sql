-- The application's role sees and writes what its settings name, in every table; what was recorded is never deleted,
-- not even with what it belongs to; who is who, what they hold and what they did is written by narrow functions only.
set search_path = openmara;

-- 1. Nothing cascades ---------------------------------------------------------------------------------------
do $$
declare k record;
begin
  for k in select conrelid::regclass as on_table, conname, pg_get_constraintdef(oid) as definition
             from pg_constraint where contype = 'f' and confdeltype = 'c' and connamespace = 'openmara'::regnamespace loop
    execute format('alter table %s drop constraint %I, add constraint %I %s', k.on_table, k.conname, k.conname,
      replace(k.definition, 'ON DELETE CASCADE', 'ON DELETE RESTRICT'));
  end loop;
end $$;
revoke delete on all tables in schema openmara from openmara_app, openmara_wide;
-- What somebody began to write, a file that was brought, and the lines of a report whose former state is kept.
grant delete on draft, upload, report_survivor, session to openmara_app, openmara_wide;

-- 2. Scopes bind what is written ----------------------------------------------------------------------------
-- Whoever reads verified incidents only writes none, and whoever takes the role of the whole mission has its scope.
-- The scope stands inside the one comparison that there was: a condition of its own would make the planner expect a
-- two-hundredth of the rows again (migration 0003).
do $$
declare t text;
begin
  foreach t in array array['report', 'report_survivor', 'report_version'] loop
    execute format('alter policy whole_mission on %I using (mission_id = (select case when openmara.setting(''report_scope'') = ''all'' then openmara.setting(''mission'') end)::uuid)', t);
  end loop;
  foreach t in array array['incident', 'survivor_group', 'alleged_perpetrator', 'circumstance', 'response', 'verification_step', 'incident_report', 'incident_version'] loop
    execute format('alter policy whole_mission on %I using (mission_id = (select case when openmara.setting(''incident_scope'') = ''all'' then openmara.setting(''mission'') end)::uuid)', t);
    -- Restrictive: it takes away from the policies that let in, for writing only.
    execute format('create policy reads_verified_only_insert on %I as restrictive for insert to openmara_app with check (mission_id = (select openmara.setting(''mission''))::uuid and ((select openmara.setting(''following'')) = ''on'' or (select openmara.setting(''incident_scope'')) in (''all'', ''area'')))', t);
    execute format('create policy reads_verified_only_update on %I as restrictive for update to openmara_app using (mission_id = (select openmara.setting(''mission''))::uuid and ((select openmara.setting(''following'')) = ''on'' or (select openmara.setting(''incident_scope'')) in (''all'', ''area'')))', t);
  end loop;
end $$;
-- Who does not see the whole mission files in her own name, and for her own office where she has one. What she filed
-- before she changed office stays hers to change: whoever withdraws consent must find somebody who can record it.
create policy files_for_itself on report as restrictive for insert to openmara_app with check (
  mission_id = (select setting('mission'))::uuid and (
    (select setting('report_scope')) = 'all'
    or (filed_by = (select setting('account'))::uuid
        and ((select setting('report_scope')) <> 'office' or (select setting('office')) is null or office = (select setting('office'))))));
