import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
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
    const { rowCount } = await db.query('delete from openmara.draft where mission_id = $1 and id = $2', [
      mission.id,
      input.id,
    ]);
    if (!rowCount) throw new Problem('not_found');
    return { id: input.id };
  },
});
