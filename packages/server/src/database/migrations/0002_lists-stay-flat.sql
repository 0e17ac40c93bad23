-- Lists and the home page read an index from its end, at ten thousand rows as at a million; and a refused row
-- can be downloaded under the headings of its own file.
set search_path = openmara;

-- The day that lists sort by: an unknown one sorts last. A column, because row security lets an index serve a
-- condition only where nothing can leak from it, and PostgreSQL does not hold coalesce() to be such a thing.
alter table report add column listed_on date not null generated always as (coalesce(received_on, '0001-01-01'::date)) stored;
alter table incident add column listed_on date not null generated always as (coalesce(occurred_from, '0001-01-01'::date)) stored;
drop index report_latest, incident_latest, incident_status, incident_adm1_latest;
create index report_latest on report (mission_id, listed_on desc, id desc);
create index incident_latest on incident (mission_id, listed_on desc, id desc);
create index incident_status on incident (mission_id, status, listed_on desc, id desc);
create index incident_adm1_latest on incident (mission_id, adm1_id, listed_on desc, id desc);

-- Whether the report is part of an incident now. incident_report holds the decisions; this follows them, so that
-- "what waits to be joined" is a short index and not a search for what is missing.
alter table report add column joined boolean not null default false;
alter table report no force row level security;
alter table incident_report no force row level security;
update report r set joined = true
 where exists (select from incident_report ir where ir.mission_id = r.mission_id and ir.report_id = r.id and ir.separated_at is null);
alter table report force row level security;
alter table incident_report force row level security;
create index report_waiting on report (mission_id, listed_on desc, id desc)
 where not joined and withdrawn_at is null;

alter table import_run add column header text[];

-- After a large import its own transaction must say how many reports there are now: what autovacuum may have
-- noted in between counts rows not yet committed as none, and every foreign-key check then walks the mission.
create function analyze_reports() returns void language plpgsql security definer set search_path = openmara, pg_temp as $$
begin
  analyze openmara.report;
end $$;
revoke all on function analyze_reports() from public;
grant execute on function analyze_reports() to openmara_app;
