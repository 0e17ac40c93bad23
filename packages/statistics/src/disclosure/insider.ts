/**
 * A reader who has the releases and reads some records as well: how many there are by what is shown of them, and of
 * each in which band its people are. What that reader does not see of a record must not be told by a release either.
 */
import { isSmall, THRESHOLD } from './rule.ts';
import type { Bound, Count, Line, System } from './system.ts';

/** Of the records that an insider reads one by one, how many people each counts, as far as a band tells. */
export interface Banded {
  /** The population that counts the people of those records. */
  readonly population: string;
  readonly period: string;
  /** Of each record with a small count that count; the insider knows that it is small. */
  readonly small: readonly number[];
  /** How many records count THRESHOLD or more; of them the insider knows no more. */
  readonly large: number;
}
/** What an insider reads beside the releases. */
export interface Insider {
  /** Lists that the insider can count: the whole population, and the values of these dimensions. */
  readonly counts: ReadonlyArray<{ readonly population: string; readonly dimensions: readonly string[] }>;
  readonly bands: readonly Banded[];
}
/** A count while it is written down. */
type Mutable = { -readonly [K in keyof Count]: Count[K] };

/** What is known adds up to what is known. */
function addKnown(counts: readonly Mutable[], lines: readonly Line[]): void {
  for (const { whole, parts, addsUp } of lines) {
    const count = counts[whole];
    if (addsUp && count && parts.length > 0 && parts.every((part) => counts[part]?.known)) {
      count.known = true;
      count.fixed = 'shown';
    }
  }
}
/** Nothing exceeds what is known to hold it. */
function addLimits(counts: readonly Mutable[], lines: readonly Line[]): void {
  for (const { whole, parts } of lines) {
    const holds = counts[whole];
    if (!holds?.known) continue;
    for (const part of parts) {
      const count = counts[part];
      if (count && !count.known) count.atMost = Math.min(count.atMost ?? holds.value, holds.value);
    }
  }
}

/**
 * One record stands for all with the same count: it and the others add up to the whole, and the others are at least
 * and, unless one of them is large, at most what their bands say.
 */
function addBands(
  counts: Mutable[],
  total: number,
  { small, large }: Banded,
): { lines: Line[]; bounds: Bound[] } {
  const lines: Line[] = [];
  const bounds: Bound[] = [];
  const whole = counts[total]?.value ?? 0;
  const most = THRESHOLD - 1;
  const one = counts.push({ value: 1, cost: 1, fixed: 'shown' }) - 1;
  const atLeast = (index: number, number: number) => bounds.push({ terms: [[one, number], [index, -1]] }); // prettier-ignore
  const atMost = (index: number, number: number) => bounds.push({ terms: [[index, 1], [one, -number]] }); // prettier-ignore
  for (const value of new Set(small)) {
    const record = counts.push({ value, cost: 1, fixed: 'withheld' }) - 1;
    const others = counts.push({ value: whole - value, cost: 1, fixed: 'withheld', unasked: true }) - 1;
    lines.push({ whole: total, parts: [record, others], addsUp: true, attributes: false });
    atLeast(record, 1);
    atMost(record, most);
    atLeast(others, small.length - 1 + large * THRESHOLD);
    if (large === 0) atMost(others, most * (small.length - 1));
  }
  return { lines, bounds };
}

/**
 * A system as an insider holds it; its first counts are those of the system that it is made from.
 * @param system what every reader holds
 * @param find where a count of a population lies: its total, or those of a dimension
 * @param withheld what is withheld from every reader already
 */
export function heldByInsider(
  system: System,
  find: (population: string, period: string | null, dimension: string | null) => readonly number[],
  { counts: lists, bands }: Insider,
  withheld: ReadonlySet<number>,
): System {
  const counts = system.counts.map((count, index): Mutable =>
    withheld.has(index) && !count.fixed ? { ...count, fixed: 'withheld' } : { ...count },
  );
  for (const { population, dimensions } of lists)
    for (const dimension of [null, ...dimensions])
      for (const index of find(population, null, dimension)) {
        const count = counts[index];
        if (!count) continue;
        count.known = true;
        count.fixed = 'shown';
      }
  addKnown(counts, system.lines);
  addLimits(counts, system.lines);
  const [lines, bounds] = [[...system.lines], [...system.bounds]];
  for (const band of bands)
    for (const total of find(band.population, band.period, null)) {
      const more = addBands(counts, total, band);
      lines.push(...more.lines);
      bounds.push(...more.bounds);
    }
  return { counts, lines, bounds };
}

/** Whether a known group is so small that of which kind it is must stay open. */
export const isKnownFew = ({ known, value }: Count): boolean => known === true && isSmall(value);
