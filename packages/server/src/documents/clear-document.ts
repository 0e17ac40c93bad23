import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';

export const clearDocument = defineOperation({
  name: 'document.clear',
  summary: 'Clear a draft for release',
  kind: 'command',
  who: 'clear_document',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler({ db, mission, account, now }, input) {
    const { rowCount } = await db.query(
      `update openmara.document set state = 'cleared', cleared_by = $3, cleared_at = $4 where mission_id = $1 and id = $2 and state = 'draft'`,
      [mission.id, input.id, account.accountId, now],
    );
    if (!rowCount) throw new Problem('not_found');
    return { id: input.id };
  },
});
