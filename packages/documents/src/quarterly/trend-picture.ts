import { directionOf } from '@openmara/core/language/languages';
import { typeset } from '../house-style.ts';
import { lineChart, type TrendValue } from '../line-chart.ts';
import type { Block } from '../model.ts';
import type { QuarterlyFacts } from './facts.ts';
import { cell, quarterIn } from './in-words.ts';
import type { QuarterlyWords } from './words/quarterly-words.ts';

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
/** The line over the quarters; nothing where one only was released. */
export function trendPicture({ trend, locale, period }: QuarterlyFacts, words: QuarterlyWords): Block[] {
  const [first] = trend;
  if (!first || trend.length < 2) return [];
  const value = (n: number | null | undefined): TrendValue =>
    n === undefined ? 'not_released' : (n ?? 'withheld');
  const points = quartersTo(first.quarter, period.name).map((name) => {
    const found = trend.find(({ quarter }) => quarter === name);
    const label = [words.trend.quarter(Number(name.slice(-1))), name.slice(0, 4)];
    return { label, value: value(found?.verified), effort: value(found?.reports) };
  });
  const rows = trend.flatMap(({ quarter, verified, reports, figures }) => {
    const of = (what: string): string => `${quarterIn(words, quarter)}, ${what}`;
    return [
      { label: of(words.trend.incidents), value: cell(verified, locale), figure: figures.verified },
      { label: of(words.trend.reports), value: cell(reports, locale), figure: figures.reports },
    ];
  });
  return [
    {
      kind: 'picture',
      caption: typeset(words.trend.caption, locale),
      ...lineChart(
        points,
        { line: words.trend.incidents, effort: words.trend.reports },
        { rightToLeft: directionOf(locale) === 'rtl' },
      ),
      alternative: rows.map(({ label, value: said }) => `${label}: ${said}`).join('; '),
      disclaimer: typeset(`${words.withheldNote} ${words.trend.reading}`, locale),
      rows,
    },
  ];
}
