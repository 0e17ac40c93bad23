/** Tables out, for a spreadsheet: numbers as numbers, every other cell a text that nothing runs, and what is to be known under them. */
import { directionOf, type Locale } from '@openmara/core/language/languages';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { FileAnswer } from '../operations/operation.ts';
import { csvOf } from './write-csv.ts';

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
/** A table as it leaves. */
export interface TableToWrite {
  /** Of its sheet: at most 31 signs, which no other table of the file has. */
  readonly sheet: string;
  /** What is counted, of when. */
  readonly caption: string;
  readonly head: readonly string[];
  /** The name of the row first, then its counts; null is withheld. The last row is the totals. */
  readonly body: ReadonlyArray<readonly [name: string, ...counts: Array<number | null>]>;
  /** What the signs mean and what is left out, a line each. */
  readonly notes: readonly string[];
}
/** What stands for a count that is withheld; it is a text, so that no sum takes it for none. */
const WITHHELD = '–';

type Cell = string | number;
const linesOf = ({ caption, head, body, notes }: TableToWrite): Cell[][] => [
  [caption],
  [],
  [...head],
  ...body.map((row) => row.map((cell) => cell ?? WITHHELD)),
  [],
  ...notes.map((note) => [note]),
];

function sheetOf(table: TableToWrite): SheetData {
  const [first, total] = [2, 2 + table.body.length];
  return linesOf(table).map((line, at) =>
    line.map((value) => ({
      ...(typeof value === 'number'
        ? { value, type: Number, format: '#,##0' }
        : { value, type: String, ...(value === WITHHELD ? { align: 'right' as const } : {}) }),
      ...(at === 0 || at === first || at === total ? { fontWeight: 'bold' as const } : {}),
    })),
  );
}

/** @param name of the file, without its ending */
export async function fileOfTables(
  tables: readonly TableToWrite[],
  { name, format, locale }: { name: string; format: (typeof TABLE_FORMATS)[number]; locale: Locale },
): Promise<FileAnswer> {
  if (format === 'csv') {
    const lines = tables.flatMap((table, at) => [...(at > 0 ? [[]] : []), ...linesOf(table)]);
    const bytes = new TextEncoder().encode(csvOf(lines.map((line) => line.map(String))));
    return { bytes, type: 'text/csv; charset=utf-8', name: `${name}.csv`, figures: figuresIn(tables) };
  }
  const file = writeXlsxFile(
    tables.map((table) => ({
      sheet: table.sheet.slice(0, 31),
      data: sheetOf(table),
      columns: table.head.map((_, at) => ({ width: at === 0 ? 36 : 14 })),
      rightToLeft: directionOf(locale) === 'rtl',
    })),
  );
  return {
    bytes: await file.toBuffer(),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    name: `${name}.xlsx`,
    figures: figuresIn(tables),
  };
}
const figuresIn = (tables: readonly TableToWrite[]): number =>
  tables.reduce((sum, { body }) => sum + body.reduce((n, [, ...counts]) => n + counts.length, 0), 0);

/** The rows of a table with its totals: what stands on the page, in the same order. */
export function rowsWithTotals(
  table: {
    readonly rowKeys: ReadonlyArray<{ readonly label: string }>;
    readonly columnKeys: ReadonlyArray<{ readonly label: string }>;
    readonly cells: ReadonlyArray<ReadonlyArray<number | null>>;
    readonly rowTotals: ReadonlyArray<number | null>;
    readonly columnTotals: ReadonlyArray<number | null>;
    readonly total: number | null;
  },
  total: string,
): Pick<TableToWrite, 'head' | 'body'> {
  return {
    head: ['', ...table.columnKeys.map(({ label }) => label), total],
    body: [
      ...table.rowKeys.map(({ label }, r): TableToWrite['body'][number] => [
        label,
        ...(table.cells[r] ?? []),
        table.rowTotals[r] ?? null,
      ]),
      [total, ...table.columnTotals, table.total],
    ],
  };
}
