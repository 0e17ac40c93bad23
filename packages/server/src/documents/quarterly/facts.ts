/** A quarter for its report: the figures of its release, which is made with the first report of the quarter. */
import { Problem } from '@openmara/core/access/problems';
import type { Locale } from '@openmara/core/language/languages';
import type { PublishedCounts, QuarterlyFacts, TracedCounts } from '@openmara/documents/quarterly/facts';
import type { Missing } from '@openmara/documents/quarterly/words/quarterly-words';
import { saidBeside } from '@openmara/statistics/disclosure/rule';
import { maybeRow } from '../../database/rows.ts';
import { disputedLinesOn } from '../../missions/disputed-lines.ts';
import { missionNameColumns, missionNames } from '../../missions/mission-names.ts';
import {
  type Release,
  releaseOf,
  releasesOf,
  tableFor,
  tablesOf,
  whyMissing,
} from '../../releases/kept-releases.ts';
import { listeningIn } from '../../network/listening.ts';
import { partyNames } from '../../parties/party-names.ts';
import { areaNames } from '../../places/area-names.ts';
import { ensureRelease, type Making } from '../../releases/make.ts';
import { firstLevelAreas } from '../../places/first-level-areas.ts';
import { FigureList, type NamedTable } from './note-figures.ts';

/** The tables of the release that the report sets out, with what each is in words, for the list of figures. */
const TABLES = {
  formsBySex: {
    what: 'verified incidents by form and sex',
    population: 'verified_incidents',
    rows: 'form',
    columns: 'sex',
  },
  survivorsBySexAge: {
    what: 'survivors in verified incidents by sex and age',
    population: 'survivors_of_verified',
    rows: 'sex',
    columns: 'age',
  },
  survivorsByDisplacement: {
    what: 'survivors in verified incidents by displacement',
    population: 'survivors_of_verified',
    rows: 'displacement',
    columns: null,
  },
  incidentsByParty: {
    what: 'verified incidents by party',
    population: 'verified_incidents',
    rows: 'party',
    columns: null,
  },
  incidentsByPlace: {
    what: 'verified incidents by first-level area',
    population: 'verified_incidents',
    rows: 'adm1',
    columns: null,
  },
  incidentsByStatus: {
    what: 'incidents that occurred in the period by status',
    population: 'incidents_not_verified',
    rows: 'status',
    columns: null,
  },
  reports: { what: 'reports received in the period', population: 'reports', rows: 'source', columns: null },
  services: {
    what: 'survivors in verified incidents by service and its last state',
    population: 'survivors_of_verified',
    rows: 'service',
    columns: 'response',
  },
  reportsByPlace: {
    what: 'reports received in the period by first-level area',
    population: 'reports',
    rows: 'adm1',
    columns: null,
  },
  circumstances: {
    what: 'verified incidents by circumstance',
    population: 'verified_incidents',
    rows: 'circumstance',
    columns: null,
  },
  timing: {
    what: 'verified incidents, late (occurred in an earlier quarter, or recorded after its report was cleared) and in time',
    population: 'verified_incidents',
    rows: 'timing',
    columns: null,
  },
  withoutConsent: {
    what: 'verified incidents left out for lack of consent',
    population: 'verified_without_consent',
    rows: 'status',
    columns: null,
  },
} as const satisfies Readonly<Record<string, NamedTable>>;

/** What a quarter before is known by. */
const VERIFIED: NamedTable = { ...TABLES.incidentsByPlace, what: 'verified incidents of an earlier quarter' };

/** A table that was refused: nothing of it is said. */
const NOTHING: PublishedCounts = {
  rowKeys: [],
  columnKeys: [],
  cells: [],
  rowTotals: [],
  columnTotals: [],
  total: null,
};

/** The rows that say something: a row of nothing but zeros is left out of a report. */
function withoutEmptyRows(table: PublishedCounts): PublishedCounts {
  const rows = table.rowKeys
    .map((_, r) => r)
    .filter((r) => [table.rowTotals[r], ...(table.cells[r] ?? [])].some((count) => count !== 0));
  const columns = table.columnKeys
    .map((_, c) => c)
    .filter((c) => [table.columnTotals[c], ...table.cells.map((row) => row[c])].some((count) => count !== 0));
  return {
    rowKeys: rows.map((r) => table.rowKeys[r] ?? ''),
    columnKeys: columns.map((c) => table.columnKeys[c] ?? ''),
    cells: rows.map((r) => columns.map((c) => table.cells[r]?.[c] ?? null)),
    rowTotals: rows.map((r) => table.rowTotals[r] ?? null),
    columnTotals: columns.map((c) => table.columnTotals[c] ?? null),
    total: table.total,
  };
}

/** The quarter before and the same quarter of last year, where their figures were released. */
async function earlierQuarters(
  { db, mission }: Making,
  quarter: string,
  figures: FigureList,
): Promise<QuarterlyFacts['earlier']> {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(-1))];
  const before = number === 1 ? `${year - 1}-Q4` : `${year}-Q${number - 1}`;
  const found: Array<QuarterlyFacts['earlier'][number]> = [];
  for (const name of [before, `${year - 1}-Q${number}`]) {
    const release = await releaseOf(db, mission.id, name);
    if (!release) continue;
    const places = tableFor(await tablesOf(db, mission.id, release.id), TABLES.incidentsByPlace);
    const verified = places?.total ?? null;
    const figure = figures.note(release, VERIFIED, [null, null], verified);
    found.push({ quarter: name, verified, figure });
  }
  return found;
}

/** The quarters of the trend, with this one; two years and a quarter, as on the home of the mission. */
const TREND = 9;
/** What was verified and what was received in the quarters that were released up to this one. */
async function trendTo(
  { db, mission }: Making,
  release: Release,
  figures: FigureList,
): Promise<QuarterlyFacts['trend']> {
  const quarters = (await releasesOf(db, mission.id))
    .filter(({ period, last_day: end }) => /-Q[1-4]$/.test(period) && end <= release.last_day)
    .slice(0, TREND)
    .toReversed();
  const trend: Array<QuarterlyFacts['trend'][number]> = [];
  for (const one of quarters) {
    const tables = await tablesOf(db, mission.id, one.id);
    const verified = tableFor(tables, TABLES.incidentsByPlace)?.total ?? null;
    const reports = tableFor(tables, TABLES.reports)?.total ?? null;
    trend.push({
      quarter: one.period,
      verified,
      reports,
      figures: {
        verified: figures.note(
          one,
          { ...TABLES.incidentsByPlace, what: 'verified incidents' },
          [null, null],
          verified,
        ),
        reports: figures.note(one, TABLES.reports, [null, null], reports),
      },
    });
  }
  return trend;
}

/** Who listened in the period of a release, as it was known at its moment. */
const listenersOf = ({ db, mission }: Making, { first_day: from, last_day: to, moment }: Release) =>
  listeningIn(db, { missionId: mission.id, country: mission.country, from, to, moment });

/** @throws Problem input_invalid where the figures were released as of another moment than is asked for */
function assertMoment({ period, moment }: Release, asOf: Date | null): void {
  if (asOf && asOf.getTime() !== moment.getTime())
    throw new Problem('input_invalid', [
      {
        field: 'asOf',
        reason: 'problem.why.released',
        places: { period, moment: moment.toISOString() },
      },
    ]);
}

/**
 * @param period a quarter as 2016-Q3; anything else is refused as `input_invalid`
 * @param asOf the moment that the quarter's figures hold for, if they were not released before; null for now
 */
export async function quarterlyFacts(
  context: Making,
  period: string,
  locale: Locale,
  asOf: Date | null,
): Promise<QuarterlyFacts> {
  const { db, mission, now } = context;
  const release = await ensureRelease(context, period, asOf ?? now);
  assertMoment(release, asOf);
  const named = await maybeRow(db, missionNameColumns, 'select * from openmara.mission where id = $1', [
    mission.id,
  ]);
  const areas = await firstLevelAreas(db, mission.country);
  const tables = await tablesOf(db, mission.id, release.id);
  const figures = new FigureList();
  const table = (of: keyof typeof TABLES): TracedCounts =>
    figures.table(release, TABLES[of], withoutEmptyRows(tableFor(tables, TABLES[of]) ?? NOTHING));
  const tableOrWhyNot = (of: keyof typeof TABLES): TracedCounts | Missing =>
    tableFor(tables, TABLES[of]) ? table(of) : whyMissing(tables, TABLES[of]);
  const timing = table('timing');
  const incidentsByParty = table('incidentsByParty');
  const lackingConsent = table('withoutConsent');
  return {
    locale,
    mission: {
      code: mission.code,
      names: missionNames(named ?? {}, mission.code),
      synthetic: release.synthetic,
    },
    period: { name: release.period, from: release.first_day, to: release.last_day },
    asOf: release.moment.toISOString(),
    formsBySex: table('formsBySex'),
    survivorsBySexAge: table('survivorsBySexAge'),
    survivorsByDisplacement: table('survivorsByDisplacement'),
    incidentsByParty,
    incidentsByPlace: table('incidentsByPlace'),
    incidentsByStatus: table('incidentsByStatus'),
    circumstances: table('circumstances'),
    reportsBySource: table('reports'),
    services: tableOrWhyNot('services'),
    reportsByPlace: tableOrWhyNot('reportsByPlace'),
    names: {
      places: await areaNames(db, mission.country, locale),
      parties: await partyNames(db, incidentsByParty.rowKeys, locale),
    },
    listening: await listenersOf(context, release),
    earlier: await earlierQuarters(context, release.period, figures),
    trend: await trendTo(context, release, figures),
    timing,
    lackingConsent,
    withoutConsent: saidBeside(lackingConsent.total),
    map: {
      areas: areas.map(({ name, geometry }) => ({ name, geometry })),
      disputed: disputedLinesOn(mission.country),
    },
    figures: figures.figures,
  };
}
