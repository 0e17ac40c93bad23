import { z } from 'zod';
import type { Waiting } from '../area.ts';
import { theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const waiting = z.object({ count: z.number(), oldest: z.string().nullable() });

/** Imports of the last 30 days with refused rows: one's own, or the mission's for who sees those of others. */
export async function waitingImports({
  db,
  mission,
  account,
  may,
  sees,
}: Context): Promise<readonly Waiting[]> {
  if (!may('import_records')) return [];
  const { count, oldest } = await theRow(
    db,
    waiting,
    `select count(*)::int as count, min(started_at)::date::text as oldest from openmara.import_run
     where mission_id = $1 and refused > corrected and state <> 'undone'
       and started_at > now() - interval '30 days'
       and ($2 or started_by = $3)`,
    [mission.id, sees('imports_of_others'), account.accountId],
  );
  return [{ what: 'imports_with_refusals', count, oldest }];
}
