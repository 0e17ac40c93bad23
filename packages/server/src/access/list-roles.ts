import { ROLES } from '@openmara/core/access/rules';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const held = z.object({
  /** Of the assignment. */
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  email: z.string(),
  /** Whether its owner has not set a password yet. */
  invited: z.boolean(),
  role: z.enum(ROLES),
  office: z.string().nullable(),
  /** Names of the areas that it is for; none where it is for the whole mission. */
  areas: z.array(z.string()),
  since: z.string(),
  /** The last day; null where none was said. */
  until: z.string().nullable(),
  grantedBy: z.string().nullable(),
});

export const listRoles = defineOperation({
  name: 'access.list-roles',
  summary: 'Who holds which role in a mission, since when, until when and by whom',
  kind: 'query',
  who: 'list_roles',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({
    mission: z.string(),
    /** Those that have ended as well. */
    ended: z.boolean().default(false),
  }),
  output: z.object({ items: z.array(held) }),
  async handler({ db, mission, now }, { ended }) {
    const items = await rows(
      db,
      held,
      `select s.id, a.id as "accountId", a.name, a.email, openmara.waits_for_owner(a.id) as invited,
              s.role, s.office,
              array(select openmara.said(p) from openmara.place p where p.id = any(s.area_places)
                    order by p.name) as areas,
              s.since::text, s.until::text,
              (select g.name from openmara.account g where g.id = s.granted_by) as "grantedBy"
       from openmara.assignment s join openmara.account a on a.id = s.account_id
       where s.mission_id = $1 and ($2 or s.until is null or s.until >= $3::date)
       order by a.name, s.role, s.since limit 1000`,
      [mission.id, ended, now.toISOString().slice(0, 10)],
    );
    return { items };
  },
});
