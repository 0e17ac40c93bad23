/** A refused row is corrected in its place and imported by the rules for a file; what fails again loses nothing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Readable } from 'node:stream';
import { applyImport } from '@openmara/server/exchange/apply-import';
import { correctRow } from '@openmara/server/exchange/correct-row';
import { listImports } from '@openmara/server/exchange/list-imports';
import { listRefusals } from '@openmara/server/exchange/list-refusals';
import { undoImport } from '@openmara/server/exchange/undo-import';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { runOperation, runUpload } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(8);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});

const mission = 'UNMISS';
type Role = Parameters<TestHouse['actor']>[0];
const bring = async (log: string, mapping: object | null = null, role: Role = 'senior_wpa') => {
  const actor = await t.actor(role);
  const upload = { mission, fileName: 'log.csv' };
  const { uploadId } = await runUpload(t.house, uploadFile, actor, upload, Readable.from([Buffer.from(log)]));
  return runOperation(t.house, applyImport, actor, { mission, uploadId, mapping });
};
const refusals = async (id: string) =>
  runOperation(t.house, listRefusals, await t.actor('senior_wpa'), { mission, id });
const correct = async (id: string, row: number, cells: string[], role: Role = 'senior_wpa') =>
  runOperation(t.house, correctRow, await t.actor(role), { mission, id, row, cells });
const listed = async (id: string) => {
  const { items } = await runOperation(t.house, listImports, await t.actor('senior_wpa'), { mission });
  return items.find((one) => one.id === id);
};
const code = (expected: string) => (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === expected;

const LOG = `Case ID,Incident date,Type of violence,Survivor name,Comment
C1,2016-08-01,Rape,Nyakim Deng,one
C2,some day,zubkat,Achol Majok,two
C3,2016-08-03,Rape,Mary Garang,three
`;
test('the corrected row is a report of the same log, with an audit entry, and its refusal stands no more', async () => {
  const first = await bring(LOG);
  assert.deepEqual([first.created, first.refusedRows], [2, 1]);
  const { items, leftOut } = await refusals(first.id);
  assert.deepEqual([items.length, leftOut], [2, ['Survivor name']]);
  const done = await correct(first.id, 3, ['C2', '2016-08-02', 'Rape', '', 'two']);
  assert.deepEqual([done.outcome, done.refused], ['created', []]);
  assert.deepEqual((await refusals(first.id)).items, []);
  const run = await listed(first.id);
  assert.deepEqual([run?.refused, run?.corrected], [0, 1]);
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from openmara.report r join openmara.import_run i on i.id = $1
     where r.external_source = i.source`,
    [first.id],
  );
  assert.equal(rows[0]?.n, 3);
  const { rows: entries } = await owner.query<{ note: string }>(
    `select note from openmara.audit_entry where operation = 'import.correct-row' and record_id = $1`,
    [first.id],
  );
  assert.deepEqual(
    entries.map(({ note }) => note),
    [`row 3, created by ${done.importId}`],
  );
  // The whole file once more: the row that was corrected here is refused there, and no report comes twice.
  await assert.rejects(
    correct(first.id, 3, ['C2', '2016-08-02', 'Rape', '', 'two']),
    code('changed_meanwhile'),
  );
});
test('what fails again keeps what was written, says why, and what it said before is not lost', async () => {
  const log = LOG.replaceAll(/C(\d),/g, 'D$1,');
  const first = await bring(log, { source: 'again', columns: COLUMNS });
  const again = await correct(first.id, 3, ['D2', '2016-08-02', 'zubkat', '', 'two and more']);
  assert.equal(again.outcome, 'refused');
  assert.deepEqual(
    again.refused.map((one) => [one.row, one.column, one.code]),
    [[3, 'Type of violence', 'unknown_form']],
  );
  const { items } = await refusals(first.id);
  assert.deepEqual(
    items.map(({ cells, value }) => [cells.at(-1), value]),
    [['two and more', 'zubkat']],
  );
  assert.equal((await listed(first.id))?.refused, 1);
  const { rows } = await owner.query<{ cells: string[] }>(
    'select cells from openmara.import_refusal where import_id = $1 and over_at is not null',
    [first.id],
  );
  assert.deepEqual(
    rows.map(({ cells }) => cells.at(-1)),
    ['two', 'two'],
  );
  assert.equal((await correct(first.id, 3, ['D2', '2016-08-02', 'Rape', '', 'two'])).outcome, 'created');
});
const COLUMNS = {
  'Case ID': 'key',
  'Incident date': 'occurred',
  'Type of violence': 'forms',
  Comment: 'remarks',
};
test('a row that repeats a key changes no other report unless it was corrected', async () => {
  const log = `${LOG.split('\n')[0]}\nE1,2016-08-01,Rape,,one\nE1,2016-08-09,Gang rape,,other\n`;
  const first = await bring(log, { source: 'repeated', columns: COLUMNS });
  const same = ['E1', '2016-08-09', 'Gang rape', '', 'other'];
  const asked = await correct(first.id, 3, same);
  assert.deepEqual([asked.outcome, asked.refused[0]?.code], ['refused', 'key_repeated']);
  assert.equal((await correct(first.id, 3, ['E2', ...same.slice(1)])).outcome, 'created');
});
test('whoever does not see the import corrects nothing of it, and identities stay out', async () => {
  const first = await bring(LOG.replaceAll(/C(\d),/g, 'F$1,'), { source: 'mine', columns: COLUMNS });
  const cells = ['F2', '2016-08-02', 'Rape', 'Achol Majok', '+211 912 345 678'];
  await assert.rejects(correct(first.id, 3, cells, 'focal_point'), code('not_found'));
  const wrong = ['F2', 'some day', ...cells.slice(2)];
  assert.equal((await correct(first.id, 3, wrong)).outcome, 'refused');
  assert.doesNotMatch(JSON.stringify(await refusals(first.id)), /Achol|912 345/);
  assert.equal((await correct(first.id, 3, cells)).outcome, 'created');
  const { rows } = await owner.query<{ original: unknown }>(
    `select original from openmara.report where external_source = 'mine'`,
  );
  assert.equal(rows.length, 3);
  assert.doesNotMatch(JSON.stringify(rows), /Achol|912 345/);
});
const undo = async (id: string) =>
  runOperation(t.house, undoImport, await t.actor('senior_wpa'), { mission, id });
const standing = async (id: string): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from openmara.report r join openmara.import_run i on i.id = $1
     where r.external_source = i.source and r.withdrawn_at is null`,
    [id],
  );
  return rows[0]?.n ?? 0;
};
test('a row that was corrected belongs to its import: taking that back takes it along', async () => {
  const first = await bring(LOG.replaceAll(/C(\d),/g, 'G$1,'), { source: 'whole', columns: COLUMNS });
  await correct(first.id, 3, ['G2', '2016-08-02', 'Rape', '', 'two']);
  const { items } = await runOperation(t.house, listImports, await t.actor('senior_wpa'), { mission });
  assert.equal(items[0]?.id, first.id);
  assert.equal(await standing(first.id), 3);
  assert.deepEqual(await undo(first.id), { withdrawn: 3, restored: 0 });
  assert.equal(await standing(first.id), 0);
});
test('a correction that is taken back alone leaves its row refused, as it was', async () => {
  const first = await bring(LOG.replaceAll(/C(\d),/g, 'H$1,'), { source: 'alone', columns: COLUMNS });
  const { importId } = await correct(first.id, 3, ['H2', '2016-08-02', 'Rape', '', 'two']);
  assert.ok(importId);
  assert.deepEqual(await undo(importId), { withdrawn: 1, restored: 0 });
  assert.equal((await refusals(first.id)).items.length, 2);
  const run = await listed(first.id);
  assert.deepEqual([run?.refused, run?.corrected, await standing(first.id)], [1, 0, 2]);
});
test('where something was built on the corrected row, nothing of the import is taken back', async () => {
  const first = await bring(LOG.replaceAll(/C(\d),/g, 'I$1,'), { source: 'built', columns: COLUMNS });
  const { importId } = await correct(first.id, 3, ['I2', '2016-08-02', 'Rape', '', 'two']);
  const { rows } = await owner.query<{ id: string }>('select id from openmara.report where import_id = $1', [
    importId,
  ]);
  const reportId = rows[0]?.id ?? '';
  await runOperation(t.house, openIncident, await t.actor('senior_wpa'), {
    mission,
    reportId,
    reason: 'the first to tell of it',
  });
  await assert.rejects(undo(first.id), code('import_built_on'));
  assert.equal(await standing(first.id), 3);
  assert.equal((await refusals(first.id)).items.length, 0);
});
