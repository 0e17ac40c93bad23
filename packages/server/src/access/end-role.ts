import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const heldRow = z.object({ role: z.string(), mission: z.string().nullable(), may: z.boolean() });
const endedRow = z.object({ account: z.string().nullable() });

/** At hand-over or when somebody leaves. What she did stays hers; from the day after the last she may do no more. */
export const endRole = defineOperation({
  name: 'access.end-role',
  summary: 'End a role of another account, as a second person who may give it',
  kind: 'command',
  who: 'grant_roles',
  within: 'installation',
  input: z.object({
    /** Of the assignment. */
    id: z.uuid(),
    /** The last day on which it holds; one that has passed ends it now. */
    last: z.iso.date(),
  }),
  output: z.object({ account: z.string(), role: z.string(), mission: z.string().nullable() }),
  audit: ({ last }, output) => ({
    record: output.account,
    note: [output.role, output.mission ?? 'all missions', `until ${last}`].join(', '),
  }),
  async handler({ db }, { id, last }) {
    // One that is not there and one that is not hers to end are one answer.
    const held = await maybeRow(db, heldRow, 'select role, mission, may from openmara.role_to_end($1)', [id]);
    if (!held?.may) throw new Problem('second_person');
    const ended = await maybeRow(db, endedRow, 'select openmara.end_role($1, $2) as account', [id, last]);
    if (!ended?.account)
      throw new Problem('input_invalid', [{ field: 'last', reason: 'problem.why.ends-already' }]);
    return { account: ended.account, role: held.role, mission: held.mission };
  },
});
