/** Who says what becomes of a saved mapping: whoever saved it, and who leads the arrangements of the mission. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const keeperRow = z.object({ savedBy: z.string() });

export const maySay = ({ account, may }: Context, savedBy: string): boolean =>
  savedBy === account.accountId || may('manage_mappings');

/** Whether the mapping of that name is there. @throws Problem not_allowed where it is another's */
export async function heldMapping(context: Context, name: string): Promise<boolean> {
  const { db, mission } = context;
  const kept = await maybeRow(
    db,
    keeperRow,
    'select saved_by as "savedBy" from openmara.import_mapping where mission_id = $1 and name = $2',
    [mission.id, name],
  );
  if (kept && !maySay(context, kept.savedBy))
    throw new Problem('not_allowed', [{ field: 'name', reason: 'problem.why.mapping-of-another' }]);
  return kept !== null;
}
