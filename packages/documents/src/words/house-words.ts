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
  /** By what headings are counted, as the documents of the Organization have it: I, II, III. */
  readonly headings: readonly string[];
  /** How such a letter is written: (a), or a) in French. */
  enumerated(letter: string): string;
  /** Between those parts. */
  readonly between: string;
  /** A text as the language sets it: French keeps its spaces before ; and : on the line. */
  typeset(text: string): string;
  /** Before what a label introduces: French has its space. */
  readonly colon: string;
  /** The day of the month before its name. */
  day(day: number): string;
  /** A whole number, zero or more, that opens a sentence; null where the rule for any other place holds. */
  opening(n: number): string | null;
}
