import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';

export const saveView = defineOperation({
  name: 'view.save',
  summary: 'Save the filters of a list under a name',
  kind: 'command',
  who: 'read_reports',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    page: z.enum(['incidents', 'reports']),
    name: z.string().trim().min(1).max(60),
    filter: z.record(z.string(), z.string()),
  }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler({ db, mission, account, now }, input) {
    const { rows } = await db.query<{ id: string }>(
      'insert into openmara.saved_view (mission_id, id, account_id, page, name, filter, saved_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (mission_id, account_id, page, name) do update set filter = excluded.filter, saved_at = excluded.saved_at returning id',
      [mission.id, newId(), account.accountId, input.page, input.name, JSON.stringify(input.filter), now],
    );
    return { id: rows[0]?.id ?? '' };
  },
});
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
