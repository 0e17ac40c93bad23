/**
 * What a reader holds in hand: counts, the lines along which they add up, and what else must hold between them. One
 * table is a system; so are all tables that an audience was ever given, with the year beside its quarters.
 */

/** One count of the system. */
export interface Count {
  /** A whole number, 0 or more. */
  readonly value: number;
  /** What it costs to withhold it, more than 0; a total costs more than a cell. */
  readonly cost: number;
  /** Decided already: given so in an earlier release, which can be neither taken back nor added to, or never shown. */
  readonly fixed?: 'shown' | 'withheld';
  /** Known to an insider, who counted the records; whether a release shows it or not. */
  readonly known?: boolean;
  /** What an insider knows that it does not exceed: the known count of those among whom it is. */
  readonly atMost?: number;
  /** Nobody may learn nothing by it: it helps to write down what is known of others. */
  readonly unasked?: boolean;
}
/** A whole and its parts, e.g. a row of a table with its total. */
export interface Line {
  /** Index of the count that is the whole. */
  readonly whole: number;
  /** Indices of its parts. */
  readonly parts: readonly number[];
  /** Whether the parts add up to the whole; they need not where a record may stand in several of them, or in none. */
  readonly addsUp: boolean;
  /** Whether the parts are attributes of the people of the whole, so that all of them in one part is told of each. */
  readonly attributes: boolean;
}
/** What holds between counts otherwise: the counts times their factors add up to 0 or less. */
export interface Bound {
  readonly terms: ReadonlyArray<readonly [count: number, factor: number]>;
}
/** Counts by index, and what ties them together. */
export interface System {
  readonly counts: readonly Count[];
  readonly lines: readonly Line[];
  readonly bounds: readonly Bound[];
}
