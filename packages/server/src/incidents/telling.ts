/** What is told to whoever filed a report: the words, and who is told. */
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

export const toldText = z.string().trim().min(3, 'problem.why.say-it').max(2000);

/** Keeps it as it was told. @param reportIds reports that the one who tells may see */
export async function tell(
  { db, mission, now, account }: Context,
  reportIds: readonly string[],
  text: string,
): Promise<void> {
  await execute(
    db,
    `insert into openmara.report_feedback (mission_id, id, report_id, told_by, told_at, text)
     select $1, n.id, n.report, $2, $3, $4 from unnest($5::uuid[], $6::uuid[]) as n(id, report)`,
    [mission.id, account.accountId, now, text, reportIds.map(() => newId(now.getTime())), reportIds],
  );
}
