import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { joinTo, reason } from './joining.ts';

export const joinReport = defineOperation({
  name: 'incident.join-report',
  summary: 'Join a report to an incident, with the reason; it can be undone',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    reportId: z.uuid(),
    reason,
    independent: z.boolean().default(true),
  }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id, note: `report ${input.reportId}` }),
  async handler(context, input) {
    await joinTo(context, input.id, input.reportId, input.reason, input.independent);
    return { id: input.id };
  },
});
