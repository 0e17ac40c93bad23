/**
 * What is made coarse for who reads incidents but does not work on them: a month instead of a day, a band instead of
 * a number. One survivor on one day in one place is somebody.
 */
import { isSmall } from '@openmara/statistics/disclosure/rule';
import { monthPeriod, type Period, UNKNOWN_PERIOD } from './period.ts';

const monthOf = (iso: string): Period => {
  const [year = 0, month = 0] = iso.split('-').map(Number);
  return monthPeriod(year, month) ?? UNKNOWN_PERIOD;
};

/** The whole months in which a period lies; what is known less exactly stays as it is. */
export function wholeMonths(period: Period): Period {
  if (period.from === null || period.to === null) return period;
  const [first, last] = [monthOf(period.from), monthOf(period.to)];
  const fine = period.precision === 'exact' || period.precision === 'week';
  return { from: first.from, to: last.to, precision: fine ? 'month' : period.precision };
}
/** The first day of the month; null where the day is not known. */
export const firstOfMonth = (iso: string | null): string | null => iso && monthOf(iso).from;
/** The last day of the month; null where the day is not known. */
export const lastOfMonth = (iso: string | null): string | null => iso && monthOf(iso).to;

/** Bands of survivors: a small number is only known to be small. */
export const SURVIVOR_BANDS = ['none', '1-4', '5+'] as const;
/** A band of survivors. */
export type SurvivorBand = (typeof SURVIVOR_BANDS)[number];
/** The band of a number of survivors. */
export const survivorBand = (survivors: number): SurvivorBand =>
  survivors === 0 ? 'none' : isSmall(survivors) ? '1-4' : '5+';
