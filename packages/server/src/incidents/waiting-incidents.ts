import { z } from 'zod';
import type { Waiting } from '../area.ts';
import { theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const counts = z.object({ unjoined: z.number(), reported: z.number(), underVerification: z.number() });

/** Reports that belong to no incident yet, and incidents without a decision, among the rows that one may see. */
export async function waitingIncidents({ db, mission, may }: Context): Promise<readonly Waiting[]> {
  if (!may('join_reports') && !may('decide_verification')) return [];
  const found = await theRow(
    db,
    counts,
    `select (select count(*)::int from openmara.report r
             where r.mission_id = $1 and r.withdrawn_at is null and not r.joined) as unjoined,
            count(*) filter (where status = 'reported')::int as reported,
            count(*) filter (where status = 'under_verification')::int as "underVerification"
     from openmara.incident where mission_id = $1 and status in ('reported', 'under_verification')`,
    [mission.id],
  );
  return [
    { what: 'reports_unjoined', count: found.unjoined },
    { what: 'incidents_reported', count: found.reported },
    { what: 'incidents_under_verification', count: found.underVerification },
  ];
}
