import { DECISIONS, METHODS } from '@openmara/core/incidents/verification';
import { isoDay } from '@openmara/core/incidents/schema';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { grounds, result, append } from './verification-steps.ts';

export const decideVerification = defineOperation({
  name: 'incident.decide',
  summary: 'Decide on an incident: verified, not verified, unfounded, out of scope, or reopened',
  kind: 'command',
  who: 'decide_verification',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    decision: z.enum(DECISIONS),
    method: z.enum(METHODS).nullable().default(null),
    primarySource: z.boolean().default(false),
    takenOn: isoDay,
    grounds,
  }),
  output: result,
  audit: (input) => ({ record: input.id, note: input.decision }),
  async handler(context, input) {
    const status = await append(context, input.id, {
      kind: 'decision',
      method: input.method,
      decision: input.decision,
      primarySource: input.primarySource,
      officerId: context.account.accountId,
      takenOn: input.takenOn,
      grounds: input.grounds,
    });
    return { id: input.id, status };
  },
});
