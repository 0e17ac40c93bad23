/** Counts of several tables, each once, and what ties them: what a reader has who lays the tables side by side. */
import type { GivenTable, LedgerTable } from './ledger.ts';
import { isSmall } from './rule.ts';
import type { Bound, Count, Line, System } from './system.ts';
import { costOf, type Places, tiesOf } from './table.ts';

type Values = ReadonlyArray<readonly [dimension: string, value: string]>;
const keyOf = (population: string, period: string, values: Values): string =>
  JSON.stringify([population, period, ...[...values].sort(([a], [b]) => (a < b ? -1 : 1))]);

/** By population, period and set of dimensions: the counts that there are. */
type Counted = Map<string, Map<string, Map<string, Values[]>>>;
const inner = <K, V>(map: Map<K, V>, key: K, empty: V): V => {
  const found = map.get(key) ?? empty;
  map.set(key, found);
  return found;
};

/** The tables as one system. */
export class Sheet implements System {
  readonly counts: Array<{ -readonly [K in keyof Count]: Count[K] }> = [];
  readonly lines: Line[] = [];
  readonly bounds: Bound[] = [];
  private readonly indices = new Map<string, number>();
  private readonly counted: Counted = new Map();

  /** @returns where the table's counts lie */
  add(table: LedgerTable): Places {
    const places = this.placesOf(table);
    const { lines, bounds } = tiesOf(table.counts, places);
    this.lines.push(...lines);
    this.bounds.push(...bounds);
    return places;
  }
  /** Notes how the table was given. */
  give(places: Places, { published }: GivenTable): void {
    const note = (index: number, shown: number | null): void => {
      const count = this.counts[index];
      if (count) count.fixed = shown === null ? 'withheld' : 'shown';
    };
    published.cells.forEach((row, r) => row.forEach((shown, c) => note(places.cell(r, c), shown)));
    published.rowTotals.forEach((shown, r) => note(places.rowTotal(r), shown));
    published.columnTotals.forEach((shown, c) => note(places.columnTotal(c), shown));
    note(places.total, published.total);
  }
  /**
   * A row whose name would tell is left out whole where its total is small, or withheld to cover another.
   * @returns whether a count is withheld now that was not
   */
  leaveOut(places: Places, table: LedgerTable, withheld: ReadonlySet<number>): boolean {
    let changed = false;
    const left: number[] = [];
    table.rowKeys.forEach((key, r) => {
      const total = places.rowTotal(r);
      const named = !isSmall(table.counts.rowTotals[r] ?? 0) && !withheld.has(total);
      if (!table.tellingRows.has(key) || named) return;
      left.push(r);
      for (const index of [total, ...table.columnKeys.map((_, c) => places.cell(r, c))]) {
        const count = this.counts[index];
        if (!count || count.fixed) continue;
        count.fixed = 'withheld';
        changed ||= !withheld.has(index);
      }
    });
    if (left.length > 0 && (changed || withheld.size === 0)) this.addRest(places, table, left);
    return changed;
  }
  /** What is left out of a list that adds up can be told by subtraction: that it is few must not be. */
  private addRest(
    { rowTotal, columnTotal, cell, total }: Places,
    table: LedgerTable,
    left: readonly number[],
  ): void {
    const value = (index: number): number => this.counts[index]?.value ?? 0;
    const sum = (indices: readonly number[]): number => indices.reduce((all, index) => all + value(index), 0);
    const lists = [
      { whole: total, of: rowTotal },
      ...table.columnKeys.map((_, c) => ({ whole: columnTotal(c), of: (r: number) => cell(r, c) })),
    ];
    for (const { whole, of } of lists) {
      const parts = left.map(of);
      if (!isSmall(sum(parts)) || sum(table.rowKeys.map((_, r) => of(r))) !== value(whole)) continue;
      const rest = this.counts.push({ value: sum(parts), cost: 1, fixed: 'withheld' }) - 1;
      this.lines.push({ whole: rest, parts, addsUp: true, attributes: false });
    }
  }
  /** The same count in a period and in the periods that it is made of. */
  joinPeriods(whole: string, parts: readonly string[]): void {
    for (const [population, periods] of this.counted) {
      for (const [dimensions, keys] of periods.get(whole) ?? []) {
        if (!parts.every((part) => periods.get(part)?.has(dimensions))) continue;
        for (const values of keys) {
          const index = this.indices.get(keyOf(population, whole, values));
          const found = parts.flatMap((part) => this.indices.get(keyOf(population, part, values)) ?? []);
          if (index !== undefined)
            this.lines.push({ whole: index, parts: found, addsUp: true, attributes: false });
        }
      }
    }
  }
  /** Where the total of a population lies, or the totals of the values of a dimension; in one period, or in all. */
  find(population: string, period: string | null, dimension: string | null): number[] {
    const periods = [...(this.counted.get(population) ?? [])];
    return periods.flatMap(([name, dimensions]) =>
      period === null || period === name
        ? (dimensions.get(dimension ?? '') ?? []).flatMap(
            (values) => this.indices.get(keyOf(population, name, values)) ?? [],
          )
        : [],
    );
  }
  /** One population is at least the other wherever both are counted; where they are not, a reader learns nothing. */
  compare(more: string, fewer: string): void {
    for (const [period, dimensions] of this.counted.get(fewer) ?? [])
      for (const keys of dimensions.values())
        for (const values of keys) {
          const [high, low] = [more, fewer].map((name) => this.indices.get(keyOf(name, period, values)));
          if (high === undefined || low === undefined) continue;
          if ((this.counts[low]?.value ?? 0) <= (this.counts[high]?.value ?? 0))
            this.bounds.push({
              terms: [
                [low, 1],
                [high, -1],
              ],
            });
        }
  }

  private placesOf(table: LedgerTable): Places {
    const { population, period, rows, columns, counts, rowKeys, columnKeys } = table;
    const of = (kind: 'cell' | 'lineTotal' | 'total', values: Values, value: number): number => {
      const key = keyOf(population, period, values);
      const known = this.indices.get(key);
      if (known !== undefined) return known;
      this.note(population, period, values);
      const index = this.counts.push({ value, cost: costOf(kind, value) }) - 1;
      this.indices.set(key, index);
      return index;
    };
    const total = of('total', [], counts.total);
    const rowTotals = rowKeys.map((key, r) => of('lineTotal', [[rows, key]], counts.rowTotals[r] ?? 0));
    const at = (list: readonly number[], i: number): number => list[i] ?? total;
    const rowTotal = (r: number): number => at(rowTotals, r);
    if (columns === null) return { total, rowTotal, cell: rowTotal, columnTotal: () => total };
    const columnTotals = columnKeys.map((key, c) =>
      of('lineTotal', [[columns, key]], counts.columnTotals[c] ?? 0),
    );
    const cells = rowKeys.map((row, r) =>
      columnKeys.map((column, c) =>
        of(
          'cell',
          [
            [rows, row],
            [columns, column],
          ],
          counts.cells[r]?.[c] ?? 0,
        ),
      ),
    );
    return {
      total,
      rowTotal,
      columnTotal: (c) => at(columnTotals, c),
      cell: (r, c) => at(cells[r] ?? [], c),
    };
  }
  private note(population: string, period: string, values: Values): void {
    const name = values
      .map(([dimension]) => dimension)
      .sort()
      .join();
    const periods = inner(this.counted, population, new Map<string, Map<string, Values[]>>());
    inner(inner(periods, period, new Map<string, Values[]>()), name, []).push(values);
  }
}
