import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { officersFor } from './planned-steps.ts';

export const findOfficers = defineOperation({
  name: 'incident.find-officers',
  summary: 'Who may take a step on an incident, by name',
  kind: 'query',
  who: 'record_verification',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
  async handler(context, { id }) {
    return { items: await officersFor(context, id) };
  },
});
