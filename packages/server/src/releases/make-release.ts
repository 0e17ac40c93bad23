import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { ensureRelease } from './make.ts';

export const makeRelease = defineOperation({
  name: 'release.make',
  summary: 'Release the figures of a quarter, half-year or year; made once, they stay as they are',
  kind: 'command',
  who: 'make_release',
  within: 'mission',
  input: z.object({ mission: z.string(), period: z.string() }),
  output: z.object({ period: z.string(), asOf: z.string() }),
  audit: (_, output) => ({ note: `figures of ${output.period} as of ${output.asOf}` }),
  async handler(context, { period }) {
    const release = await ensureRelease(context, period, context.now);
    return { period: release.period, asOf: release.moment.toISOString() };
  },
});
