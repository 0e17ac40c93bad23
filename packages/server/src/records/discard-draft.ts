import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

export const discardDraft = defineOperation({
  name: 'draft.discard',
  summary: 'Discard a draft: it was sent, or is not wanted any more',
  kind: 'command',
  who: 'know_missions',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler({ db, mission }, input) {
    const sql = 'delete from openmara.draft where mission_id = $1 and id = $2';
    if ((await execute(db, sql, [mission.id, input.id])) === 0) throw new Problem('not_found');
    return { id: input.id };
  },
});
