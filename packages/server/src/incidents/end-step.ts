import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const stepRow = z.object({ incidentId: z.string(), ended: z.boolean() });

export const endStep = defineOperation({
  name: 'incident.end-step',
  summary: 'End a planned step: it was done, or is dropped and why',
  kind: 'command',
  who: 'record_verification',
  within: 'mission',
  input: z
    .object({
      mission: z.string(),
      /** The planned step. */
      id: z.uuid(),
      outcome: z.enum(['done', 'dropped']),
      note: z.string().trim().min(3, 'problem.why.say-it').max(1000).nullable().default(null),
    })
    .refine(({ outcome, note }) => outcome === 'done' || note !== null, {
      path: ['note'],
      message: 'problem.why.say-why',
    }),
  output: z.object({ id: z.string(), incidentId: z.string() }),
  audit: (input) => ({ record: input.id, note: input.outcome }),
  async handler({ db, mission, account, now }, { id, outcome, note }) {
    const key = [mission.id, id];
    const step = await maybeRow(
      db,
      stepRow,
      `select incident_id as "incidentId", ended_at is not null as ended from openmara.planned_step
       where mission_id = $1 and id = $2 for update`,
      key,
    );
    if (!step) throw new Problem('not_found');
    if (step.ended)
      throw new Problem('input_invalid', [{ field: 'id', reason: 'problem.why.ended-already' }]);
    await execute(
      db,
      `update openmara.planned_step set outcome = $3, note = $4, ended_by = $5, ended_at = $6
       where mission_id = $1 and id = $2`,
      [...key, outcome, note, account.accountId, now],
    );
    return { id, incidentId: step.incidentId };
  },
});
