/** The refused rows of an import, to read and to correct. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';
import { type Context, defineFile, defineOperation } from '../operations/operation.ts';
import { refusalView } from './import-views.ts';
import { REASON_HEADING } from './refused-file.ts';
import { csvOf } from './write-csv.ts';

const input = z.object({ mission: z.string(), id: z.uuid() });
const MOST = 10_000;

const refusalRow = refusalView.extend({
  /** As the file has them, in its own order. */
  cells: z.array(z.string()),
});
const headerRow = z.object({ header: z.array(z.string()).nullable() });

async function readRefusals(
  { db, mission, account, sees }: Context,
  id: string,
): Promise<{ header: string[]; items: Array<z.infer<typeof refusalRow>> }> {
  const run = await maybeRow(
    db,
    headerRow,
    'select header from openmara.import_run where mission_id = $1 and id = $2 and ($3 or started_by = $4)',
    [mission.id, id, sees('imports_of_others'), account.accountId],
  );
  if (!run) throw new Problem('not_found');
  const items = await rows(
    db,
    refusalRow,
    `select row_number as row, column_name as column, value, code, reason, cells
     from openmara.import_refusal where mission_id = $1 and import_id = $2
     order by row_number, position limit ${MOST}`,
    [mission.id, id],
  );
  return { header: run.header ?? [], items };
}

export const listRefusals = defineOperation({
  name: 'import.refusals',
  summary: 'Why rows of an import were refused',
  kind: 'query',
  who: 'import_records',
  within: 'mission',
  audit: (asked) => ({ record: asked.id }),
  input,
  output: z.object({
    header: z.array(z.string()),
    items: z.array(refusalRow),
  }),
  handler: (context, asked) => readRefusals(context, asked.id),
});

/** One line a row under the file's own headings, reasons joined in a last column: correct it and import it again. */
export const refusedRows = defineFile({
  name: 'import.refused-rows',
  summary: 'The refused rows of an import as a CSV file, to correct and import again',
  who: 'import_records',
  within: 'mission',
  audit: (asked) => ({ record: asked.id }),
  input,
  async handler(context, asked) {
    const { header, items } = await readRefusals(context, asked.id);
    const refused = new Map<number, { cells: readonly string[]; reasons: string[] }>();
    for (const item of items) {
      const row = refused.get(item.row) ?? { cells: item.cells, reasons: [] };
      row.reasons.push(item.column ? `${item.column}: ${item.reason}` : item.reason);
      refused.set(item.row, row);
    }
    const width = Math.max(header.length, ...[...refused.values()].map((row) => row.cells.length));
    const padded = (cells: readonly string[]): string[] =>
      Array.from({ length: width }, (_, at) => cells[at] ?? '');
    const lines = [...refused.values()].map((row) => [...padded(row.cells), row.reasons.join(' ')]);
    return {
      bytes: new TextEncoder().encode(csvOf([[...padded(header), REASON_HEADING], ...lines])),
      type: 'text/csv; charset=utf-8',
      name: 'refused-rows.csv',
    };
  },
});
