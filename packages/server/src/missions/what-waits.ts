import { z } from 'zod';
import type { Waiting } from '../area.ts';
import { defineOperation } from '../operations/operation.ts';

/** Each area says at its own door what waits; a mission's home shows it, with what the pages call it. */
export const whatWaits = defineOperation({
  name: 'mission.what-waits',
  summary: 'What waits in the mission for the one who asks, from every area',
  kind: 'query',
  who: 'know_missions',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({
    items: z.array(
      z.object({
        what: z.string(),
        count: z.number(),
        /** There are more than that. */
        more: z.boolean().default(false),
        /** The day since which the oldest waits; of what is due, the earliest day. */
        oldest: z.string().nullable(),
      }),
    ),
  }),
  async handler(context) {
    const items: Waiting[] = [];
    for (const waits of context.services.waits) items.push(...(await waits(context)));
    return { items };
  },
});
