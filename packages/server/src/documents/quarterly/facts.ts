/** Counts a quarter for its report. The facts depend on the register and the moment alone, so they can be counted again. */
import { Problem } from '@openmara/core/access/problems';
import { parseQuarter } from '@openmara/core/incidents/period';
import type { Locale } from '@openmara/core/language/languages';
import type { Figure } from '@openmara/documents/model';
import type { PublishedCounts, QuarterlyFacts } from '@openmara/documents/quarterly/facts';
import { suppress } from '@openmara/statistics/suppression';
import { maybeRow } from '../../database/rows.ts';
import { countTable, type CountRequest } from '../../analysis/count.ts';
import { disputedLinesOn } from '../../missions/disputed-lines.ts';
import { isWhollySynthetic } from '../../missions/wholly-synthetic.ts';
import { missionNameColumns, missionNames } from '../../missions/mission-names.ts';
import type { Context } from '../../operations/operation.ts';
import { firstLevelAreas } from '../../places/first-level-areas.ts';

type Scope = Pick<CountRequest, 'missionId' | 'from' | 'to'> & { readonly asOf: Date };
type Question = Pick<CountRequest, 'unit' | 'rows' | 'columns' | 'basis' | 'statuses'> & {
  /** In words, for the list of figures. */
  readonly what: string;
};
const VERIFIED = { basis: 'decided', statuses: ['verified'] } as const;
const QUESTIONS = {
  formsBySex: {
    what: 'verified incidents by form and sex',
    ...VERIFIED,
    unit: 'incidents',
    rows: 'form',
    columns: 'sex',
  },
  survivorsBySexAge: {
    what: 'survivors in verified incidents by sex and age',
    ...VERIFIED,
    unit: 'survivors',
    rows: 'sex',
    columns: 'age',
  },
  survivorsByDisplacement: {
    what: 'survivors in verified incidents by displacement',
    ...VERIFIED,
    unit: 'survivors',
    rows: 'displacement',
    columns: null,
  },
  incidentsByParty: {
    what: 'verified incidents by party',
    ...VERIFIED,
    unit: 'incidents',
    rows: 'party',
    columns: null,
  },
  incidentsByPlace: {
    what: 'verified incidents by first-level area',
    ...VERIFIED,
    unit: 'incidents',
    rows: 'adm1',
    columns: null,
  },
  incidentsByStatus: {
    what: 'incidents that occurred in the period by status',
    basis: 'occurred',
    statuses: ['reported', 'under_verification', 'not_verified'],
    unit: 'incidents',
    rows: 'status',
    columns: null,
  },
  reports: {
    what: 'reports about the period',
    basis: 'occurred',
    statuses: [],
    unit: 'reports',
    rows: 'source',
    columns: null,
  },
} as const satisfies Readonly<Record<string, Question>>;

/** Counts one question and notes its figures, the total and each row, with the query that gave them. */
async function answer(
  db: Context['db'],
  scope: Scope,
  { what, ...question }: Question,
  figures: Figure[],
): Promise<PublishedCounts> {
  const counts = await countTable(db, { ...scope, ...question });
  const published = suppress(counts);
  const note = (of: string, value: number | null, query: string): void => {
    figures.push({
      id: `F${figures.length + 1}`,
      what: of,
      value,
      query,
      parameters: { from: scope.from, to: scope.to, basis: question.basis, statuses: question.statuses },
      asOf: scope.asOf.toISOString(),
      records: value,
    });
  };
  note(what, published.total, counts.sql);
  counts.rowKeys.forEach((key, r) =>
    note(`${what}: ${key}`, published.rowTotals[r] ?? null, `${counts.sql} [row ${key}]`),
  );
  return { ...published, rowKeys: counts.rowKeys, columnKeys: counts.columnKeys };
}

/** Verified in this quarter, occurred in an earlier one; null where it, or what remains without it, is a small count. */
async function countLate(
  db: Context['db'],
  scope: Scope,
  quarter: string,
  figures: Figure[],
): Promise<number | null> {
  const counts = await countTable(db, {
    ...scope,
    ...VERIFIED,
    unit: 'incidents',
    rows: 'quarter',
    columns: null,
  });
  const late = counts.rowKeys.reduce(
    (sum, key, r) => sum + (key !== 'unknown' && key < quarter ? (counts.rowTotals[r] ?? 0) : 0),
    0,
  );
  const small = (n: number): boolean => n > 0 && n < 5;
  const value = small(late) || small(counts.total - late) ? null : late;
  figures.push({
    id: `F${figures.length + 1}`,
    what: 'verified late: occurred in an earlier quarter',
    value,
    query: counts.sql,
    parameters: { from: scope.from, to: scope.to },
    asOf: scope.asOf.toISOString(),
    records: value,
  });
  return value;
}

/**
 * @param period a quarter as 2016-Q3; anything else is refused as `input_invalid`
 * @param asOf the moment whose state of the register is counted
 */
export async function quarterlyFacts(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  period: string,
  locale: Locale,
  asOf: Date,
): Promise<QuarterlyFacts> {
  const range = parseQuarter(period);
  if (!range?.from || !range.to)
    throw new Problem('input_invalid', [{ field: 'period', reason: 'Write a quarter as 2016-Q3.' }]);
  const named = await maybeRow(db, missionNameColumns, 'select * from openmara.mission where id = $1', [
    mission.id,
  ]);
  const areas = await firstLevelAreas(db, mission.country);
  const scope = { missionId: mission.id, from: range.from, to: range.to, asOf };
  const figures: Figure[] = [];
  const count = (question: Question): Promise<PublishedCounts> => answer(db, scope, question, figures);
  return {
    locale,
    mission: {
      code: mission.code,
      names: missionNames(named ?? {}, mission.code),
      synthetic: await isWhollySynthetic({ db, mission }),
    },
    period: { name: period, from: range.from, to: range.to },
    asOf: asOf.toISOString(),
    formsBySex: await count(QUESTIONS.formsBySex),
    survivorsBySexAge: await count(QUESTIONS.survivorsBySexAge),
    survivorsByDisplacement: await count(QUESTIONS.survivorsByDisplacement),
    incidentsByParty: await count(QUESTIONS.incidentsByParty),
    incidentsByPlace: await count(QUESTIONS.incidentsByPlace),
    incidentsByStatus: await count(QUESTIONS.incidentsByStatus),
    reports: (await count(QUESTIONS.reports)).total,
    late: await countLate(db, scope, period, figures),
    map: {
      areas: areas.map(({ name, geometry }) => ({ name, geometry })),
      disputed: disputedLinesOn(mission.country),
    },
    figures,
  };
}
