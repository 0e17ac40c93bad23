import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { assertAhead, plan, stepSaid } from './planning.ts';

export const planStep = defineOperation({
  name: 'incident.plan-step',
  summary: 'Plan the next step on an incident: what, by whom, until when',
  kind: 'command',
  who: 'record_verification',
  within: 'mission',
  input: stepSaid.extend({
    mission: z.string(),
    /** The incident. */
    id: z.uuid(),
  }),
  output: z.object({ id: z.string() }),
  audit: (said) => ({ record: said.id, note: `due ${said.dueOn}` }),
  async handler(context, said) {
    assertAhead(context, said.dueOn);
    return plan(context, said);
  },
});
