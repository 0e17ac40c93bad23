import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const savedView = z.object({
  id: z.string(),
  page: z.string(),
  name: z.string(),
  filter: z.record(z.string(), z.string()),
});

export const listViews = defineOperation({
  name: 'view.list',
  summary: 'One’s own saved views',
  kind: 'query',
  who: 'keep_views',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({ items: z.array(savedView) }),
  async handler({ db, mission, account }) {
    const items = await rows(
      db,
      savedView,
      `select id, page, name, filter from openmara.saved_view
       where mission_id = $1 and account_id = $2 order by name`,
      [mission.id, account.accountId],
    );
    return { items };
  },
});
