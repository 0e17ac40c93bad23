/**
 * How long a text may be that is read for what it means. What people write is far shorter; the expressions that read
 * it may take the square of the length, so that a longer one could hold the house up for minutes.
 */
export const TEXT_LIMITS = {
  /** A date or a span of days, in characters. */
  date: 200,
  /** A heading; what comes after it is not looked at. */
  heading: 500,
  /** A cell that is sampled for what its column holds. */
  sample: 500,
  /** A cell of a field that is not free text. */
  cell: 2_000,
} as const;
