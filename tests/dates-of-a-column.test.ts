import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { importByCommand } from '@openmara/server/command/import-command';
import { correctRow } from '@openmara/server/exchange/correct-row';
import type { ImportAnswers } from '@openmara/server/exchange/import-answers';
import { listRefusals } from '@openmara/server/exchange/list-refusals';
import { createMission } from '@openmara/server/missions/create-mission';
import { runOperation } from '@openmara/server/operations/run';
import { writeWorkbook } from './intake/write-workbook.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'openmara-dates-'));
before(async () => {
  t = await openTestHouse(100);
});
after(() => t.close());

const HEADINGS = ['Case ID', 'Date of incident', 'Date reported', 'Place', 'Form'];
const two = (n: number): string => String(n).padStart(2, '0');
/** A row whose dates say nothing of their order. */
const openRow = (at: number): string[] => {
  const [a, b] = [1 + (at % 11), 2 + (at % 11)];
  return [`K-${at}`, `${two(a)}/${two(b)}/2016`, '2016-12-20', 'Bentiu', 'Rape'];
};
/** Rows with open dates, but for the given ones. @param said the date of incident of a row, from 1 */
const rowsOf = (count: number, said: ReadonlyMap<number, string>): string[][] =>
  Array.from({ length: count }, (_, at) => {
    const row = openRow(at);
    const other = said.get(at + 1);
    return other === undefined ? row : row.with(1, other);
  });
function csv(name: string, rows: readonly string[][]): string {
  const path = join(folder, name);
  writeFileSync(path, [HEADINGS, ...rows].map((row) => `${row.join(',')}\n`).join(''));
  return path;
}
async function missionOf(code: string): Promise<string> {
  const admin = await t.actor('administrator');
  const { id } = await runOperation(t.house, createMission, admin, {
    code,
    nameEn: code,
    country: 'SSD',
  });
  await t.assign(await t.actor('senior_wpa'), id);
  return code;
}
const bring = async (file: string, mission: string, dryRun: boolean, answers: Partial<ImportAnswers> = {}) =>
  importByCommand(t.house, await t.actor('senior_wpa'), { file, mission, dryRun, answers });

test('of ten thousand rows the one that says the order decides it, wherever it stands', async () => {
  const mission = await missionOf('ORDER-A');
  const file = csv('long.csv', rowsOf(10_000, new Map([[9_000, '08/24/2016']])));
  const seen = await bring(file, mission, true);
  assert.equal(seen.mapping?.dateOrder, 'mdy');
  assert.deepEqual([seen.rows, seen.created, seen.refusedRows], [10_000, 10_000, 0]);
  assert.deepEqual(
    seen.warnings.filter((warning) => /first/.test(warning)),
    [],
  );
});
test('a workbook is read to its end as well', async () => {
  const mission = await missionOf('ORDER-B');
  const file = join(folder, 'long.xlsx');
  const rows = rowsOf(2_600, new Map([[2_550, '08/24/2016']]));
  await writeWorkbook(file, [{ name: 'Log', rows: [HEADINGS, ...rows] }]);
  const done = await bring(file, mission, false);
  assert.equal(done.mapping?.dateOrder, 'mdy');
  assert.deepEqual([done.rows, done.created, done.refusedRows], [2_600, 2_600, 0]);
});
test('a column that contradicts itself is asked about before anything is written, and read as it is answered', async () => {
  const mission = await missionOf('ORDER-C');
  const said = new Map([
    [3, '24/08/2016'],
    [2_800, '08/25/2016'],
  ]);
  const file = csv('both.csv', rowsOf(3_000, said));
  const seen = await bring(file, mission, true);
  assert.deepEqual(
    seen.questions.map(({ code, column, field, rows, of }) => ({ code, column, field, rows, of })),
    [{ code: 'dates_contradict', column: 'Date of incident', field: 'occurred', rows: 1, of: 2 }],
  );
  assert.deepEqual([seen.created, seen.asked], [0, 2_999]);
  await assert.rejects(
    bring(file, mission, false),
    (error: unknown) =>
      error instanceof Problem && error.code === 'import_asks' && error.details[0]?.field === 'dateOrders',
  );
  const answers = { dateOrders: { occurred: 'mdy' as const } };
  assert.deepEqual((await bring(file, mission, true, answers)).questions, []);
  const done = await bring(file, mission, false, answers);
  assert.equal(done.mapping?.dateOrders?.['occurred'], 'mdy');
  assert.deepEqual([done.created, done.refusedRows, done.refused[0]?.row], [2_999, 1, 4]);
});
test('a row that is corrected is read in the order of its column', async () => {
  const mission = await missionOf('ORDER-D');
  const file = csv(
    'refused.csv',
    rowsOf(
      30,
      new Map([
        [2, '08/24/2016'],
        [9, '99/99/2016'],
      ]),
    ),
  );
  const { id, refusedRows } = await bring(file, mission, false);
  assert.equal(refusedRows, 1);
  const actor = await t.actor('senior_wpa');
  const { items } = await runOperation(t.house, listRefusals, actor, { mission, id });
  const [{ row } = { row: 0 }] = items;
  const cells = ['K-8', '08/23/2016', '2016-12-20', 'Bentiu', 'Rape'];
  const became = await runOperation(t.house, correctRow, actor, { mission, id, row, cells });
  assert.equal(became.outcome, 'created');
});
