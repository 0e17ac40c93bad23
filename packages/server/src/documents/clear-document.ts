import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const draftRow = z.object({ composed_by: z.string() });

export const clearDocument = defineOperation({
  name: 'document.clear',
  summary: 'Clear a draft for release: somebody other than whoever composed it',
  kind: 'command',
  who: 'clear_document',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler({ db, mission, account, now }, input) {
    const draft = await maybeRow(
      db,
      draftRow,
      `select composed_by from openmara.document
       where mission_id = $1 and id = $2 and state = 'draft' for update`,
      [mission.id, input.id],
    );
    if (!draft) throw new Problem('not_found');
    if (draft.composed_by === account.accountId) throw new Problem('composed_it');
    await execute(
      db,
      `update openmara.document set state = 'cleared', cleared_by = $3, cleared_at = $4
       where mission_id = $1 and id = $2 and state = 'draft'`,
      [mission.id, input.id, account.accountId, now],
    );
    return { id: input.id };
  },
});
