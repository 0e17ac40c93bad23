/**
 * A reader who keeps every table that was ever given and lays them side by side: which count is the same in two of
 * them, what adds up to what, what cannot be less than what. For tests, as attack.ts is; made from the tables as they
 * look, apart from the sheet by which they were protected.
 */
import { attack, type Held, type Known, revealed } from './attack.ts';
import type { Insider } from './insider.ts';
import type { GivenTable, Ledger } from './ledger.ts';
import { isSmall, THRESHOLD } from './rule.ts';

/** What a reader knows of the register without any table. */
export interface Knowledge extends Pick<Ledger, 'periods' | 'atLeast'> {
  /** Whether one record may stand in several values of the dimension. */
  readonly overlaps: (population: string, dimension: string) => boolean;
  /** What this reader reads of the records themselves. */
  readonly insider?: Insider;
}
type Named = readonly [population: string, period: string, ...values: string[]];

/** Every count that has a name, with what was shown of it, and the conditions between them. */
class Desk implements Held {
  readonly shown: Array<number | null> = [];
  readonly truth: number[] = [];
  readonly names: Named[] = [];
  readonly known: Known[] = [];
  /** Each row, column and list of totals, for what it tells of the people of its whole. */
  readonly groups: Array<{ whole: number; parts: readonly number[] }> = [];
  readonly atMost = new Map<number, number>();
  readonly unasked = new Set<number>();
  /** Counts that this reader counted. */
  readonly counted = new Set<number>();
  private readonly at = new Map<string, number>();
  private readonly laid = new Set<string>();
  private readonly knowledge: Knowledge;
  constructor(knowledge: Knowledge) {
    this.knowledge = knowledge;
  }

  find(...[population, period, ...values]: Named): number | undefined {
    return this.at.get(JSON.stringify([population, period, ...values.sort()]));
  }
  lay(table: GivenTable): void {
    const { population, period, rows, columns, rowKeys, columnKeys, counts, published } = table;
    const exact = (dimension: string): boolean => !this.knowledge.overlaps(population, dimension);
    const count = (truth = 0, shown: number | null = null, ...values: string[]): number =>
      this.place([population, period, ...values], truth, shown);
    const total = count(counts.total, published.total);
    const row = rowKeys.map((key, r) => count(counts.rowTotals[r], published.rowTotals[r], `${rows}=${key}`));
    this.list([population, period, rows], total, row, exact(rows));
    if (columns === null) return;
    const column = columnKeys.map((key, c) =>
      count(counts.columnTotals[c], published.columnTotals[c], `${columns}=${key}`),
    );
    this.list([population, period, columns], total, column, exact(columns));
    const cells = rowKeys.map((r, i) =>
      columnKeys.map((c, j) =>
        count(counts.cells[i]?.[j], published.cells[i]?.[j], `${rows}=${r}`, `${columns}=${c}`),
      ),
    );
    cells.forEach((line, i) => this.group(row[i] ?? 0, line, exact(columns)));
    column.forEach((whole, j) =>
      this.group(
        whole,
        cells.map((line) => line[j] ?? 0),
        exact(rows),
      ),
    );
    // Two totals that together exceed the whole meet in at least the difference.
    cells.forEach((line, i) =>
      line.forEach((cell, j) =>
        this.know('<=', [row[i] ?? 0, 1], [column[j] ?? 0, 1], [total, -1], [cell, -1]),
      ),
    );
  }
  /** The same name in a longer period and in those that it is made of; one population beside another. */
  compare(): void {
    for (const [index, [population, period, ...values]] of this.names.entries()) {
      for (const { whole, parts } of this.knowledge.periods) {
        if (whole !== period) continue;
        const found = parts.map((part) => this.find(population, part, ...values));
        const all = found.filter((part) => part !== undefined);
        if (all.length === parts.length) this.sum(index, all, true);
      }
      for (const { more, fewer } of this.knowledge.atLeast) {
        const high = population === fewer ? this.find(more, period, ...values) : undefined;
        if (high !== undefined) this.know('<=', [index, 1], [high, -1]);
      }
    }
  }
  /** A named row that is left out may be any number of people: what is missing from an exact list is a count too. */
  missing({ population, period, rows, rowKeys, counts, published, tellingRows }: GivenTable): void {
    if (tellingRows.size === 0 || this.knowledge.overlaps(population, rows)) return;
    const named = rowKeys.map((_, r) => r).filter((r) => published.rowTotals[r] !== null);
    const left = counts.total - named.reduce((sum, r) => sum + (counts.rowTotals[r] ?? 0), 0);
    const rest = this.place([population, period, `${rows} missing`], left, null);
    const total = this.find(population, period);
    const listed = named.flatMap((r) => this.find(population, period, `${rows}=${rowKeys[r]}`) ?? []);
    if (total !== undefined) this.sum(total, [rest, ...listed], true);
  }

  /** Counts what this reader can count, and puts down the people of each record that is read. */
  read({ counts, bands }: Insider): void {
    const mine = new Set(
      counts.flatMap(({ population, dimensions }) => [
        population,
        ...dimensions.map((d) => `${population} ${d}`),
      ]),
    );
    for (const [index, [population, , ...values]] of this.names.entries()) {
      const list = [population, ...values.map((value) => value.replace(/=.*| missing/, ''))].join(' ');
      if (!mine.has(list)) continue;
      this.counted.add(index);
      this.shown[index] = this.truth[index] ?? 0;
    }
    for (const { whole, parts } of this.groups)
      for (const part of this.counted.has(whole) ? parts : [])
        this.atMost.set(part, Math.min(this.atMost.get(part) ?? Infinity, this.truth[whole] ?? 0));
    for (const { population, period, small, large } of bands) {
      const total = this.find(population, period);
      if (total === undefined) continue;
      const each = small.map((count, n) => this.place([population, period, `record ${n}`], count, null));
      for (const one of each)
        this.known.push({ terms: [[one, 1]], is: '>=', number: 1 }, { terms: [[one, 1]], is: '<=', number: THRESHOLD - 1 }); // prettier-ignore
      const rest = (this.truth[total] ?? 0) - small.reduce((sum, count) => sum + count, 0);
      const others = this.place([population, period, 'large records'], rest, large === 0 ? rest : null);
      this.unasked.add(others);
      this.known.push({ terms: [[others, 1]], is: '>=', number: large * THRESHOLD });
      this.sum(total, [...each, others], true);
    }
  }
  private place([population, period, ...values]: Named, truth: number, shown: number | null): number {
    const name: Named = [population, period, ...values.sort()];
    const index = this.at.get(JSON.stringify(name)) ?? this.names.push(name) - 1;
    this.at.set(JSON.stringify(name), index);
    this.truth[index] = truth;
    if (shown !== null) this.shown[index] = shown;
    else this.shown[index] ??= null;
    return index;
  }
  /** A condition is known where it holds: who believes what does not hold learns nothing true by it. */
  private know(is: Known['is'], ...terms: Array<readonly [count: number, factor: number]>): void {
    const sum = terms.reduce((all, [count, factor]) => all + factor * (this.truth[count] ?? 0), 0);
    const holds = is === '=' ? sum === 0 : is === '<=' ? sum <= 0 : sum >= 0;
    if (holds) this.known.push({ terms, is, number: 0 });
  }
  private sum(whole: number, parts: readonly number[], exact: boolean): void {
    this.know(exact ? '=' : '>=', ...parts.map((part) => [part, 1] as const), [whole, -1]);
    if (!exact) for (const part of parts) this.know('<=', [part, 1], [whole, -1]);
  }
  private group(whole: number, parts: readonly number[], exact: boolean): void {
    this.sum(whole, parts, exact);
    this.groups.push({ whole, parts });
  }
  private list(name: readonly string[], whole: number, parts: readonly number[], exact: boolean): void {
    if (this.laid.has(name.join())) return;
    this.laid.add(name.join());
    this.group(whole, parts, exact);
  }
}

/**
 * Everything that a reader of all of the tables could learn against the rule.
 * @returns a sentence for each; none where the rule holds
 */
export async function learned(tables: readonly GivenTable[], knowledge: Knowledge): Promise<string[]> {
  const desk = new Desk(knowledge);
  for (const table of tables) desk.lay(table);
  desk.compare();
  for (const table of tables) desk.missing(table);
  if (knowledge.insider) desk.read(knowledge.insider);
  const name = (count: number): string => desk.names[count]?.join(' ') ?? '';
  const shown = desk.shown.flatMap((value, count) =>
    value !== null && isSmall(value) && !desk.counted.has(count) ? [`${name(count)} is shown`] : [],
  );
  const narrowed = (await attack(desk, desk.truth))
    // What is missing is not a count that the table gives: only that it is few must not be told.
    .filter(({ count, truth }) => isSmall(truth) || !name(count).endsWith('missing'))
    .map(({ count, possible }) => `${name(count)} is one of ${possible.join()}`);
  const told: string[] = [];
  for (const { whole, parts } of desk.groups) {
    if (parts.length < 2 || desk.truth[whole] === 0) continue;
    const few = desk.counted.has(whole) && isSmall(desk.truth[whole] ?? 0);
    if (desk.shown[whole] !== null && !few) continue;
    const part = parts.find((index) => desk.truth[index] === desk.truth[whole]);
    if (part !== undefined && !desk.counted.has(part) && (await revealed(desk, desk.truth, { whole, part })))
      told.push(`all of ${name(whole)} are in ${name(part)}`);
  }
  return [...shown, ...narrowed, ...told];
}
