/**
 * Disclosure control for a published two-way table: cells from 1 to 4 are withheld, and further cells so that
 * neither a line of the table (a row, a column or a line of totals) nor all of them together let a reader subtract
 * a withheld cell back.
 * Source of the approach: Hundepool et al. 2012, Statistical Disclosure Control, ch. 4 (primary and secondary
 * suppression). One function, so that a fuller method can take its place.
 */
import { type Cell, closingCells, knownCells, type Lines } from './closed-paths.ts';

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
/** Counts from 1 to THRESHOLD − 1 are never shown. */
export const THRESHOLD = 5;

/**
 * @param table counts; totals may be less than the sum of a line where one record falls into several cells
 * @param threshold smallest count that may be shown (0 is always shown)
 */
export function suppress(table: CountTable, threshold: number = THRESHOLD): PublishedTable {
  const height = table.cells.length + 1;
  const width = (table.cells[0]?.length ?? table.columnTotals.length) + 1;
  const value = (r: number, c: number): number =>
    r < height - 1
      ? c < width - 1
        ? (table.cells[r]?.[c] ?? 0)
        : (table.rowTotals[r] ?? 0)
      : c < width - 1
        ? (table.columnTotals[c] ?? 0)
        : table.total;
  const hidden = new Set<number>();
  const at = (r: number, c: number): number => r * width + c;
  const hide = (r: number, c: number): void => {
    hidden.add(at(r, c));
  };
  for (let r = 0; r < height; r += 1)
    for (let c = 0; c < width; c += 1) if (value(r, c) > 0 && value(r, c) < threshold) hide(r, c);

  const lines: Array<Array<[number, number]>> = [];
  for (let r = 0; r < height; r += 1)
    lines.push(Array.from({ length: width }, (_, c): [number, number] => [r, c]));
  for (let c = 0; c < width; c += 1)
    lines.push(Array.from({ length: height }, (_, r): [number, number] => [r, c]));

  /** A line gives a cell away when one alone is missing, or when what is missing adds up to only one possibility. */
  const gives = (line: ReadonlyArray<[number, number]>): boolean => {
    const missing = line.filter(([r, c]) => hidden.has(at(r, c)));
    if (missing.length === 0) return false;
    if (missing.length === 1) return true;
    const inner = missing.filter(
      ([r, c]) =>
        !(r === height - 1 || c === width - 1) ||
        line.every(([lr]) => lr === height - 1) ||
        line.every(([, lc]) => lc === width - 1),
    );
    const sum = missing.reduce((total, [r, c]) => total + value(r, c), 0);
    const allPrimary = missing.every(([r, c]) => value(r, c) > 0 && value(r, c) < threshold);
    return (
      allPrimary &&
      inner.length === missing.length &&
      (sum === missing.length || sum === missing.length * (threshold - 1))
    );
  };
  // Inner cells before totals, the smallest first: the least information is lost. A zero only as a last resort.
  const cost = ([r, c]: Cell): number =>
    value(r, c) + (value(r, c) === 0 ? 1e9 : 0) + (r === height - 1 || c === width - 1 ? 1e12 : 0);
  const hideOneOf = (shownCells: readonly Cell[]): boolean => {
    const candidates = shownCells.filter(([r, c]) => value(r, c) > 0);
    const next = [...(candidates.length > 0 ? candidates : shownCells)].sort((a, b) => cost(a) - cost(b))[0];
    if (next) hide(next[0], next[1]);
    return next !== undefined;
  };
  const withheldLines: Lines = { height, width, withheld: (r, c) => hidden.has(at(r, c)) };
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines)
      if (gives(line) && hideOneOf(line.filter(([r, c]) => !hidden.has(at(r, c))))) changed = true;
    // Only where each line holds for itself: what all of them together still give away.
    for (const cell of changed ? [] : knownCells(withheldLines))
      if (value(...cell) < threshold && value(...cell) > 0 && hideOneOf(closingCells(withheldLines, cell))) {
        changed = true;
        break;
      }
  }
  const shown = (r: number, c: number): number | null => (hidden.has(at(r, c)) ? null : value(r, c));
  return {
    cells: table.cells.map((row, r) => row.map((_, c) => shown(r, c))),
    rowTotals: table.rowTotals.map((_, r) => shown(r, width - 1)),
    columnTotals: table.columnTotals.map((_, c) => shown(height - 1, c)),
    total: shown(height - 1, width - 1),
  };
}

/** One list of counts with its total, e.g. by month. */
export function suppressList(
  counts: readonly number[],
  total: number,
  threshold: number = THRESHOLD,
): { counts: Array<number | null>; total: number | null } {
  const published = suppress(
    { cells: counts.map((count) => [count]), rowTotals: [...counts], columnTotals: [total], total },
    threshold,
  );
  return { counts: published.cells.map((row) => row[0] ?? null), total: published.total };
}
