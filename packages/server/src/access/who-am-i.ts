import { ROLES } from '@openmara/core/access/rules';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';

export const whoAmI = defineOperation({
  name: 'access.who-am-i',
  summary: 'The signed-in account with its roles and missions',
  kind: 'query',
  who: 'signed_in',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({
    email: z.string(),
    name: z.string(),
    locale: z.string(),
    assignments: z.array(
      z.object({ role: z.enum(ROLES), mission: z.string().nullable(), office: z.string().nullable() }),
    ),
  }),
  async handler({ db, account }) {
    const { rows } = await db.query<{ id: string; code: string }>('select id, code from openmara.mission');
    const codes = new Map(rows.map((row) => [row.id, row.code]));
    return {
      email: account.email,
      name: account.name,
      locale: account.locale,
      assignments: account.assignments.map((a) => ({
        role: a.role,
        mission: a.missionId ? (codes.get(a.missionId) ?? null) : null,
        office: a.office,
      })),
    };
  },
});
