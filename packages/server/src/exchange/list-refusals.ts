import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { refusalView } from './import-views.ts';
import { input, readRefusals } from './read-refusals.ts';

export const listRefusals = defineOperation({
  name: 'import.refusals',
  summary: 'Why rows of an import were refused',
  kind: 'query',
  who: 'import_records',
  within: 'mission',
  audit: (asked, { items }) => ({
    record: asked.id,
    note: `${new Set(items.map(({ row }) => row)).size} rows`,
  }),
  input,
  output: z.object({
    header: z.array(z.string()),
    /** Headings of columns that looked like identities: no cell of them was kept. */
    leftOut: z.array(z.string()),
    items: z.array(refusalView.extend({ cells: z.array(z.string()) })),
  }),
  handler: (context, asked) => readRefusals(context, asked.id),
});
