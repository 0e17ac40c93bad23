import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { assertAhead, plan, stepSaid } from './planning.ts';
import { chosenIds, noteOfSeveral, severally, toEach } from './severally.ts';

const named = z.object({ id: z.string(), name: z.string() });
async function namesOf({ db, mission }: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await rows(
    db,
    named,
    'select id, reference as name from openmara.incident where mission_id = $1 and id = any ($2)',
    [mission.id, ids],
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}

export const planSteps = defineOperation({
  name: 'incident.plan-steps',
  summary:
    'Plan the same next step on several incidents: what, by whom, until when; says on which it was not',
  kind: 'command',
  who: 'record_verification',
  within: 'mission',
  input: stepSaid.extend({ mission: z.string(), ids: chosenIds }),
  output: severally,
  audit: ({ dueOn }, output) => noteOfSeveral(`planned, due ${dueOn}`, output),
  async handler(context, { ids, mission: _, ...said }) {
    assertAhead(context, said.dueOn);
    return toEach(ids, await namesOf(context, ids), async (id) => {
      try {
        await plan(context, { ...said, id });
        return null;
      } catch (error) {
        if (error instanceof Problem) return error.code === 'not_found' ? 'not_seen' : 'not_theirs';
        throw error;
      }
    });
  },
});
