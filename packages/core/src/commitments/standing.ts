/**
 * How a measure stands without anybody being asked: late, without progress, without money. The rule is the house's own
 * (docs/methods/commitments.md); each sign says what it was read from, and none says that a promise was broken.
 */
import type { Money } from '../records/fields.ts';

/** Days without any sign of progress after which a measure is said to make none: half a year. */
const QUIET_DAYS = 183;
/** Days before a measure is due from which it is said. */
const SOON_DAYS = 30;

/** What is said of a measure without asking. */
export const SIGNS = ['overdue', 'due_soon', 'no_progress', 'funds_lacking'] as const;
/** A sign that a measure needs somebody. */
export type Sign = (typeof SIGNS)[number];

/** What is known of a measure: days as ISO texts. */
export interface KnownOfMeasure {
  readonly state: string;
  /** The day since which it is in that state. */
  readonly stateSince: string;
  readonly due: string | null;
  readonly cost: Money | null;
  /** The latest day on which progress was seen. */
  readonly progressOn: string | null;
  readonly funds: readonly Funds[];
}
/** Money of one currency, in units of it. */
export interface Funds {
  readonly currency: string;
  readonly pledged: number;
  readonly received: number;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * What of its cost has not come, in the currency of the cost.
 * @returns null where no cost is known, or where money of another currency came that nobody converted
 */
export function gapOf({ cost, funds }: Pick<KnownOfMeasure, 'cost' | 'funds'>): number | null {
  if (!cost) return null;
  if (funds.some(({ currency, received }) => currency !== cost.currency && received > 0)) return null;
  const received = funds.find(({ currency }) => currency === cost.currency)?.received ?? 0;
  return Math.max(0, Math.round((cost.amount - received) * 100) / 100);
}

/**
 * The signs of a measure on a day, in their order. A measure that is done has none.
 * @param today ISO day
 */
export function signsOf(known: KnownOfMeasure, today: string): readonly Sign[] {
  if (known.state === 'done') return [];
  const { due, stateSince, progressOn } = known;
  const moved = progressOn !== null && progressOn > stateSince ? progressOn : stateSince;
  const signs: Sign[] = [];
  if (due !== null && due < today) signs.push('overdue');
  else if (due !== null && daysBetween(today, due) <= SOON_DAYS) signs.push('due_soon');
  if (daysBetween(moved, today) > QUIET_DAYS) signs.push('no_progress');
  if ((gapOf(known) ?? 0) > 0) signs.push('funds_lacking');
  return signs;
}
