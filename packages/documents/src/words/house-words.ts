/** What the United Nations house style asks of a language; each has a file beside this one. */
export interface HouseWords {
  /** Zero to nine. */
  readonly digits: readonly string[];
  /** January to December, as the United Nations writes them in that language. */
  readonly months: readonly string[];
  /** Between thousands. */
  readonly thousands: string;
  readonly percent: string;
  /** What the parts of an enumeration are named with: (a), (b), (c). */
  readonly letters: readonly string[];
  /** Between those parts. */
  readonly between: string;
  /** Before what a label introduces: French has its space. */
  readonly colon: string;
  /** The day of the month before its name. */
  day(day: number): string;
  /** A whole number, zero or more, that opens a sentence; null where the rule for any other place holds. */
  opening(n: number): string | null;
}
