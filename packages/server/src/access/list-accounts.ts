import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';

export const listAccounts = defineOperation({
  name: 'access.list-accounts',
  summary: 'List accounts and their roles',
  kind: 'query',
  who: 'manage_accounts',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        email: z.string(),
        name: z.string(),
        disabled: z.boolean(),
        roles: z.string(),
      }),
    ),
  }),
  async handler({ db }) {
    const { rows } = await db.query<{
      id: string;
      email: string;
      name: string;
      disabled: boolean;
      roles: string;
    }>(
      `select a.id, a.email, a.name, a.disabled_at is not null as disabled, coalesce(string_agg(s.role || coalesce(' ' || m.code, ''), ', '), '') as roles from openmara.account a left join openmara.assignment s on s.account_id = a.id left join openmara.mission m on m.id = s.mission_id group by a.id order by a.email limit 1000`,
    );
    return { items: rows };
  },
});
