/** Two days in one cell, the first and the last: “2016-08-01 to 2016-08-05”, “3–7 août 2016”, “من 3 إلى 7 يوليو 2016”. */
import { fold } from '../language/fold.ts';
import { type DatePrecision, isoDate, type Period, validDay } from './period.ts';

const OPENING = /^(?:from|between|since|du|de|des|entre|depuis|del|desde|من|بين|ما بين)\s+/;
const BETWEEN =
  /\s+(?:to|until|till|through|thru|and|au|a|jusqu'au|jusque|et|al|hasta|y|الى|إلى|حتى)\s+|\s*-+\s*|\s+و\s*|\s*[/~]\s*/g;

/** How exactly a span of days is known: a week, a month, a quarter or a year that holds it. */
export function precisionOfSpan(from: string, to: string): DatePrecision {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days === 0) return 'exact';
  return days <= 7 ? 'week' : days <= 31 ? 'month' : days <= 92 ? 'quarter' : 'year';
}

/**
 * Reads a first and a last day; null where the text is not two of them, or the last comes before the first.
 * @param single how one date of the pair is read
 */
export function parseRange(raw: string, single: (text: string) => Period | null): Period | null {
  const text = fold(raw).replace(OPENING, '');
  for (const separator of text.matchAll(BETWEEN)) {
    const left = text.slice(0, separator.index).trim();
    const right = text.slice(separator.index + separator[0].length).trim();
    if (left === '' || right === '') continue;
    const last = single(right);
    if (!last?.from || !last.to) continue;
    const from = firstOf(left, right, last.from, single);
    if (from !== null && from <= last.to)
      return { from, to: last.to, precision: precisionOfSpan(from, last.to) };
  }
  return null;
}

/** The first day, with the month and the year that only the last one states. */
function firstOf(
  left: string,
  right: string,
  lastDay: string,
  single: (text: string) => Period | null,
): string | null {
  const [y = 0, m = 0] = lastDay.split('-').map(Number);
  const dayOnly = /^(\d{1,2})(?:st|nd|rd|th|er)?$/.exec(left)?.[1];
  if (dayOnly) return validDay(y, m, Number(dayOnly)) ? isoDate(y, m, Number(dayOnly)) : null;
  // “28 July – 3 August 2016”, “28/07 – 03/08/2016”: the year follows the last day.
  if (/\d{4}/.test(right) && !/\d{4}/.test(left)) {
    const sign = /^\d{1,2}([-/.])\d{1,2}$/.exec(left)?.[1] ?? ' ';
    return single(`${left}${sign}${y}`)?.from ?? null;
  }
  return single(left)?.from ?? null;
}
