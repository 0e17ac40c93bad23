/**
 * Makes a release: its tables are counted, protected together with all that was released before of the same year, and
 * kept. Made once, a release stays: whoever asks for the period gets the same figures, as of the same moment.
 */
import { Problem } from '@openmara/core/access/problems';
import { parseReleasePeriod, type ReleasePeriod, sumsOfYear } from '@openmara/core/releases/release-period';
import {
  AT_LEAST,
  READ_BY_HEADQUARTERS,
  RELEASE_TABLES,
  type ReleaseTable,
} from '@openmara/core/releases/release-tables';
import type { Insider } from '@openmara/statistics/disclosure/insider';
import { type Answer, answer, type GivenTable } from '@openmara/statistics/disclosure/ledger';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { isWhollySynthetic } from '../missions/wholly-synthetic.ts';
import { execute, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { AUDIENCE, countedTable, isOf, type Release, releaseOf, tableRow } from './kept-releases.ts';
import { addUp, countQuarter, type KeyedCounts, ledgerTable } from './release-counts.ts';

/** @throws Problem input_invalid where the text is no period, or the period had not ended at the moment */
export function endedPeriod(text: string, moment: Date): ReleasePeriod {
  const period = parseReleasePeriod(text);
  const refuse = (reason: string, places = {}): never => {
    throw new Problem('input_invalid', [{ field: 'period', reason, places }]);
  };
  if (!period) return refuse('problem.why.period');
  if (moment.toISOString().slice(0, 10) <= period.to)
    return refuse('problem.why.not-over', { period: period.name, day: period.to });
  return period;
}

const keptRow = tableRow.extend({ period: z.string(), counts: countedTable });
/** Every table of the year that was made for this audience, with the counts behind it. */
const keptTables = ({ db, mission }: Pick<Context, 'db' | 'mission'>, year: string) =>
  rows(
    db,
    keptRow,
    `select t.id, t.population, t.rows_dimension, t.columns_dimension, t.published, t.refused,
       r.period, c.counts
     from openmara.release r
     join openmara.release_table t on t.mission_id = r.mission_id and t.release_id = r.id
     join openmara.release_truth c on c.mission_id = t.mission_id and c.table_id = t.id
     where r.mission_id = $1 and r.audience = $2 and left(r.period, 4) = $3
     order by r.made_at, r.period, t.line`,
    [mission.id, AUDIENCE, year],
  );
type Kept = Awaited<ReturnType<typeof keptTables>>[number];
const askedBy = ({ population, rows_dimension, columns_dimension }: Kept): ReleaseTable => ({
  population,
  rows: rows_dimension,
  columns: columns_dimension,
});

/** What was given, with the rows that were left out back in their places. */
function given(kept: Kept): GivenTable[] {
  const { published, counts } = kept;
  if (!published) return [];
  const at = counts.rowKeys.map((key) => published.rowKeys.indexOf(key));
  return [
    {
      ...ledgerTable(kept.period, askedBy(kept), counts),
      published: {
        cells: counts.cells.map((row, r) => row.map((_, c) => published.cells[at[r] ?? -1]?.[c] ?? null)),
        rowTotals: counts.rowTotals.map((_, r) => published.rowTotals[at[r] ?? -1] ?? null),
        columnTotals: published.columnTotals,
        total: published.total,
      },
    },
  ];
}

/** What headquarters reads beside the releases of a year: those given, and the one that is made. */
function headquarters(
  tables: ReadonlyArray<{ period: string; population: string; counts: Pick<KeyedCounts, 'banded'> }>,
): Insider {
  const bands = new Map(
    tables.flatMap(({ period, population, counts: { banded } }) =>
      banded ? [[period, { population, period, ...banded }] as const] : [],
    ),
  );
  return { counts: READ_BY_HEADQUARTERS, bands: [...bands.values()] };
}

/**
 * The tables of a period. The timing of decisions is told of quarters only; and a longer period is the sum of its
 * quarters, so that it has no table that one of them was released without, before there was such a table.
 */
function tablesFor(period: ReleasePeriod, kept: readonly Kept[]): readonly ReleaseTable[] {
  if (period.kind === 'quarter') return RELEASE_TABLES;
  return RELEASE_TABLES.filter(
    (table) =>
      table.rows !== 'timing' &&
      period.quarters.every((quarter) => kept.some((one) => one.period === quarter && isOf(one, table))),
  );
}

/** Counts a table: a quarter's from the register, a longer period's from its quarters, which were released before. */
async function counted(
  context: Pick<Context, 'db' | 'mission'>,
  period: ReleasePeriod,
  table: ReleaseTable,
  moment: Date,
  kept: readonly Kept[],
): Promise<KeyedCounts> {
  if (period.kind === 'quarter') return countQuarter(context, period, table, moment);
  const same = kept.filter((one) => isOf(one, table));
  return addUp(
    period.quarters.flatMap((quarter) => same.find((one) => one.period === quarter)?.counts ?? []),
  );
}

async function keep(
  { db, mission, account, now }: Making,
  period: ReleasePeriod,
  moment: Date,
  answers: ReadonlyArray<{ asked: ReleaseTable; counts: KeyedCounts; answer: Answer }>,
): Promise<void> {
  const release = newId();
  const synthetic = await isWhollySynthetic({ db, mission });
  await execute(
    db,
    `insert into openmara.release
       (mission_id, id, audience, period, first_day, last_day, moment, made_by, made_at, synthetic)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      mission.id,
      release,
      AUDIENCE,
      period.name,
      period.from,
      period.to,
      moment,
      account.accountId,
      now,
      synthetic,
    ],
  );
  for (const [at, { asked, counts, answer: given }] of answers.entries()) {
    const table = newId();
    const shown = 'published' in given ? withoutLeftOut(counts, given) : null;
    await execute(
      db,
      `insert into openmara.release_table
         (mission_id, id, release_id, line, population, rows_dimension, columns_dimension, published, refused)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        mission.id,
        table,
        release,
        at + 1,
        asked.population,
        asked.rows,
        asked.columns,
        shown && JSON.stringify(shown),
        'refused' in given ? given.refused : null,
      ],
    );
    const { rowKeys, columnKeys, cells, rowTotals, columnTotals, total, banded } = counts;
    await execute(
      db,
      'insert into openmara.release_truth (mission_id, table_id, counts) values ($1, $2, $3)',
      [
        mission.id,
        table,
        JSON.stringify({ rowKeys, columnKeys, cells, rowTotals, columnTotals, total, banded }),
      ],
    );
  }
}
/** A row whose name would tell comes with a total that may be shown, or not at all. */
function withoutLeftOut(counts: KeyedCounts, { table, published }: Extract<Answer, { published: unknown }>) {
  const named = counts.rowKeys
    .map((key, r) => ({ key, r }))
    .filter(({ key, r }) => !table.tellingRows.has(key) || published.rowTotals[r] !== null);
  return {
    rowKeys: named.map(({ key }) => key),
    columnKeys: counts.columnKeys,
    cells: named.map(({ r }) => published.cells[r] ?? []),
    rowTotals: named.map(({ r }) => published.rowTotals[r] ?? null),
    columnTotals: published.columnTotals,
    total: published.total,
  };
}

/** Who makes a release, where and when. */
export type Making = Pick<Context, 'db' | 'mission' | 'account' | 'now'>;

/** The release of a period, made now where there is none; a longer period makes the quarters that it lacks. */
export async function ensureRelease(context: Making, text: string, moment: Date): Promise<Release> {
  const { db, mission } = context;
  const period = endedPeriod(text, moment);
  // One at a time: two that are made together would not know of each other.
  await execute(db, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`release ${mission.id}`]);
  const before = await releaseOf(db, mission.id, period.name);
  if (before) return before;
  if (period.kind !== 'quarter')
    for (const quarter of period.quarters) await ensureRelease(context, quarter, moment);
  const kept = await keptTables(context, period.year);
  const asked: Array<{ table: ReleaseTable; counts: KeyedCounts }> = [];
  for (const table of tablesFor(period, kept))
    asked.push({ table, counts: await counted(context, period, table, moment, kept) });
  const answers = await answer(
    {
      given: kept.flatMap(given),
      periods: sumsOfYear(period.year),
      atLeast: AT_LEAST,
      insider: headquarters([
        ...kept,
        ...asked.map(({ table, counts }) => ({ ...table, period: period.name, counts })),
      ]),
    },
    asked.map(({ table, counts }) => ledgerTable(period.name, table, counts)),
  );
  await keep(
    context,
    period,
    moment,
    asked.flatMap(({ table, counts }, n) => {
      const got = answers[n];
      return got ? [{ asked: table, counts, answer: got }] : [];
    }),
  );
  const made = await releaseOf(db, mission.id, period.name);
  if (!made) throw new Error(`the release of ${period.name} was not kept`);
  return made;
}
