/** What each population of a release is in the register: which records, by which of their days, in which states. */
import { type CountedCell, countedText } from '../analysis/counted-cell.ts';
import type { Unit } from '../analysis/dimensions.ts';
import type { Population, ReleaseDimension } from './release-tables.ts';

/** How a population is counted. */
interface Counting extends Pick<CountedCell, 'basis' | 'statuses'> {
  readonly unit: Unit;
}
/** The question that each population asks of the register. */
export const COUNTING: Readonly<Record<Population, Counting>> = {
  verified_incidents: { unit: 'incidents', basis: 'decided', statuses: ['verified'] },
  survivors_of_verified: { unit: 'survivors', basis: 'decided', statuses: ['verified'] },
  incidents_not_verified: {
    unit: 'incidents',
    basis: 'occurred',
    statuses: ['reported', 'under_verification', 'not_verified'],
  },
  verified_without_consent: { unit: 'incidents', basis: 'decided', statuses: ['verified'] },
  reports: { unit: 'reports', basis: 'received', statuses: [] },
};

/**
 * The records behind a released figure, as a list is asked for them.
 * @returns null where they cannot be told by one question: what was verified in time, and what is of no area
 */
export function countedIn(
  of: {
    readonly population: Population;
    readonly rows: ReleaseDimension;
    readonly row: string | null;
    readonly columns: ReleaseDimension | null;
    readonly column: string | null;
  },
  when: { readonly from: string; readonly to: string; readonly asOf: string },
): { readonly list: 'incidents' | 'reports'; readonly counted: string } | null {
  const { population, rows, row, columns, column } = of;
  const counting = COUNTING[population];
  const list = counting.unit === 'reports' ? 'reports' : 'incidents';
  if (population === 'verified_without_consent')
    return { list, counted: countedText({ ...counting, ...when, lacking: 'yes' }) };
  if (row === 'in_time' || (rows === 'adm1' && row === '—')) return null;
  const cell = {
    ...counting,
    ...when,
    ...(rows === 'timing' || row === null ? {} : { rows, row }),
    ...(rows === 'timing' && row === 'late' ? { late: 'yes' as const } : {}),
    ...(columns === null || columns === 'timing' || column === null ? {} : { columns, column }),
  };
  return { list, counted: countedText(cell) };
}
