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
    /** Of the incident as it was read: nobody decides on what changed meanwhile. */
    version: z.number().int().min(1),
    takenOn: isoDay,
    grounds,
  }),
  output: result,
  audit: (input) => ({ record: input.id, note: input.decision }),
  async handler(context, input) {
    return append(
      context,
      input.id,
      {
        kind: 'decision',
        method: input.method,
        decision: input.decision,
        // A source is heard in a step that is recorded, never in the decision that rests on it.
        primarySource: false,
        reportId: null,
        cause: null,
        officerId: context.account.accountId,
        takenOn: input.takenOn,
        grounds: input.grounds,
      },
      input.version,
    );
  },
});
