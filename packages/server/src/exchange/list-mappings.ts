import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { maySay } from './keepers.ts';
import { readMappings, recalledOf, recalledView } from './saved-mappings.ts';

export const listMappings = defineOperation({
  name: 'import.mappings',
  summary: 'Mappings that the mission saved, latest first',
  kind: 'query',
  who: 'import_records',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string(), target: z.string().max(80).default('report') }),
  output: z.object({
    items: z.array(
      recalledView.extend({
        /** The columns that it speaks of, by their headings, with what each means. */
        columns: z.array(z.object({ column: z.string(), field: z.string() })),
        /** Whether who asks may rename it, save another under its name, and delete it. */
        yours: z.boolean(),
      }),
    ),
  }),
  async handler(context, { target }) {
    const saved = await readMappings(context, target);
    return {
      items: saved.map((one) => ({
        ...recalledOf(context, one),
        columns: Object.entries(one.content.columns).map(([column, field]) => ({ column, field })),
        yours: maySay(context, one.savedById),
      })),
    };
  },
});
