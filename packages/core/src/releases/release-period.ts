/** Periods for which figures are released: quarters, and the half-years and years that are made of them. */
import { parseQuarter } from '../incidents/period.ts';

/** A period of release by its name: `2016-Q3`, `2016-H2` or `2016`. */
export interface ReleasePeriod {
  readonly name: string;
  readonly kind: 'quarter' | 'half' | 'year';
  /** First and last day, ISO. */
  readonly from: string;
  readonly to: string;
  /** The quarters that it is made of; a quarter is its own. */
  readonly quarters: readonly string[];
  readonly year: string;
}

const QUARTERS_OF: Readonly<Record<string, readonly number[]>> = { H1: [1, 2], H2: [3, 4], '': [1, 2, 3, 4] };

/** The period that a text names, whatever its case; null where it names none. */
export function parseReleasePeriod(text: string): ReleasePeriod | null {
  const name = text.trim().toUpperCase();
  const match = /^(\d{4})(?:-(Q[1-4]|H[12]))?$/.exec(name);
  const [, year = '', part = ''] = match ?? [];
  if (!match) return null;
  const numbers = part.startsWith('Q') ? [Number(part.slice(1))] : (QUARTERS_OF[part] ?? []);
  const quarters = numbers.map((number) => `${year}-Q${number}`);
  const first = parseQuarter(quarters[0] ?? '');
  const last = parseQuarter(quarters.at(-1) ?? '');
  if (!first?.from || !last?.to) return null;
  const kind = part === '' ? 'year' : part.startsWith('H') ? 'half' : 'quarter';
  return { name, kind, from: first.from, to: last.to, quarters, year };
}

/** Which periods of a year are the sums of which others. */
export function sumsOfYear(year: string): Array<{ whole: string; parts: string[] }> {
  const quarter = (number: number): string => `${year}-Q${number}`;
  return [
    { whole: `${year}-H1`, parts: [quarter(1), quarter(2)] },
    { whole: `${year}-H2`, parts: [quarter(3), quarter(4)] },
    { whole: year, parts: [`${year}-H1`, `${year}-H2`] },
    { whole: year, parts: [1, 2, 3, 4].map(quarter) },
  ];
}

/** Every period of a year as releases are listed: the latest first; of those that end together the shorter first. */
export const periodsOfYear = (year: string): ReleasePeriod[] =>
  ['-Q4', '-H2', '', '-Q3', '-Q2', '-H1', '-Q1'].flatMap(
    (part) => parseReleasePeriod(`${year}${part}`) ?? [],
  );
