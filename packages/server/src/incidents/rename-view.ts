import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { anyRow, execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { viewName } from './save-view.ts';

export const renameView = defineOperation({
  name: 'view.rename',
  summary: 'Give one of one’s own saved views another name',
  kind: 'command',
  who: 'keep_views',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid(), name: viewName }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler({ db, mission, account }, { id, name }) {
    const taken = await anyRow(
      db,
      `select from openmara.saved_view v join openmara.saved_view o
         on o.mission_id = v.mission_id and o.account_id = v.account_id and o.page = v.page and o.id <> v.id
       where v.mission_id = $1 and v.account_id = $2 and v.id = $3 and o.name = $4`,
      [mission.id, account.accountId, id, name],
    );
    if (taken) throw new Problem('already_exists', [{ field: 'name', reason: 'problem.why.view-name' }]);
    const changed = await execute(
      db,
      'update openmara.saved_view set name = $4 where mission_id = $1 and account_id = $2 and id = $3',
      [mission.id, account.accountId, id, name],
    );
    if (changed === 0) throw new Problem('not_found');
    return { id };
  },
});
