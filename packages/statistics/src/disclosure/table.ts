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

/** Where the counts of a table lie in a system. */
export interface Places {
  readonly cell: (row: number, column: number) => number;
  readonly rowTotal: (row: number) => number;
  readonly columnTotal: (column: number) => number;
  readonly total: number;
}
type Ties = Pick<System, 'lines' | 'bounds'>;
const upTo = (length: number): number[] => Array.from({ length }, (_, i) => i);

/**
 * How the counts of a table hang together. A line that adds up is known to. Where records stand in several cells, a
 * part is no more than its whole, the parts together are no less (unless some records stand in none), and two totals
 * that together exceed the whole meet in at least the difference (Fréchet).
 */
export function tiesOf(table: CountTable, { cell, rowTotal, columnTotal, total }: Places): Ties {
  const rows = upTo(table.rowTotals.length);
  const columns = upTo(table.columnTotals.length);
  const line = (whole: number, parts: Array<readonly [index: number, value: number]>, value: number) => ({
    whole,
    parts: parts.map(([index]) => index),
    // Where there is one row only, to stand in it says nothing.
    attributes: parts.length > 1,
    addsUp: parts.reduce((sum, [, part]) => sum + part, 0) === value,
    covers: parts.reduce((sum, [, part]) => sum + part, 0) > value,
  });
  const at = (r: number, c: number): readonly [number, number] => [cell(r, c), table.cells[r]?.[c] ?? 0];
  const lines = [
    ...table.rowTotals.map((value, r) =>
      line(
        rowTotal(r),
        columns.map((c) => at(r, c)),
        value,
      ),
    ),
    ...table.columnTotals.map((value, c) =>
      line(
        columnTotal(c),
        rows.map((r) => at(r, c)),
        value,
      ),
    ),
    line(
      total,
      table.rowTotals.map((value, r) => [rowTotal(r), value]),
      table.total,
    ),
    line(
      total,
      table.columnTotals.map((value, c) => [columnTotal(c), value]),
      table.total,
    ),
  ].filter(({ whole, parts }) => parts.length !== 1 || parts[0] !== whole);
  if (lines.every(({ addsUp }) => addsUp)) return { lines, bounds: [] };
  const meeting = rows.flatMap((r) =>
    columns.map((c): Bound => ({
      terms: [
        [rowTotal(r), 1],
        [columnTotal(c), 1],
        [total, -1],
        [cell(r, c), -1],
      ],
    })),
  );
  return { lines, bounds: [...lines.flatMap(boundsOfLine), ...meeting] };
}

/** What holds of a line that does not add up: a part is within the whole, and the parts cover it where they can. */
function boundsOfLine({ whole, parts, addsUp, covers }: Line & { readonly covers: boolean }): Bound[] {
  if (addsUp) return [];
  const within = parts.map((part): Bound => ({
    terms: [
      [part, 1],
      [whole, -1],
    ],
  }));
  const covering: Bound = { terms: [[whole, 1], ...parts.map((part) => [part, -1] as const)] };
  return covers ? [...within, covering] : within;
}

/** A table by itself; its counts are the cells row by row, then row totals, column totals and the total. */
function systemOf(table: CountTable): System {
  const [height, width] = [table.cells.length, table.columnTotals.length];
  const counts: Count[] = [
    ...table.cells.flat().map((value) => ({ value, cost: costOf('cell', value) })),
    ...table.rowTotals.map((value) => ({ value, cost: costOf('lineTotal', value) })),
    ...table.columnTotals.map((value) => ({ value, cost: costOf('lineTotal', value) })),
    { value: table.total, cost: costOf('total', table.total) },
  ];
  const places: Places = {
    cell: (r, c) => r * width + c,
    rowTotal: (r) => height * width + r,
    columnTotal: (c) => height * width + height + c,
    total: height * width + height + width,
  };
  return { counts, ...tiesOf(table, places) };
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
