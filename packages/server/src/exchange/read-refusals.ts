/** The refused rows of an import, as they were kept. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { type Context } from '../operations/operation.ts';
import type { refusalView } from './import-views.ts';

export const input = z.object({ mission: z.string(), id: z.uuid() });

const MOST = 10_000;

interface RefusalRow extends z.infer<typeof refusalView> {
  /** As the file has them, in its own order. */
  readonly cells: string[];
}

export async function readRefusals(
  { db, mission, account, sees }: Context,
  id: string,
): Promise<{ header: string[]; items: RefusalRow[] }> {
  const run = await db.query<{ header: string[] | null }>(
    'select header from openmara.import_run where mission_id = $1 and id = $2 and ($3 or started_by = $4)',
    [mission.id, id, sees('imports_of_others'), account.accountId],
  );
  if (!run.rows[0]) throw new Problem('not_found');
  const { rows } = await db.query<RefusalRow>(
    `select row_number as row, column_name as column, value, code, reason, cells
     from openmara.import_refusal where mission_id = $1 and import_id = $2
     order by row_number, position limit ${MOST}`,
    [mission.id, id],
  );
  return { header: run.rows[0].header ?? [], items: rows };
}
