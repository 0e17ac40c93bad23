/** Incidents that wait for nothing but a decision, among those that the one who asks had no hand in. */
import { z } from 'zod';
import type { Waiting } from '../area.ts';
import { rows, theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { INCIDENT_COLUMNS, incidentRow, incidentSource } from './present-incident.ts';

/** So many are counted: whoever has more to decide has another problem than how many more. */
export const COUNTED = 1000;

/** Decided by the index `incident_decidable` alone, the oldest first. */
const MINE = `openmara.incident i
  where i.mission_id = $1 and i.decidable_since is not null and not ($2::uuid = any (i.decidable_not_by))`;

const counted = z.object({ count: z.number(), oldest: z.string().nullable() });
export async function waitingDecisions({ db, mission, account, may }: Context): Promise<readonly Waiting[]> {
  if (!may('decide_verification')) return [];
  const { count, oldest } = await theRow(
    db,
    counted,
    `select count(*)::int as count, min(decidable_since)::date::text as oldest
     from (select i.decidable_since from ${MINE} order by i.decidable_since, i.id limit $3) i`,
    [mission.id, account.accountId, COUNTED + 1],
  );
  return [{ what: 'decisions_waiting', count: Math.min(count, COUNTED), more: count > COUNTED, oldest }];
}

const decidableRow = incidentRow.extend({ decidable_since: z.date() });

/**
 * A page of them, the one that waits longest first.
 * @param after the id of the last one of the page before
 */
export function decisionPage(
  { db, mission, account }: Context,
  after: string | null,
  limit: number,
): Promise<Array<z.output<typeof decidableRow>>> {
  const beyond = `and (i.decidable_since, i.id) > (
    (select e.decidable_since from openmara.incident e where e.mission_id = $1 and e.id = $3), $3)`;
  return rows(
    db,
    decidableRow,
    `select ${INCIDENT_COLUMNS}, i.decidable_since
     from ${incidentSource(`(select i.* from ${MINE} ${after ? beyond : 'and $3::uuid is null'}
       order by i.decidable_since, i.id limit $4)`)}
     order by i.decidable_since, i.id`,
    [mission.id, account.accountId, after, limit],
  );
}
