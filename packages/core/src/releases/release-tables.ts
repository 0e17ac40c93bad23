/** What a release holds: the same tables each time, so that nobody asks the register by asking for tables. */
import type { Dimension } from '../analysis/dimensions.ts';

/** What is counted. Incidents and survivors are of the decisions of the period; what is not verified, of its events. */
export const POPULATIONS = [
  'verified_incidents',
  'survivors_of_verified',
  'incidents_not_verified',
  'verified_without_consent',
  'reports',
] as const;
/** A population of a release. */
export type Population = (typeof POPULATIONS)[number];

/** Whether an incident was verified late (docs/methods/quarters.md); counted by quarter only. */
export const TIMINGS = ['late', 'in_time'] as const;
/** By what a release counts: a dimension, or the timing of the decision. */
export type ReleaseDimension = Exclude<Dimension, 'place' | 'adm2' | 'month'> | 'timing';

/** One table of a release. */
export interface ReleaseTable {
  readonly population: Population;
  readonly rows: ReleaseDimension;
  readonly columns: ReleaseDimension | null;
}

/** The tables of every release, the most important first: where not all can be given, the last go. */
export const RELEASE_TABLES: readonly ReleaseTable[] = [
  { population: 'verified_incidents', rows: 'form', columns: 'sex' },
  { population: 'survivors_of_verified', rows: 'sex', columns: 'age' },
  { population: 'verified_incidents', rows: 'adm1', columns: null },
  { population: 'verified_incidents', rows: 'party', columns: null },
  { population: 'incidents_not_verified', rows: 'status', columns: null },
  { population: 'reports', rows: 'source', columns: null },
  { population: 'survivors_of_verified', rows: 'displacement', columns: null },
  { population: 'verified_incidents', rows: 'timing', columns: null },
  { population: 'verified_incidents', rows: 'circumstance', columns: null },
  { population: 'verified_without_consent', rows: 'status', columns: null },
  { population: 'survivors_of_verified', rows: 'service', columns: 'response' },
  { population: 'reports', rows: 'adm1', columns: null },
];

/** Dimensions whose values are named only with a total that may be shown: that a party is there at all tells something. */
export const TELLING: ReadonlySet<ReleaseDimension> = new Set<ReleaseDimension>([
  'party',
  'country',
  'quarter',
  'year',
]);
/**
 * What headquarters counts for itself: it reads verified incidents one by one, with the area, the forms, the parties and
 * whether they were late (core/incidents/capabilities.ts), and of each in which band its survivors are.
 */
export const READ_BY_HEADQUARTERS: ReadonlyArray<{
  readonly population: Population;
  readonly dimensions: readonly ReleaseDimension[];
}> = [{ population: 'verified_incidents', dimensions: ['adm1', 'form', 'party', 'timing'] }];
/** Populations of which each record of the second belongs to one or more of the first. */
export const AT_LEAST = [{ more: 'survivors_of_verified', fewer: 'verified_incidents' }] as const;
