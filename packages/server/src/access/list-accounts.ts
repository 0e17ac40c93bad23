import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const account = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  roles: z.string(),
});

export const listAccounts = defineOperation({
  name: 'access.list-accounts',
  summary: 'List accounts and their roles',
  kind: 'query',
  who: 'manage_accounts',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({ items: z.array(account) }),
  async handler({ db }) {
    const items = await rows(
      db,
      account,
      `select a.id, a.email, a.name, a.disabled_at is not null as disabled,
              coalesce(string_agg(s.role || coalesce(' ' || m.code, ''), ', '), '') as roles
       from openmara.account a
       left join openmara.assignment s on s.account_id = a.id
       left join openmara.mission m on m.id = s.mission_id
       group by a.id order by a.email limit 1000`,
    );
    return { items };
  },
});
