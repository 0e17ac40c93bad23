import { defineFile } from '../operations/operation.ts';
import { REASON_HEADING } from './refused-file.ts';
import { csvOf } from './write-csv.ts';
import { input, readRefusals } from './read-refusals.ts';

/** One line a row under the file's own headings, reasons joined in a last column: correct it and import it again. */
export const refusedRows = defineFile({
  name: 'import.refused-rows',
  summary: 'The refused rows of an import as a CSV file, to correct and import again',
  who: 'import_records',
  within: 'mission',
  audit: (asked, answer) => ({ record: asked.id, note: `${answer.records ?? 0} rows, csv` }),
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
      records: refused.size,
    };
  },
});
