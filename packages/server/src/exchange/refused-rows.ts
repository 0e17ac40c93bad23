/** The refused rows of an import, to read and to correct. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { type Context, defineFile, defineOperation } from '../operations/operation.ts';
import { refusalView } from './import-views.ts';
import { REASON_HEADING } from './refused-file.ts';
import { csvOf } from './write-csv.ts';

const input = z.object({ mission: z.string(), id: z.uuid() });
const MOST = 10_000;

interface RefusalRow extends z.infer<typeof refusalView> {
  /** As the file has them, in its own order. */
  readonly cells: string[];
}

async function readRefusals(
  { db, mission, account, sees }: Context,
  id: string,
): Promise<{ header: string[]; items: RefusalRow[] }> {
  const run = await db.query<{ header: string[] | null }>(
    'select header from openmara.import_run where mission_id = $1 and id = $2 and ($3 or started_by = $4)',
    [mission.id, id, sees('imports_of_others'), account.accountId],
  );
  if (!run.rows[0]) throw new Problem('not_found');
  const { rows } = await db.query<RefusalRow>(
    `select row_number as row, column_name as column, value, code, reason, cells
     from openmara.import_refusal where mission_id = $1 and import_id = $2
     order by row_number, position limit ${MOST}`,
    [mission.id, id],
  );
  return { header: run.rows[0].header ?? [], items: rows };
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
    items: z.array(refusalView.extend({ cells: z.array(z.string()) })),
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
    const rows = new Map<number, { cells: readonly string[]; reasons: string[] }>();
    for (const item of items) {
      const row = rows.get(item.row) ?? { cells: item.cells, reasons: [] };
      row.reasons.push(item.column ? `${item.column}: ${item.reason}` : item.reason);
      rows.set(item.row, row);
    }
    const width = Math.max(header.length, ...[...rows.values()].map((row) => row.cells.length));
    const padded = (cells: readonly string[]): string[] =>
      Array.from({ length: width }, (_, at) => cells[at] ?? '');
    const lines = [...rows.values()].map((row) => [...padded(row.cells), row.reasons.join(' ')]);
    return {
      bytes: new TextEncoder().encode(csvOf([[...padded(header), REASON_HEADING], ...lines])),
      type: 'text/csv; charset=utf-8',
      name: 'refused-rows.csv',
    };
  },
});
