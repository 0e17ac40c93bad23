import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
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
    const cleared = await execute(
      db,
      `update openmara.document set state = 'cleared', cleared_by = $3, cleared_at = $4
       where mission_id = $1 and id = $2 and state = 'draft'`,
      [mission.id, input.id, account.accountId, now],
    );
    if (cleared === 0) throw new Problem('not_found');
    return { id: input.id };
  },
});
