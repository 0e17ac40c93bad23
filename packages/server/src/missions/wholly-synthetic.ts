/** Whether what is counted in a workspace may be called synthetic: not from the day on which a real row came into it. */
import { z } from 'zod';
import { theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const realRow = z.object({ real: z.boolean() });

/** True in a demonstration workspace that holds invented reports only. */
export async function isWhollySynthetic({ db, mission }: Pick<Context, 'db' | 'mission'>): Promise<boolean> {
  if (!mission.synthetic) return false;
  const { real } = await theRow(
    db,
    realRow,
    `select exists (select from openmara.report where mission_id = $1 and not synthetic
                    and withdrawn_at is null) as real`,
    [mission.id],
  );
  return !real;
}
