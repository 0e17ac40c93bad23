/**
 * No published table names anyone. The figures of a mission that is small enough to hurt are released quarter after
 * quarter, then as half-years and a year; somebody who reads all of it, and knows the rule, attacks it by integer
 * programming. And no number leaves by another road: who reads figures only has no other question to ask.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { may, scopesFor } from '@openmara/core/access/rules';
import { cellsOverlap, type Dimension, DIMENSIONS } from '@openmara/core/analysis/dimensions';
import { sumsOfYear } from '@openmara/core/releases/release-period';
import { AT_LEAST, RELEASE_TABLES } from '@openmara/core/releases/release-tables';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { getDocument } from '@openmara/server/documents/get-document';
import { OPERATIONS, type OperationTypes } from '@openmara/server/operations/registry';
import { runOperation } from '@openmara/server/operations/run';
import { getRelease } from '@openmara/server/releases/get-release';
import { countedTable } from '@openmara/server/releases/kept-releases';
import { ledgerTable } from '@openmara/server/releases/release-counts';
import { makeRelease } from '@openmara/server/releases/make-release';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import type { Insider } from '@openmara/statistics/disclosure/insider';
import type { GivenTable } from '@openmara/statistics/disclosure/ledger';
import { isSmall } from '@openmara/statistics/disclosure/rule';
import { type Knowledge, learned } from '@openmara/statistics/disclosure/reader';
import pg from 'pg';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';
import { ROLES } from './who-may.ts';

const mission = 'UNMISS';
const YEAR = '2016';
const PERIODS = [`${YEAR}-Q2`, `${YEAR}-Q1`, `${YEAR}-H1`, `${YEAR}-Q3`, `${YEAR}-Q4`, YEAR];
let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(600);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const adviser = await t.actor('senior_wpa');
  for (const period of PERIODS) await runOperation(t.house, makeRelease, adviser, { mission, period });
});
after(async () => {
  await owner.end();
  await t.close();
});

const isDimension = (name: string): name is Dimension => DIMENSIONS.some((dimension) => dimension === name);
const KNOWLEDGE: Knowledge = {
  periods: sumsOfYear(YEAR),
  atLeast: AT_LEAST,
  overlaps(population, dimension) {
    const unit = population.startsWith('survivors')
      ? 'survivors'
      : population === 'reports'
        ? 'reports'
        : 'incidents';
    return isDimension(dimension) && cellsOverlap(unit, dimension);
  },
};

/** What a forum member was given, with the truth behind it, which the attack needs to know what it has found. */
async function heldByForum(): Promise<GivenTable[]> {
  const forum = await t.actor('forum_member');
  const held: GivenTable[] = [];
  for (const period of PERIODS) {
    const release = await runOperation(t.house, getRelease, forum, { mission, period });
    for (const table of release.tables) {
      const design = RELEASE_TABLES.find(
        ({ population, rows, columns }) =>
          population === table.population && rows === table.rows && columns === table.columns,
      );
      assert.ok(design);
      const { rows } = await owner.query<{ counts: unknown }>(
        `select c.counts from openmara.release r
         join openmara.release_table t on t.mission_id = r.mission_id and t.release_id = r.id
         join openmara.release_truth c on c.mission_id = t.mission_id and c.table_id = t.id
         join openmara.mission m on m.id = r.mission_id
         where m.code = $1 and r.period = $2 and t.population = $3 and t.rows_dimension = $4
           and t.columns_dimension is not distinct from $5`,
        [mission, period, table.population, table.rows, table.columns],
      );
      const counts = countedTable.parse(rows[0]?.counts);
      const at = counts.rowKeys.map((key) => table.rowKeys.findIndex(({ code }) => code === key));
      held.push({
        ...ledgerTable(period, design, counts),
        published: {
          cells: counts.cells.map((row, r) => row.map((_, c) => table.cells[at[r] ?? -1]?.[c] ?? null)),
          rowTotals: counts.rowTotals.map((_, r) => table.rowTotals[at[r] ?? -1] ?? null),
          columnTotals: table.columnTotals,
          total: table.total,
        },
      });
    }
  }
  return held;
}

/** What headquarters reads of the incidents behind the releases, one by one; the truth of each band beside it. */
async function readByHeadquarters(): Promise<Insider> {
  const analyst = await t.actor('headquarters_analyst');
  const read: string[] = [];
  let after: string | null = null;
  do {
    const page: { items: Array<{ id: string }>; next: string | null } = await runOperation(
      t.house,
      listIncidents,
      analyst,
      { mission, status: 'verified', limit: 200, ...(after ? { after } : {}) },
    );
    read.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after);
  const { rows } = await owner.query<{ period: string; survivors: number }>(
    `select to_char(i.counted_on, 'YYYY-"Q"Q') as period, sum(g.count)::int as survivors
     from openmara.incident i
     join openmara.survivor_group g on g.mission_id = i.mission_id and g.incident_id = i.id
     where i.id = any ($1) group by i.id, i.counted_on`,
    [read],
  );
  const of = (period: string): number[] =>
    rows.filter((row) => row.period === period).map(({ survivors }) => survivors);
  const population = 'survivors_of_verified';
  return {
    counts: [{ population: 'verified_incidents', dimensions: ['adm1', 'form', 'party', 'timing'] }],
    bands: PERIODS.filter((period) => period.includes('Q')).map((period) => ({
      population,
      period,
      small: of(period).filter(isSmall),
      large: of(period).filter((survivors) => !isSmall(survivors)).length,
    })),
  };
}

test('all that a forum member is given in a year together pins, narrows and tells nothing', async () => {
  const held = await heldByForum();
  assert.ok(held.length > 40, `${held.length} tables`);
  assert.ok(
    held.some(({ published }) => published.rowTotals.includes(null)),
    'something was withheld at all',
  );
  assert.deepEqual(await learned(held, KNOWLEDGE), []);
  const insider = await readByHeadquarters();
  assert.ok(insider.bands.some(({ small }) => small.length > 0));
  assert.deepEqual(
    await learned(held, { ...KNOWLEDGE, insider }),
    [],
    'nor with the incidents of headquarters beside it',
  );
});
test('asked again, the release is the same, whatever came into the register since', async () => {
  const forum = await t.actor('forum_member');
  const ask = async () =>
    JSON.stringify(await runOperation(t.house, getRelease, forum, { mission, period: '2016-Q3' }));
  const first = await ask();
  await owner.query(`update openmara.incident set status = 'under_verification' where status = 'verified'`);
  await runOperation(t.house, makeRelease, await t.actor('wpa'), { mission, period: '2016-Q3' });
  assert.equal(await ask(), first);
});
test('the quarterly report says the figures of the release and no others', async () => {
  const adviser = await t.actor('senior_wpa');
  const { id } = await runOperation(t.house, composeQuarterly, adviser, { mission, period: '2016-Q3' });
  const { model } = await runOperation(t.house, getDocument, adviser, { mission, id });
  for (const { what, value, of } of model.figures) {
    assert.ok(value === null || !isSmall(value), what);
    assert.ok(of, what);
    const release = await runOperation(t.house, getRelease, adviser, { mission, period: of.period });
    const table = release.tables.find(
      ({ population, rows, columns }) =>
        population === of.population && rows === of.rows && columns === of.columns,
    );
    assert.equal(value, countAt(table, of), what);
  }
});
/** The count of a released table that a figure says it is; what is not there is null. */
function countAt(
  table: OperationTypes['release.get']['output']['tables'][number] | undefined,
  { row, column }: { row: string | null; column: string | null },
): number | null {
  if (!table) return null;
  const [r, c] = [
    table.rowKeys.findIndex(({ code }) => code === row),
    table.columnKeys.findIndex(({ code }) => code === column),
  ];
  if (row === null) return (column === null ? table.total : table.columnTotals[c]) ?? null;
  return (column === null ? table.rowTotals[r] : table.cells[r]?.[c]) ?? null;
}

/** Roles that touch no report and no incident: figures come to them as releases, or not at all. */
const READERS = ROLES.filter((role) => {
  const { report, incident } = scopesFor(role);
  return report === 'none' && incident === 'none' && may(role, 'read_releases');
});
/** Of what those roles may do, what answers with counts or words of the register, and how it comes by them. */
const ROADS = [
  'mission.home',
  'release.list',
  'release.get',
  // What `release.get` answers, as a file.
  'release.export',
  'document.list',
  'document.get',
  'document.file',
  'document.clear',
];
test('who reads figures only has releases and documents, and no other question about the register', () => {
  assert.deepEqual([...READERS].sort(), [
    'expert_member',
    'forum_member',
    'gender_adviser',
    'head_of_mission',
  ]);
  const allowed = OPERATIONS.filter(
    ({ who, within }) =>
      within === 'mission' &&
      who !== 'anyone' &&
      who !== 'signed_in' &&
      READERS.some((role) => may(role, who)),
  ).map(({ name }): string => name);
  // The mission’s borders, what waits (argued there), the gazetteer, and lists of parties, commitments and focal points hold
  // no incident;
  // the search answers nothing to who reads no record (tests/lists.test.ts).
  const others = allowed.filter(
    (name) =>
      !ROADS.includes(name) &&
      !/^(mission\.(map|what-waits|find)|place\.search|commitment\.standing|(focal-point|party|instrument|signatory|measure|milestone|evidence|funding|implementing-body|draft|import)\.[a-z-]+)$/.test(
        name,
      ),
  );
  assert.deepEqual(others, []);
});

const root = join(import.meta.dirname, '../..');
const sources = globSync('packages/{core,server,web,documents}/src/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
const filesWith = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)
    .sort();

test('counts of the register are made in one place, and leave it by two roads', () => {
  assert.deepEqual(filesWith(/\bcountTable\(/), [
    'packages/server/src/analysis/count.ts',
    // For who reads the records: withheld, because a table is copied out.
    'packages/server/src/analysis/tabulate.ts',
    'packages/server/src/releases/release-counts.ts',
  ]);
  // A release is counted once, and a document again by who sees the whole mission: its table passes `suppress`.
  assert.deepEqual(filesWith(/\bcountQuarter\(/), [
    'packages/server/src/documents/differing-figures.ts',
    'packages/server/src/releases/make.ts',
    'packages/server/src/releases/release-counts.ts',
  ]);
  assert.deepEqual(filesWith(/release_truth/), ['packages/server/src/releases/make.ts']);
});
test('the threshold is a number in one place', () => {
  assert.deepEqual(filesWith(/(?:<|>=)\s*5\b|(?:<=|>)\s*4\b|THRESHOLD\s*=/), [
    // Digits of a number, quarters of a year, letters of a name: no counts.
    'packages/core/src/exchange/identities.ts',
    'packages/core/src/incidents/period.ts',
    'packages/server/src/places/match-places.ts',
  ]);
});
