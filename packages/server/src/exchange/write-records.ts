/** Records out, a line each, for a spreadsheet: every cell a text that nothing runs, and what is not in the file under them. */
import { directionOf, type Locale } from '@openmara/core/language/languages';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { message } from '../language/messages.ts';
import type { FileAnswer } from '../operations/operation.ts';
import { csvOf } from './write-csv.ts';

export const RECORD_FORMATS = ['csv', 'xlsx'] as const;
/** Signs that a cell of a workbook holds at most; what is longer would make the whole file unreadable. */
const LONGEST_CELL = 32_767;
const fitting = (text: string): string =>
  text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;

const sheetOf = (lines: readonly (readonly string[])[]): SheetData =>
  lines.map((line, at) =>
    line.map((value) => ({
      value: fitting(value),
      type: String,
      ...(at === 0 ? { fontWeight: 'bold' as const } : {}),
    })),
  );

/**
 * @param lines the headings, then a line for each record
 * @param notes what is left out and why; in a workbook they have a sheet of their own
 */
export async function fileOfRecords(
  lines: readonly (readonly string[])[],
  notes: readonly string[],
  { name, format, locale }: { name: string; format: (typeof RECORD_FORMATS)[number]; locale: Locale },
): Promise<FileAnswer> {
  const records = lines.length - 1;
  const told = notes.map((note) => [note]);
  if (format === 'csv') {
    const bytes = new TextEncoder().encode(csvOf([...lines, [], ...told]));
    return { bytes, type: 'text/csv; charset=utf-8', name: `${name}.csv`, records };
  }
  const layout = { rightToLeft: directionOf(locale) === 'rtl' };
  const file = writeXlsxFile([
    { ...layout, sheet: name, data: sheetOf(lines), stickyRowsCount: 1 },
    {
      ...layout,
      sheet: 'notes',
      data: sheetOf([[message(locale, 'exported.notes')], ...told]),
      columns: [{ width: 100 }],
    },
  ]);
  return {
    bytes: await file.toBuffer(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${name}.xlsx`,
    records,
  };
}
