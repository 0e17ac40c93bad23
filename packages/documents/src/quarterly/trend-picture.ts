import { directionOf, type Locale } from '@openmara/core/language/languages';
import { typeset } from '../house-style.ts';
import { lineChart, type TrendValue } from '../line-chart.ts';
import type { Drawing } from '../drawing.ts';
import { cell, quarterIn } from './in-words.ts';
import { WORDS } from './words/in-each-language.ts';

/** Every quarter from the first to the last, those that were not released too. */
function quartersTo(first: string, last: string): string[] {
  const names: string[] = [];
  let [year, quarter] = [Number(first.slice(0, 4)), Number(first.slice(-1))];
  for (let name = first; name <= last; name = `${year}-Q${quarter}`) {
    names.push(name);
    [year, quarter] = quarter === 4 ? [year + 1, 1] : [year, quarter + 1];
  }
  return names;
}
/** A quarter that was released; null is withheld. */
interface Released {
  readonly quarter: string;
  readonly verified: number | null;
  readonly reports: number | null;
}
interface TrendPicture extends Drawing {
  readonly caption: string;
  readonly alternative: string;
  /** Each number as it is read, with the quarter of the trend that it is of. */
  readonly rows: ReadonlyArray<{
    readonly label: string;
    readonly value: string;
    readonly at: number;
    readonly of: 'verified' | 'reports';
  }>;
}

/**
 * The line over the quarters, as it stands in the report and on the pages.
 * @param trend in the order of time
 * @returns null where one only was released
 */
export function trendPicture(trend: readonly Released[], locale: Locale): TrendPicture | null {
  const words = WORDS[locale];
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || trend.length < 2) return null;
  const value = (n: number | null | undefined): TrendValue =>
    n === undefined ? 'not_released' : (n ?? 'withheld');
  const points = quartersTo(first.quarter, last.quarter).map((name) => {
    const found = trend.find(({ quarter }) => quarter === name);
    const label = [words.trend.quarter(Number(name.slice(-1))), name.slice(0, 4)];
    return { label, value: value(found?.verified), effort: value(found?.reports) };
  });
  const rows = trend.flatMap(({ quarter, verified, reports }, at) => {
    const named = (what: string): string => `${quarterIn(words, quarter)}, ${what}`;
    return [
      { label: named(words.trend.incidents), value: cell(verified, locale), at, of: 'verified' as const },
      { label: named(words.trend.reports), value: cell(reports, locale), at, of: 'reports' as const },
    ];
  });
  return {
    ...lineChart(
      points,
      { line: words.trend.incidents, effort: words.trend.reports },
      { rightToLeft: directionOf(locale) === 'rtl' },
    ),
    caption: typeset(words.trend.caption, locale),
    alternative: rows.map(({ label, value: said }) => `${label}: ${said}`).join('; '),
    rows,
  };
}
