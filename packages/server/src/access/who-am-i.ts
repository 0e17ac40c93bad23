import { ROLES } from '@openmara/core/access/rules';
import { z } from 'zod';
import { anyRow, rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const missionRow = z.object({ id: z.string(), code: z.string(), synthetic: z.boolean() });

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
    /** Whether a tour is offered: never where any mission is real. */
    tour: z.boolean(),
    assignments: z.array(
      z.object({ role: z.enum(ROLES), mission: z.string().nullable(), office: z.string().nullable() }),
    ),
  }),
  async handler({ db, account }) {
    const missions = await rows(db, missionRow, 'select id, code, synthetic from openmara.mission');
    const over = await anyRow(db, 'select from openmara.tour where account_id = $1', [account.accountId]);
    const codes = new Map(missions.map((row) => [row.id, row.code]));
    return {
      email: account.email,
      name: account.name,
      locale: account.locale,
      tour: missions.length > 0 && missions.every(({ synthetic }) => synthetic) && !over,
      assignments: account.assignments.map((a) => ({
        role: a.role,
        mission: a.missionId ? (codes.get(a.missionId) ?? null) : null,
        office: a.office,
      })),
    };
  },
});
