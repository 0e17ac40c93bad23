/**
 * Time with its precision: a source that says "mid-August" is kept as mid-August. A period is two days,
 * both inclusive, as ISO dates, and the precision that the source's words carry.
 */
export const DATE_PRECISIONS = ['exact', 'week', 'month', 'quarter', 'year', 'unknown'] as const;
/** How exactly a date is known. */
export type DatePrecision = (typeof DATE_PRECISIONS)[number];
/** First and last day as ISO texts, with the precision with which they are known; both null where the date is unknown. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: DatePrecision;
}
/** Nothing is known of the date. */
export const UNKNOWN_PERIOD: Period = { from: null, to: null, precision: 'unknown' };

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
/** YYYY-MM-DD of a year, month (1–12) and day; not checked, see {@link validDay}. */
export const isoDate = (y: number, m: number, d: number): string => `${pad(y, 4)}-${pad(m)}-${pad(d)}`;
/** The last day (28–31) of a month (1–12). */
export const lastDay = (y: number, m: number): number => new Date(Date.UTC(y, m, 0)).getUTCDate();

/** Whether the calendar has this day between 1900 and 2100. */
export function validDay(y: number, m: number, d: number): boolean {
  return y >= 1900 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= lastDay(y, m);
}
/** Whether a YYYY-MM-DD is a day of the calendar in the years 1 to 9999, which is what the database holds. */
export function isRealDay(iso: string): boolean {
  const [y = 0, m = 0, d = 0] = iso.split('-').map(Number);
  return y >= 1 && m >= 1 && m <= 12 && d >= 1 && d <= lastDay(y, m);
}
/** One exact day; null where the calendar has no such day. */
export const day = (y: number, m: number, d: number): Period | null =>
  validDay(y, m, d) ? { from: isoDate(y, m, d), to: isoDate(y, m, d), precision: 'exact' } : null;
/** A whole month (1–12); null where there is none. */
export const monthPeriod = (y: number, m: number): Period | null =>
  validDay(y, m, 1) ? { from: isoDate(y, m, 1), to: isoDate(y, m, lastDay(y, m)), precision: 'month' } : null;
/** A whole quarter (1–4); null where there is none. */
export const quarterPeriod = (y: number, q: number): Period | null =>
  q >= 1 && q <= 4 && validDay(y, 1, 1)
    ? { from: isoDate(y, q * 3 - 2, 1), to: isoDate(y, q * 3, lastDay(y, q * 3)), precision: 'quarter' }
    : null;
/** A whole year; null outside the years that logs write. */
export const yearPeriod = (y: number): Period | null =>
  validDay(y, 1, 1) ? { from: isoDate(y, 1, 1), to: isoDate(y, 12, 31), precision: 'year' } : null;

/** A calendar quarter by its name, e.g. `2016-Q3`; null when the text is not one. */
export function parseQuarter(text: string): Period | null {
  const match = /^(\d{4})-?q([1-4])$/i.exec(text.trim());
  return match ? quarterPeriod(Number(match[1]), Number(match[2])) : null;
}

/** The last quarter that was over on a day, with its two days. @param iso the day */
export function quarterBefore(iso: string): { readonly from: string; readonly to: string } {
  const [y = 0, m = 1] = iso.split('-').map(Number);
  const q = Math.ceil(m / 3);
  const [year, before] = q === 1 ? [y - 1, 4] : [y, q - 1];
  return { from: isoDate(year, before * 3 - 2, 1), to: isoDate(year, before * 3, lastDay(year, before * 3)) };
}

const addDays = (iso: string, days: number): string =>
  new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

/** The period of a day at a coarser precision, e.g. 2016-08-17 at `month` is August 2016. */
export function widen(iso: string, precision: DatePrecision): Period {
  const [y = 0, m = 0] = iso.split('-').map(Number);
  switch (precision) {
    case 'exact':
      return { from: iso, to: iso, precision };
    case 'week': {
      const monday = addDays(iso, -((new Date(iso).getUTCDay() + 6) % 7));
      return { from: monday, to: addDays(monday, 6), precision };
    }
    case 'month':
      return monthPeriod(y, m) ?? UNKNOWN_PERIOD;
    case 'quarter':
      return quarterPeriod(y, Math.ceil(m / 3)) ?? UNKNOWN_PERIOD;
    case 'year':
      return yearPeriod(y) ?? UNKNOWN_PERIOD;
    case 'unknown':
      return UNKNOWN_PERIOD;
  }
}

/** A spreadsheet's serial day (1900 system, 1904 by flag) as a period; null outside 1900–2100. */
export function fromSerial(serial: number, date1904 = false): Period | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 80_000) return null;
  const base = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(base + Math.floor(serial) * 86_400_000);
  return day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
