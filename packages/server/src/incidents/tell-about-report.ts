import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { anyRow, execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

export const tellAboutReport = defineOperation({
  name: 'report.tell',
  summary: 'Tell whoever filed a report what became of it, or what is asked; it is kept as it was told',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    text: z.string().trim().min(3, 'problem.why.say-it').max(2000),
  }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler({ db, mission, now, account }, input) {
    const there = 'select from openmara.report where mission_id = $1 and id = $2';
    if (!(await anyRow(db, there, [mission.id, input.id]))) throw new Problem('not_found');
    await execute(
      db,
      `insert into openmara.report_feedback (mission_id, id, report_id, told_by, told_at, text)
       values ($1, $2, $3, $4, $5, $6)`,
      [mission.id, newId(now.getTime()), input.id, account.accountId, now, input.text],
    );
    return { id: input.id };
  },
});
