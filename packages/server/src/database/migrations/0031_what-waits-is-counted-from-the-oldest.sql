set search_path = openmara;
-- What waits is counted from the oldest, to a thousand: who has more asks the list.
create index report_waits_since on report (mission_id, recorded_at) where withdrawn_at is null and not joined;
create index incident_waits_since on incident (mission_id, status, recorded_at)
  where status in ('reported', 'under_verification');
