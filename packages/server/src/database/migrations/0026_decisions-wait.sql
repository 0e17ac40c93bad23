-- Which incidents could be verified now, and by whom not: kept with the incident by every operation that changes it
-- (incidents/decidable.ts), so that what waits for a second pair of eyes is found by an index among a million.
set search_path = openmara;

-- Since when an incident under verification meets the standard; null where it does not.
alter table incident add column decidable_since timestamptz,
  -- Who had a hand in its reports: they do not decide on it. Kept while it waits only.
  add column decidable_not_by uuid[],
  add constraint incident_decidable check ((decidable_since is null) = (decidable_not_by is null));

do $$
declare t text;
begin
  foreach t in array array['incident', 'incident_report', 'report', 'report_version', 'verification_step'] loop
    execute format('alter table %I no force row level security', t);
  end loop;
end $$;
with behind as (
  select i.mission_id, i.id as incident_id, r.id, r.filed_by, ir.joined_by, ir.joined_at, ir.separated_by,
         greatest(ir.separated_at, r.withdrawn_at) as lost_at, ir.independent,
         ir.separated_at is null and r.withdrawn_at is null as stands
  from incident i
  join incident_report ir on ir.mission_id = i.mission_id and ir.incident_id = i.id
  join report r on r.mission_id = ir.mission_id and r.id = ir.report_id
  where i.status = 'under_verification'
), hands as (
  select mission_id, incident_id, filed_by as id from behind
  union select mission_id, incident_id, joined_by from behind
  union select mission_id, incident_id, separated_by from behind where separated_by is not null
  union select b.mission_id, b.incident_id, v.superseded_by from behind b
    join report_version v on v.mission_id = b.mission_id and v.report_id = b.id
  union select s.mission_id, s.incident_id, s.officer_id from verification_step s
    join incident i on i.mission_id = s.mission_id and i.id = s.incident_id
    where s.kind = 'notice' and i.status = 'under_verification'
), by_hand as (
  select mission_id, incident_id, array_agg(id order by id) as hands from hands group by 1, 2
), sources as (
  select mission_id, incident_id, count(*) filter (where stands and independent) as independent,
         max(joined_at) filter (where stands) as joined_at
  from behind group by 1, 2
), heard as (
  select s.mission_id, s.incident_id, max(s.recorded_at) as recorded_at,
    count(*) filter (where s.kind = 'step' and s.method is not null) as taken,
    count(*) filter (where s.kind = 'step' and s.method is not null and s.primary_source
      and case when s.report_id is not null
            then exists (select from behind b where b.mission_id = s.mission_id and b.incident_id = s.incident_id
                           and b.id = s.report_id and b.stands)
            else not exists (select from behind b where b.mission_id = s.mission_id
                               and b.incident_id = s.incident_id and b.lost_at > s.recorded_at) end) as primary_heard
  from verification_step s
  join incident i on i.mission_id = s.mission_id and i.id = s.incident_id and i.status = 'under_verification'
  group by 1, 2
)
update incident i
set decidable_since = greatest(h.recorded_at, s.joined_at), decidable_not_by = coalesce(p.hands, '{}')
from heard h
left join sources s on s.mission_id = h.mission_id and s.incident_id = h.incident_id
left join by_hand p on p.mission_id = h.mission_id and p.incident_id = h.incident_id
where i.mission_id = h.mission_id and i.id = h.incident_id and i.status = 'under_verification'
  and h.taken > 0 and (h.primary_heard > 0 or s.independent > 1);
do $$
declare t text;
begin
  foreach t in array array['incident', 'incident_report', 'report', 'report_version', 'verification_step'] loop
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create index incident_decidable on incident (mission_id, decidable_since, id)
  include (decidable_not_by, adm1_id, status) where decidable_since is not null;
-- What the house keeps of a report that was separated concerns the incident that it was joined to.
create index incident_report_separated on incident_report (mission_id, report_id) where separated_at is not null;
