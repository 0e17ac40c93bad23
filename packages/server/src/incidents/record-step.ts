import { METHODS } from '@openmara/core/incidents/verification';
import { isoDay } from '@openmara/core/incidents/schema';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
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
    takenOn: isoDay,
    grounds,
  }),
  output: result,
  audit: (input) => ({ record: input.id, note: input.method }),
  async handler(context, input) {
    const status = await append(context, input.id, {
      kind: 'step',
      method: input.method,
      decision: null,
      primarySource: input.primarySource,
      officerId: context.account.accountId,
      takenOn: input.takenOn,
      grounds: input.grounds,
    });
    return { id: input.id, status };
  },
});
