-- Whoever reads a whole mission reads it under a role of its own, whose policies say the mission and nothing else.
-- The general policies ask for the scope row by row; PostgreSQL cannot know how many rows that leaves, guesses a
-- two-hundredth, and then looks a million rows up one by one. The runner takes this role for one transaction
-- (SET LOCAL ROLE) where the rules of core give every row of the mission, and only there.
set search_path = openmara;

do $$ begin
  if not exists (select from pg_roles where rolname = 'openmara_wide') then
    create role openmara_wide nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end $$;
-- Membership gives the right to take the role, not its policies.
alter role openmara_app noinherit;
grant openmara_wide to openmara_app;

do $$
declare t text;
begin
  alter policy report_scope on openmara.report to openmara_app;
  alter policy incident_scope on openmara.incident to openmara_app;
  foreach t in array array['report_survivor', 'report_version', 'survivor_group', 'alleged_perpetrator', 'circumstance', 'response', 'verification_step', 'incident_report', 'incident_version'] loop
    execute format('alter policy part on openmara.%I to openmara_app', t);
  end loop;
  foreach t in array array['report', 'incident', 'report_survivor', 'report_version', 'survivor_group', 'alleged_perpetrator', 'circumstance', 'response', 'verification_step', 'incident_report', 'incident_version'] loop
    execute format('create policy whole_mission on openmara.%I to openmara_wide using (mission_id = (select openmara.setting(''mission''))::uuid)', t);
  end loop;
end $$;

grant usage on schema openmara to openmara_wide;
grant select, insert, update, delete on all tables in schema openmara to openmara_wide;
revoke update, delete on audit_entry, report_version, incident_version, verification_step from openmara_wide;
revoke insert, update, delete on term from openmara_wide;
grant execute on function analyze_reports() to openmara_wide;
