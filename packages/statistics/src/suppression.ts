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

/** A table with its totals as last row and last column, and which of its cells are withheld. */
class Withholding implements Lines {
  readonly height: number;
  readonly width: number;
  private readonly table: CountTable;
  private readonly threshold: number;
  private readonly hidden = new Set<number>();
  private readonly lines: ReadonlyArray<readonly Cell[]>;
  constructor(table: CountTable, threshold: number) {
    this.table = table;
    this.threshold = threshold;
    this.height = table.cells.length + 1;
    this.width = (table.cells[0]?.length ?? table.columnTotals.length) + 1;
    const rows = Array.from({ length: this.height }, (_, r) => r);
    const columns = Array.from({ length: this.width }, (_, c) => c);
    this.lines = [
      ...rows.map((r) => columns.map((c): Cell => [r, c])),
      ...columns.map((c) => rows.map((r): Cell => [r, c])),
    ];
    for (const cell of this.lines.slice(0, this.height).flat()) if (this.isSmall(cell)) this.hide(cell);
  }

  readonly withheld = (r: number, c: number): boolean => this.hidden.has(r * this.width + c);
  /** The count, or null where it is withheld. */
  shown(r: number, c: number): number | null {
    return this.withheld(r, c) ? null : this.value([r, c]);
  }
  /** Withholds one cell more in each line that gives one away. @returns whether any did */
  closeLines(): boolean {
    let changed = false;
    for (const line of this.lines)
      if (this.gives(line) && this.hideOneOf(line.filter(([r, c]) => !this.withheld(r, c)))) changed = true;
    return changed;
  }
  /** Withholds one cell more where all lines together give a small count away. @returns whether they did */
  closeTogether(): boolean {
    return knownCells(this).some((cell) => this.isSmall(cell) && this.hideOneOf(closingCells(this, cell)));
  }

  private value([r, c]: Cell): number {
    const { cells, rowTotals, columnTotals, total } = this.table;
    if (r < this.height - 1) return (c < this.width - 1 ? cells[r]?.[c] : rowTotals[r]) ?? 0;
    return c < this.width - 1 ? (columnTotals[c] ?? 0) : total;
  }
  private isSmall(cell: Cell): boolean {
    return this.value(cell) > 0 && this.value(cell) < this.threshold;
  }
  private isTotal([r, c]: Cell): boolean {
    return r === this.height - 1 || c === this.width - 1;
  }
  private hide([r, c]: Cell): void {
    this.hidden.add(r * this.width + c);
  }
  /** A line gives a cell away when one alone is missing, or when what is missing adds up to only one possibility. */
  private gives(line: readonly Cell[]): boolean {
    const missing = line.filter(([r, c]) => this.withheld(r, c));
    if (missing.length === 0) return false;
    if (missing.length === 1) return true;
    const ofTotals =
      line.every(([r]) => r === this.height - 1) || line.every(([, c]) => c === this.width - 1);
    const comparable = ofTotals || !missing.some((cell) => this.isTotal(cell));
    const sum = missing.reduce((total, cell) => total + this.value(cell), 0);
    return (
      comparable &&
      missing.every((cell) => this.isSmall(cell)) &&
      (sum === missing.length || sum === missing.length * (this.threshold - 1))
    );
  }
  /** Inner cells before totals, the smallest first: the least information is lost. A zero only as a last resort. */
  private hideOneOf(shownCells: readonly Cell[]): boolean {
    const cost = (cell: Cell): number =>
      this.value(cell) + (this.value(cell) === 0 ? 1e9 : 0) + (this.isTotal(cell) ? 1e12 : 0);
    const candidates = shownCells.filter((cell) => this.value(cell) > 0);
    const next = [...(candidates.length > 0 ? candidates : shownCells)].sort((a, b) => cost(a) - cost(b))[0];
    if (next) this.hide(next);
    return next !== undefined;
  }
}

/**
 * @param table counts; totals may be less than the sum of a line where one record falls into several cells
 * @param threshold smallest count that may be shown (0 is always shown)
 */
export function suppress(table: CountTable, threshold: number = THRESHOLD): PublishedTable {
  const withholding = new Withholding(table, threshold);
  // Line by line until each holds for itself; only then what all of them together still give away.
  while (withholding.closeLines() || withholding.closeTogether());
  const { height, width } = withholding;
  return {
    cells: table.cells.map((row, r) => row.map((_, c) => withholding.shown(r, c))),
    rowTotals: table.rowTotals.map((_, r) => withholding.shown(r, width - 1)),
    columnTotals: table.columnTotals.map((_, c) => withholding.shown(height - 1, c)),
    total: withholding.shown(height - 1, width - 1),
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
