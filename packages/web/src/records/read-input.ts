/** What is typed, as values. */
import type { PeriodValue } from '@openmara/core/records/fields';

export type Precision = PeriodValue['precision'];

/** Digits as they are written in Arabic and Persian, and a comma for the point. */
const asLatin = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٬\s’']/g, '')
    .replace(/[٫,]/g, '.');
/** The number, or the text where it is none: it stays in the field and in the draft, and the answer says what is wrong. */
export function readNumber(text: string): number | string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const number = Number(asLatin(trimmed));
  return Number.isFinite(number) ? number : trimmed;
}
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const DAY = 86_400_000;

/** What is asked of a period. */
export interface Asked {
  readonly precision: Precision;
  readonly day: string;
  readonly year: string;
  readonly month: number;
}
/** First and last day of what is asked. @returns null where too little is said to know any day */
export function periodOf({ precision, day, year, month }: Asked): PeriodValue | null {
  if (precision === 'unknown') return null;
  if (precision === 'exact' || precision === 'week') {
    if (day === '') return null;
    const time = Date.parse(day);
    // A week begins on Monday.
    const first = precision === 'week' ? time - ((new Date(time).getUTCDay() + 6) % 7) * DAY : time;
    return { from: iso(first), to: iso(precision === 'week' ? first + 6 * DAY : first), precision };
  }
  if (!/^\d{4}$/.test(year)) return null;
  const first = precision === 'month' ? month : precision === 'quarter' ? month - ((month - 1) % 3) : 1;
  const months = precision === 'month' ? 1 : precision === 'quarter' ? 3 : 12;
  const at = Number(year);
  return { from: iso(Date.UTC(at, first - 1, 1)), to: iso(Date.UTC(at, first - 1 + months, 0)), precision };
}
/** What would be asked to give the period. */
export const askedOf = (value: PeriodValue | null): Asked => ({
  precision: value?.from ? value.precision : 'unknown',
  day: value?.from ?? '',
  year: value?.from?.slice(0, 4) ?? '',
  month: value?.from ? Number(value.from.slice(5, 7)) : 1,
});
