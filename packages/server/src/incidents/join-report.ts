import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { supersedeIncident } from './version.ts';
import { following } from './following.ts';
import { reason, assertFree, link, gatherSources } from './joining.ts';

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
    await supersedeIncident(context, input.id);
    await assertFree(context, input.reportId);
    await link(context, input.id, input.reportId, input.reason, input.independent);
    await following(context.db, () => gatherSources(context, [input.id]));
    return { id: input.id };
  },
});
