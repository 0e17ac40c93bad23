import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';

export const listViews = defineOperation({
  name: 'view.list',
  summary: 'One’s own saved views',
  kind: 'query',
  who: 'read_reports',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        page: z.string(),
        name: z.string(),
        filter: z.record(z.string(), z.string()),
      }),
    ),
  }),
  async handler({ db, mission, account }) {
    const { rows } = await db.query<{
      id: string;
      page: string;
      name: string;
      filter: Record<string, string>;
    }>(
      'select id, page, name, filter from openmara.saved_view where mission_id = $1 and account_id = $2 order by name',
      [mission.id, account.accountId],
    );
    return { items: rows };
  },
});
