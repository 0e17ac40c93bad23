import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

export const deleteView = defineOperation({
  name: 'view.delete',
  summary: 'Delete one of one’s own saved views; the records that it showed stay as they are',
  kind: 'command',
  who: 'keep_views',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler({ db, mission, account }, { id }) {
    const gone = await execute(
      db,
      'delete from openmara.saved_view where mission_id = $1 and account_id = $2 and id = $3',
      [mission.id, account.accountId, id],
    );
    if (gone === 0) throw new Problem('not_found');
    return { id };
  },
});
