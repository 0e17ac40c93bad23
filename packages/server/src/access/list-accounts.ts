import { ROLES } from '@openmara/core/access/rules';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const account = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  /** Those that hold or will hold; a mission of null is the installation. */
  roles: z.array(z.object({ role: z.enum(ROLES), mission: z.string().nullable() })),
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
  async handler({ db, now }) {
    const items = await rows(
      db,
      account,
      `select a.id, a.email, a.name, a.disabled_at is not null as disabled,
              coalesce(jsonb_agg(jsonb_build_object('role', s.role, 'mission', m.code)
                                 order by s.role, m.code)
                       filter (where s.role is not null), '[]') as roles
       from openmara.account a
       left join openmara.assignment s
         on s.account_id = a.id and (s.until is null or s.until >= $1::date)
       left join openmara.mission m on m.id = s.mission_id
       group by a.id order by a.email limit 1000`,
      [now.toISOString().slice(0, 10)],
    );
    return { items };
  },
});
