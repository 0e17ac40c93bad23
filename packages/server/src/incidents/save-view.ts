import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { theRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

/** What a person calls a view: short enough for a button. */
export const viewName = z.string().trim().min(1).max(60);
const kept = z.object({ id: z.string() });

export const saveView = defineOperation({
  name: 'view.save',
  summary: 'Save the filters of a list under a name',
  kind: 'command',
  who: 'keep_views',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    page: z.enum(['incidents', 'reports']),
    name: viewName,
    filter: z.record(z.string(), z.string()),
  }),
  output: kept,
  audit: (_, output) => ({ record: output.id }),
  async handler({ db, mission, account, now }, input) {
    return theRow(
      db,
      kept,
      `insert into openmara.saved_view (mission_id, id, account_id, page, name, filter, saved_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (mission_id, account_id, page, name)
         do update set filter = excluded.filter, saved_at = excluded.saved_at
       returning id`,
      [mission.id, newId(), account.accountId, input.page, input.name, JSON.stringify(input.filter), now],
    );
  },
});
