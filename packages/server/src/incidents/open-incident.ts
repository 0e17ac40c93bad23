import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { reason } from './joining.ts';
import { openFrom } from './opening.ts';

export const openIncident = defineOperation({
  name: 'incident.open',
  summary: 'Open an incident from a report: what the working group will establish',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({ mission: z.string(), reportId: z.uuid(), reason }),
  output: z.object({ id: z.string(), reference: z.string() }),
  audit: (input, output) => ({ record: output.id, note: `from report ${input.reportId}` }),
  handler: (context, input) => openFrom(context, input.reportId, input.reason),
});
