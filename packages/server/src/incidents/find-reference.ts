import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { findParties, findPlaces } from '../records/look-up.ts';

export const findReference = defineOperation({
  name: 'report.find-reference',
  summary: 'Places and parties that a report may name, by words of their names',
  kind: 'query',
  who: 'file_report',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({
    mission: z.string(),
    of: z.enum(['place', 'party']),
    search: z.string().trim().max(100).default(''),
  }),
  output: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
  async handler(context, { of, search }) {
    return { items: await (of === 'place' ? findPlaces : findParties)(context, search) };
  },
});
