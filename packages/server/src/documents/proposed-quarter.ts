/** The quarter that composing proposes: the last one that is over and has records. */
import { quarterBefore } from '@openmara/core/incidents/period';
import { z } from 'zod';
import { theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const latestRow = z.object({ day: z.string().nullable() });

/**
 * By what a report tells: incidents that were verified in a quarter, and reports that were received in it.
 * @returns null for who does not compose, and where no quarter that is over has any
 */
export async function proposedQuarter({ db, mission, now, may }: Context): Promise<string | null> {
  if (!may('compose_document')) return null;
  const { to } = quarterBefore(now.toISOString().slice(0, 10));
  const { day } = await theRow(
    db,
    latestRow,
    `select greatest(
       (select max(i.counted_on) from openmara.incident i
        where i.mission_id = $1 and i.status = 'verified' and i.counted_on <= $2),
       (select max(r.received_on) from openmara.report r
        where r.mission_id = $1 and r.withdrawn_at is null and r.received_on <= $2))::text as day`,
    [mission.id, to],
  );
  return day && `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
