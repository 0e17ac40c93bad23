/** The figures that a mission's home opens on, and the periods that can be chosen instead: releases and nothing else. */
import { Problem } from '@openmara/core/access/problems';
import {
  parseReleasePeriod,
  periodsOfYear,
  type ReleasePeriod,
} from '@openmara/core/releases/release-period';
import type { ReleaseTable } from '@openmara/core/releases/release-tables';
import type { Context } from '../operations/operation.ts';
import { type Release, type ReleasedTable, tableFor, tablesOf } from '../releases/kept-releases.ts';

/** Verified incidents by first-level area: its total is the number that a period is known by. */
export const PLACES: ReleaseTable = { population: 'verified_incidents', rows: 'adm1', columns: null };
const REPORTS: ReleaseTable = { population: 'reports', rows: 'source', columns: null };
/** Two years, so that a quarter stands beside the same quarter of the year before. */
const QUARTERS_SHOWN = 9;

/** A release with what was published of it. */
export interface Opened {
  readonly release: Release;
  readonly tables: readonly ReleasedTable[];
}
/** A quarter as it stands in the trend; null is withheld. */
interface QuarterOfTrend {
  readonly quarter: string;
  readonly incidents: number | null;
  /** Reports received in it: how much was heard at all. */
  readonly reports: number | null;
}

const totalOf = ({ tables }: Opened, table: ReleaseTable): number | null =>
  tableFor(tables, table)?.total ?? null;
const isQuarter = ({ period }: Release): boolean => parseReleasePeriod(period)?.kind === 'quarter';

async function opened({ db, mission }: Context, release: Release): Promise<Opened> {
  return { release, tables: await tablesOf(db, mission.id, release.id) };
}

/** The latest quarter in which anything was verified; where there is none, the latest. @param quarters the latest first */
async function openingQuarter(context: Context, quarters: readonly Release[]): Promise<Opened | null> {
  for (const release of quarters) {
    const found = await opened(context, release);
    if (totalOf(found, PLACES) !== 0) return found;
  }
  return quarters[0] ? opened(context, quarters[0]) : null;
}

/**
 * The release that is asked for; without a period the one that the home opens on.
 * @returns null where the period was not released
 * @throws Problem input_invalid where the text is no period
 */
export async function openedRelease(
  context: Context,
  releases: readonly Release[],
  asked: string | undefined,
): Promise<Opened | null> {
  if (asked === undefined) return openingQuarter(context, releases.filter(isQuarter));
  const name = parseReleasePeriod(asked)?.name;
  if (!name) throw new Problem('input_invalid', [{ field: 'period', reason: 'problem.why.period' }]);
  const release = releases.find(({ period }) => period === name);
  return release ? opened(context, release) : null;
}

/** The quarters that were released up to the end of a period, in their order. */
export async function trendTo(
  context: Context,
  releases: readonly Release[],
  { last_day: end }: Release,
): Promise<QuarterOfTrend[]> {
  const shown = releases
    .filter((one) => isQuarter(one) && one.last_day <= end)
    .slice(0, QUARTERS_SHOWN)
    .toReversed();
  const trend: QuarterOfTrend[] = [];
  for (const release of shown) {
    const quarter = await opened(context, release);
    const [incidents, reports] = [totalOf(quarter, PLACES), totalOf(quarter, REPORTS)];
    trend.push({ quarter: release.period, incidents, reports });
  }
  return trend;
}

/**
 * What can be chosen, the latest first: of each year with a release, and of that of the quarter which ended last, every
 * period that has ended, with whether its figures were released.
 * @param now the moment of asking: what runs is not listed
 */
export function periodsToChoose(
  releases: readonly Release[],
  now: Date,
): Array<Pick<ReleasePeriod, 'kind'> & { readonly period: string; readonly released: boolean }> {
  const today = now.toISOString().slice(0, 10);
  const released = new Set(releases.map(({ period }) => period));
  const year = Number(today.slice(0, 4));
  // In the first quarter the one that ended last is of the year before.
  const current = String(today.slice(5, 7) <= '03' ? year - 1 : year);
  const years = new Set([...releases.map(({ period }) => period.slice(0, 4)), current]);
  return [...years]
    .toSorted((a, b) => b.localeCompare(a))
    .flatMap(periodsOfYear)
    .filter(({ to }) => to < today)
    .map(({ name, kind }) => ({ period: name, kind, released: released.has(name) }));
}
