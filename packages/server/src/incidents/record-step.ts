import { METHODS } from '@openmara/core/incidents/verification';
import { isoDay } from '@openmara/core/incidents/schema';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { assertJoined } from './joining.ts';
import { grounds, result, append } from './verification-steps.ts';

export const recordStep = defineOperation({
  name: 'incident.record-step',
  summary: 'Record a verification step: method, grounds, date',
  kind: 'command',
  who: 'record_verification',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    method: z.enum(METHODS),
    primarySource: z.boolean().default(false),
    /** The joined report whose source was heard: the step then counts as long as that report stands. */
    reportId: z.uuid().nullable().default(null),
    takenOn: isoDay,
    grounds,
  }),
  output: result,
  audit: (input) => ({ record: input.id, note: input.method }),
  async handler(context, input) {
    if (input.reportId) await assertJoined(context, input.id, input.reportId);
    return append(
      context,
      input.id,
      {
        kind: 'step',
        method: input.method,
        decision: null,
        primarySource: input.primarySource,
        reportId: input.reportId,
        cause: null,
        officerId: context.account.accountId,
        takenOn: input.takenOn,
        grounds: input.grounds,
      },
      null,
    );
  },
});
