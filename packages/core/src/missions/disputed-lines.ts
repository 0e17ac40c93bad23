/** Which lines without a final status lie on the map of a country, and what the United Nations says of them. */

/** What a map must say of a line that lies on it, in the order in which it is said; the words are in the catalogues. */
export const BOUNDARY_STATEMENTS = ['sudan_south_sudan', 'abyei'] as const;
/** A statement that a map must carry, by the message that says it. */
export type BoundaryStatement = (typeof BOUNDARY_STATEMENTS)[number];

/** A boundary that is not settled, with the countries on whose maps it lies. */
export interface DisputedLine {
  /** ISO 3166 alpha-3 codes of the countries on whose maps it lies. */
  readonly countries: readonly string[];
  /** Null where the dashes say enough. */
  readonly statement: BoundaryStatement | null;
}

/** The lines that lie on the map of a country. @param country ISO 3166 alpha-3 */
export const linesOn = <Line extends DisputedLine>(lines: readonly Line[], country: string): Line[] =>
  lines.filter((line) => line.countries.includes(country));

/** What is to be said under a map on which these lines lie, each once. */
export const statementsOf = (lines: readonly DisputedLine[]): BoundaryStatement[] =>
  BOUNDARY_STATEMENTS.filter((statement) => lines.some((line) => line.statement === statement));
