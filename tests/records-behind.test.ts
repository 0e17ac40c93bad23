/** The records behind a count are listed by the same rule as they are counted, and only to who may count. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { type CountedCell, countedText, parseCounted } from '@openmara/core/analysis/counted-cell';
import type { Dimension, Unit } from '@openmara/core/analysis/dimensions';
import { countedIn } from '@openmara/core/releases/counted-in-release';
import { countTable } from '@openmara/server/analysis/count';
import { getDocument } from '@openmara/server/documents/get-document';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { exportIncidents } from '@openmara/server/incidents/export-incidents';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { listReports } from '@openmara/server/incidents/list-reports';
import { runFile, runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
const [from, to] = ['2016-04-01', '2016-09-30'];
let t: TestHouse;
let owner: pg.Client;
let missionId = '';
before(async () => {
  t = await openTestHouse(400);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  await owner.query('set search_path = openmara');
  const { rows } = await owner.query<{ id: string }>('select id from mission where code = $1', [mission]);
  missionId = rows[0]?.id ?? '';
});
after(async () => {
  await owner.end();
  await t.close();
});

async function listed(list: 'incidents' | 'reports', counted: string): Promise<string[]> {
  const input = { mission, counted, limit: 200 };
  const adviser = await t.actor('senior_wpa');
  const { items } =
    list === 'reports'
      ? await runOperation(t.house, listReports, adviser, input)
      : await runOperation(t.house, listIncidents, adviser, input);
  return items.map(({ id }) => id);
}
type Asked = readonly [unit: Unit, rows: Dimension, columns: Dimension | null, basis: CountedCell['basis']];
const TABLES: readonly Asked[] = [
  ['incidents', 'form', 'sex', 'decided'],
  ['incidents', 'sex', 'age', 'occurred'],
  ['incidents', 'party', 'adm1', 'decided'],
  ['incidents', 'service', 'response', 'decided'],
  ['incidents', 'month', 'circumstance', 'occurred'],
  ['reports', 'source', 'form', 'received'],
  ['survivors', 'sex', 'age', 'decided'],
];

test('each cell and each total opens as many records as it counts, now and as of a moment', async () => {
  for (const [unit, rows, columns, basis] of TABLES)
    for (const asOf of [null, new Date()]) {
      const statuses = unit === 'reports' ? [] : (['verified'] as const);
      const request = { missionId, unit, rows, columns, from, to, basis, statuses, asOf };
      const counts = await countTable(owner, request);
      const { rowKeys, columnKeys, cells, rowTotals, total } = counts;
      const open = async (row: string | null, column: string | null): Promise<number> => {
        const counted = countedText({
          unit,
          basis,
          statuses: [...statuses],
          from,
          to,
          ...(asOf ? { asOf: asOf.toISOString() } : {}),
          ...(row === null ? {} : { rows, row }),
          ...(column === null || columns === null ? {} : { columns, column }),
        });
        const ids = await listed(unit === 'reports' ? 'reports' : 'incidents', counted);
        assert.equal(new Set(ids).size, ids.length);
        if (unit !== 'survivors') return ids.length;
        // Groups are listed as their incidents: the groups of that kind in them are the count.
        const { rows: found } = await owner.query<{ n: number }>(
          `select coalesce(sum(count), 0)::int as n from survivor_group where mission_id = $1
           and incident_id = any ($2) and sex = coalesce($3, sex) and age_band = coalesce($4, age_band)`,
          [missionId, ids, row, column],
        );
        return found[0]?.n ?? 0;
      };
      assert.ok(total > 0, `${unit} ${rows}`);
      if (total <= 200) assert.equal(await open(null, null), total, `${unit} ${rows} total`);
      const line = rowTotals.findIndex((n) => n > 0 && n <= 200);
      assert.equal(await open(rowKeys[line] ?? '', null), rowTotals[line], `${unit} ${rows}`);
      for (const [r, c] of cells
        .flatMap((row, at) => row.map((n, col) => [at, col, n] as const))
        .filter(([, , n]) => n > 0)
        .slice(0, 6))
        assert.equal(
          await open(rowKeys[r] ?? '', columnKeys[c] ?? ''),
          cells[r]?.[c],
          `${unit} ${rows} ${rowKeys[r]} ${columns} ${columnKeys[c]}`,
        );
    }
});
test('a figure of a document opens the records that it counts', async () => {
  const adviser = await t.actor('senior_wpa');
  const { id } = await runOperation(t.house, composeQuarterly, adviser, { mission, period: '2016-Q3' });
  const { model } = await runOperation(t.house, getDocument, adviser, { mission, id });
  let opened = 0;
  for (const { of, value, parameters, asOf, what } of model.figures) {
    if (!of || !value || of.population === 'survivors_of_verified' || opened > 25) continue;
    const { from: first, to: last } = parameters as { from: string; to: string };
    const behind = countedIn(of, { from: first, to: last, asOf });
    if (!behind) continue;
    assert.equal((await listed(behind.list, behind.counted)).length, Math.min(200, value), what);
    opened += 1;
  }
  assert.ok(opened > 5, `${opened} figures`);
});
test('who counts no records asks no list by a count, in the page or as a file', async () => {
  const refused = (error: unknown) => error instanceof Problem && error.code === 'not_allowed';
  const counted = countedText({ unit: 'incidents', rows: 'sex', row: 'female' });
  const analyst = await t.actor('headquarters_analyst');
  await assert.rejects(runOperation(t.house, listIncidents, analyst, { mission, counted }), refused);
  await assert.rejects(runFile(t.house, exportIncidents, analyst, { mission, counted }), refused);
  const focal = await t.actor('focal_point');
  const reports = countedText({ unit: 'reports', rows: 'sex', row: 'female' });
  await assert.rejects(runOperation(t.house, listReports, focal, { mission, counted: reports }), refused);
});
test('a text that says no count of the list is refused in words, and what was said is read back', async () => {
  const invalid = (error: unknown) => error instanceof Problem && error.code === 'input_invalid';
  const adviser = await t.actor('senior_wpa');
  for (const counted of [
    '',
    'unit=villages',
    'unit=incidents&rows=sex',
    'unit=reports',
    'unit=incidents&late=yes',
    'unit=incidents&rows=sex&row=a&columns=sex&column=b',
    "unit=incidents&from=2016-01-01'",
  ])
    await assert.rejects(
      runOperation(t.house, listIncidents, adviser, { mission, counted }),
      invalid,
      counted,
    );
  const cell = {
    unit: 'incidents',
    rows: 'party',
    row: 'A & B = “C”',
    basis: 'decided',
    statuses: ['verified'],
  } as const;
  assert.deepEqual(parseCounted(countedText({ ...cell, statuses: ['verified'] })), {
    ...cell,
    statuses: ['verified'],
  });
});
test('after a load the planner knows what there is: without, what joins takes minutes', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class c where relnamespace = 'openmara'::regnamespace
       and relname in ('incident', 'report', 'survivor_group', 'alleged_perpetrator')
       and not exists (select from pg_stats s where s.schemaname = 'openmara' and s.tablename = c.relname)`,
  );
  assert.deepEqual(rows, []);
});
