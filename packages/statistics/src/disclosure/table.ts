/** Disclosure control of one table that is given by itself: counts in two dimensions with their totals, or a list. */
import { protect } from './protect.ts';
import type { Bound, Count, Line, System } from './system.ts';

/** Counts of a two-way table with margins that were counted for themselves; all whole numbers, 0 or more. */
export interface CountTable {
  /** rows × columns */
  readonly cells: ReadonlyArray<readonly number[]>;
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly total: number;
}
/** The same shape; null is withheld. */
export interface PublishedTable {
  readonly cells: ReadonlyArray<ReadonlyArray<number | null>>;
  readonly rowTotals: ReadonlyArray<number | null>;
  readonly columnTotals: ReadonlyArray<number | null>;
  readonly total: number | null;
}

/** What withholding costs: a total is read by everybody, a zero hides little and is often known anyway. */
const COST = { cell: 1, zero: 2, lineTotal: 8, total: 64 } as const;
/** @param kind what the count is in its table */
export const costOf = (kind: 'cell' | 'lineTotal' | 'total', value: number): number =>
  kind === 'cell' && value === 0 ? COST.zero : COST[kind] + Math.log10(1 + value) / 4;

/** The counts of a table with their indices: cells row by row, then row totals, column totals and the total. */
export function systemOf(table: CountTable): System {
  const [height, width] = [table.cells.length, table.columnTotals.length];
  const cell = (r: number, c: number): number => r * width + c;
  const rowTotal = (r: number): number => height * width + r;
  const columnTotal = (c: number): number => height * width + height + c;
  const total = height * width + height + width;
  const counts: Count[] = [
    ...table.cells.flat().map((value) => ({ value, cost: costOf('cell', value) })),
    ...table.rowTotals.map((value) => ({ value, cost: costOf('lineTotal', value) })),
    ...table.columnTotals.map((value) => ({ value, cost: costOf('lineTotal', value) })),
    { value: table.total, cost: costOf('total', table.total) },
  ];
  const rows = table.rowTotals.map((_, r) => r);
  const columns = table.columnTotals.map((_, c) => c);
  // Where there is one row only, to stand in it says nothing.
  const line = (whole: number, parts: number[]): Line => ({ whole, parts, attributes: parts.length > 1 });
  const lines: Line[] = [
    ...rows.map((r) =>
      line(
        rowTotal(r),
        columns.map((c) => cell(r, c)),
      ),
    ),
    ...columns.map((c) =>
      line(
        columnTotal(c),
        rows.map((r) => cell(r, c)),
      ),
    ),
    line(total, rows.map(rowTotal)),
    line(total, columns.map(columnTotal)),
  ];
  return {
    counts,
    lines,
    bounds: boundsOf({ counts, lines }, { rows, columns, cell, rowTotal, columnTotal, total }),
  };
}

/**
 * Where records stand in several cells, adding up does not say all: a part is no more than its whole, and two totals
 * that together exceed the whole meet in at least the difference (Fréchet).
 */
function boundsOf(
  { counts, lines }: Pick<System, 'counts' | 'lines'>,
  at: {
    rows: number[];
    columns: number[];
    cell: (r: number, c: number) => number;
    rowTotal: (r: number) => number;
    columnTotal: (c: number) => number;
    total: number;
  },
): Bound[] {
  const value = (index: number): number => counts[index]?.value ?? 0;
  const addsUp = ({ whole, parts }: Line): boolean =>
    parts.reduce((sum, part) => sum + value(part), 0) === value(whole);
  if (lines.every(addsUp)) return [];
  const within = lines.flatMap(({ whole, parts }) =>
    parts.map((part): Bound => ({
      terms: [
        [part, 1],
        [whole, -1],
      ],
    })),
  );
  const meeting = at.rows.flatMap((r) =>
    at.columns.map((c): Bound => ({
      terms: [
        [at.rowTotal(r), 1],
        [at.columnTotal(c), 1],
        [at.total, -1],
        [at.cell(r, c), -1],
      ],
    })),
  );
  return [...within, ...meeting];
}

/**
 * Withholds what must be withheld of one table.
 * @param table totals may be less than the sum of a line where one record stands in several cells
 */
export async function suppress(table: CountTable): Promise<PublishedTable> {
  const system = systemOf(table);
  const protection = await protect(system);
  const [height, width] = [table.cells.length, table.columnTotals.length];
  const shown = (index: number): number | null =>
    'exposed' in protection || protection.withheld.has(index) ? null : (system.counts[index]?.value ?? null);
  return {
    cells: table.cells.map((row, r) => row.map((_, c) => shown(r * width + c))),
    rowTotals: table.rowTotals.map((_, r) => shown(height * width + r)),
    columnTotals: table.columnTotals.map((_, c) => shown(height * (width + 1) + c)),
    total: shown(system.counts.length - 1),
  };
}

/** One list of counts with its total, e.g. by month. */
export async function suppressList(
  counts: readonly number[],
  total: number,
): Promise<{ counts: Array<number | null>; total: number | null }> {
  const published = await suppress({
    cells: counts.map((count) => [count]),
    rowTotals: [...counts],
    columnTotals: [total],
    total,
  });
  return { counts: published.cells.map((row) => row[0] ?? null), total: published.total };
}
