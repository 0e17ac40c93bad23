/**
 * The rule of disclosure control, once. Everything that shows a count asks here; nothing else in the house knows the
 * number. Written out with its limits in docs/methods/disclosure.md.
 */

/** Counts from 1 to THRESHOLD − 1 are never shown. */
export const THRESHOLD = 5;
/** How many values a withheld count that is not small must stay open to. A small one stays open to every small value. */
export const OPEN_VALUES = 4;

/** Whether a count is small: about so few people that it is about somebody. */
export const isSmall = (count: number): boolean => count > 0 && count < THRESHOLD;

/** Every small value, 1 to THRESHOLD − 1. */
export const SMALL_VALUES: readonly number[] = Array.from({ length: THRESHOLD - 1 }, (_, i) => i + 1);

/** A number that is spoken of only where it is not small; none is not spoken of either, so that silence says nothing. */
export const saidBeside = (count: number | null): number | null =>
  count === null || count < THRESHOLD ? null : count;

/**
 * Which values a reader must still think possible for a withheld count. Of a few among records that are
 * known to be fewer than a small count can be (`atMost`) one more suffices: that not all is told.
 * @param possible the values shown to be possible so far, the true one among them
 * @returns values to try next, the most telling first; empty where enough are possible
 */
export function valuesToOpen(
  count: number,
  possible: ReadonlySet<number>,
  atMost = Number.POSITIVE_INFINITY,
): number[] {
  if (atMost < THRESHOLD - 1)
    return possible.size > 1
      ? []
      : [0, ...SMALL_VALUES].filter((value) => value <= atMost && !possible.has(value));
  if (isSmall(count))
    return SMALL_VALUES.filter((value) => !possible.has(value)).sort(
      (a, b) => Math.abs(b - count) - Math.abs(a - count),
    );
  if (possible.size >= OPEN_VALUES) return [];
  const reach = OPEN_VALUES - 1;
  const steps = Array.from({ length: reach }, (_, i) => reach - i);
  return [
    ...steps.flatMap((step) => [count + step, count - step]),
    count + OPEN_VALUES,
    count - OPEN_VALUES,
  ].filter((value) => value >= 0 && value <= atMost && !possible.has(value));
}
