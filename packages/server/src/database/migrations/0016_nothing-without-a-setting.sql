-- What is read without any setting is nothing: former states of what all missions share, and the queue.
set search_path = openmara;

-- Whoever acts for an account reads the history of places, parties and what else belongs to all missions.
drop policy house on record_version;
create policy house on record_version for select using (
  mission_id = '00000000-0000-0000-0000-000000000000' and (select setting('account')) is not null);

-- The jobs of the queue are its own (their rows open to the setting `queue` alone, jobs/queue.ts). Of the imports under
-- way in the mission of the transaction: those that the queue still has, and whether a worker of theirs died.
create function queued_imports() returns table (import_id uuid, interrupted boolean)
  language plpgsql stable security definer set search_path = openmara, pg_temp as $$
begin
  return query
  select i.id, j.state = 'retry' or (j.state = 'active' and (j.retry_count > 0
           or coalesce(j.heartbeat_on, j.started_on) < now() - make_interval(secs => j.heartbeat_seconds)))
    from import_run i join pgboss.job j on j.name = 'import' and j.data->>'uploadId' = i.id::text
   where i.mission_id = setting('mission')::uuid and i.state in ('reading', 'applying')
     and j.state in ('created', 'retry', 'active');
end $$;
revoke all on function queued_imports() from public;
grant execute on function queued_imports() to openmara_app, openmara_wide;
