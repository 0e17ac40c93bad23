-- What is held of an incident is corrected by a person with a reason: the former state stays as a version, the working
-- group sees the correction among the steps, and what was verified goes back to under verification.
set search_path = openmara;

alter table verification_step drop constraint verification_step_cause_check,
  add constraint verification_step_cause_check check (cause in ('report_changed', 'source_withdrawn',
    'source_separated', 'source_dependent', 'source_independent', 'facts_corrected'));

-- How many survivors at the least and at the most, beside the best number, and how that is reasoned; null where only
-- the best is held.
alter table incident add column survivors_least int check (survivors_least > 0),
  add column survivors_most int check (survivors_most > 0),
  add column survivors_reasoning text,
  add constraint incident_survivors_in_order check (survivors_least <= survivor_count and survivor_count <= survivors_most);

-- Nothing that was recorded is deleted (migration 0014). The lines of an incident's present state are an exception
-- where their former state has been kept as a version in this very transaction, by the same account: then they make
-- room for what is held now.
do $$
declare t text;
begin
  foreach t in array array['incident', 'incident_version', 'survivor_group', 'alleged_perpetrator', 'circumstance', 'response'] loop
    execute format('create policy narrow_functions on %I to current_user using (mission_id = (select openmara.setting(''mission''))::uuid)', t);
  end loop;
end $$;
create function clear_incident_lines(of_incident uuid, kept_groups int[]) returns void
  language plpgsql security definer set search_path = openmara, pg_temp as $$
declare of_mission uuid := setting('mission')::uuid;
begin
  if not coalesce(allowed('join_reports'), false) or not exists (
       select from incident i join incident_version v
         on v.mission_id = i.mission_id and v.incident_id = i.id and v.version = i.version - 1
       where i.mission_id = of_mission and i.id = of_incident
         and v.superseded_by = setting('account')::uuid and v.xmin = pg_current_xact_id()::xid) then
    raise insufficient_privilege using message = 'lines make room once their version is kept';
  end if;
  delete from response r where r.mission_id = of_mission and r.incident_id = of_incident
    and not r.survivor_line = any (kept_groups);
  delete from survivor_group g where g.mission_id = of_mission and g.incident_id = of_incident
    and not g.line = any (kept_groups);
  delete from alleged_perpetrator a where a.mission_id = of_mission and a.incident_id = of_incident;
  delete from circumstance c where c.mission_id = of_mission and c.incident_id = of_incident;
end $$;
revoke all on function clear_incident_lines(uuid, int[]) from public;
grant execute on function clear_incident_lines(uuid, int[]) to openmara_app, openmara_wide;
