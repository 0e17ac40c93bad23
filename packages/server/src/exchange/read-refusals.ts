/** The refused rows of an import that stand: as they were kept, and not corrected since. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { refusalView } from './import-views.ts';

export const input = z.object({ mission: z.string(), id: z.uuid() });

const MOST = 10_000;

export const refusalRow = refusalView.extend({
  /** As the file has them, in its own order. */
  cells: z.array(z.string()),
});
const headerRow = z.object({ header: z.array(z.string()).nullable(), leftOut: z.array(z.string()) });

/** @throws Problem not_found where the import is not there, or of another account that one does not see */
export async function readRefusals(
  { db, mission, account, sees }: Context,
  id: string,
): Promise<{ header: string[]; leftOut: string[]; items: Array<z.infer<typeof refusalRow>> }> {
  const run = await maybeRow(
    db,
    headerRow,
    `select header, left_out as "leftOut" from openmara.import_run
     where mission_id = $1 and id = $2 and ($3 or started_by = $4)`,
    [mission.id, id, sees('imports_of_others'), account.accountId],
  );
  if (!run) throw new Problem('not_found');
  const items = await rows(
    db,
    refusalRow,
    `select row_number as row, column_name as column, value, code, reason, cells
     from openmara.import_refusal where mission_id = $1 and import_id = $2 and over_at is null
     order by row_number, position limit ${MOST}`,
    [mission.id, id],
  );
  return { header: run.header ?? [], leftOut: run.leftOut, items };
}
