import { z } from 'zod';
import type { Waiting } from '../area.ts';
import { theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const day = z.string().nullable();
const counts = z.object({
  unjoined: z.number(),
  unjoinedSince: day,
  reported: z.number(),
  reportedSince: day,
  underVerification: z.number(),
  underSince: day,
});

/** Reports that belong to no incident yet, and incidents without a decision, among the rows that one may see. */
export async function waitingIncidents({ db, mission, may }: Context): Promise<readonly Waiting[]> {
  if (!may('join_reports') && !may('decide_verification')) return [];
  const found = await theRow(
    db,
    counts,
    `select r.count as unjoined, r.since as "unjoinedSince", i.*
     from (select count(*)::int, min(recorded_at)::date::text as since from openmara.report
           where mission_id = $1 and withdrawn_at is null and not joined) r,
          (select count(*) filter (where status = 'reported')::int as reported,
             min(recorded_at) filter (where status = 'reported')::date::text as "reportedSince",
             count(*) filter (where status = 'under_verification')::int as "underVerification",
             min(recorded_at) filter (where status = 'under_verification')::date::text as "underSince"
           from openmara.incident
           where mission_id = $1 and status in ('reported', 'under_verification')) i`,
    [mission.id],
  );
  return [
    { what: 'reports_unjoined', count: found.unjoined, oldest: found.unjoinedSince },
    { what: 'incidents_reported', count: found.reported, oldest: found.reportedSince },
    { what: 'incidents_under_verification', count: found.underVerification, oldest: found.underSince },
  ];
}
