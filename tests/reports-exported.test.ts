/** Reports leave as their reader sees them: what was told for who may, identities never, no cell a formula, counted in the log. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { exportIncidents } from '@openmara/server/incidents/export-incidents';
import { exportReports } from '@openmara/server/incidents/export-reports';
import { listReports } from '@openmara/server/incidents/list-reports';
import { runFile, runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openWorkbook } from './open-workbook.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(200);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});
const file = async (role: Role, asked: object = {}) =>
  runFile(t.house, exportReports, await t.actor(role), { mission, ...asked });
const textOf = async (role: Role, asked: object = {}): Promise<string> =>
  new TextDecoder().decode((await file(role, asked)).bytes);
const listed = async (role: Role) =>
  (await runOperation(t.house, listReports, await t.actor(role), { mission, limit: 200 })).items;
const noteOf = async (): Promise<string | undefined> =>
  (
    await owner.query<{ note: string }>(
      `select note from openmara.audit_entry where operation = 'report.export' and outcome = 'done' order by id desc limit 1`,
    )
  ).rows[0]?.note;

test('the file has the reports of the list, chosen ones alone where they are named, and the log says how many', async () => {
  for (const role of ['focal_point', 'field_wpa', 'working_group_member'] as const) {
    const shown = await listed(role);
    assert.ok(shown.length > 1, role);
    const whole = await file(role);
    assert.equal(whole.records, shown.length, role);
    assert.equal(await noteOf(), `${shown.length} records, csv, no filter`);
  }
  const [one, other] = await listed('wpa');
  const ids = [one?.id, other?.id].join(',');
  const chosen = await file('wpa', { ids, format: 'xlsx' });
  assert.equal(chosen.records, 2);
  assert.equal(await noteOf(), '2 records, xlsx, ids');
  // A report of another area is not found by naming it.
  const near = new Set((await listed('field_wpa')).map(({ id }) => id));
  const far = (await listed('wpa')).find(({ id }) => !near.has(id));
  assert.equal((await file('field_wpa', { ids: far?.id })).records, 0);
  const incidents = await runFile(t.house, exportIncidents, await t.actor('wpa'), { mission, ids });
  assert.equal(incidents.records, 0, 'no incident has the id of a report');
});

test('what was told leaves with the reports for who may read it, and for nobody else', async () => {
  const [one] = await listed('focal_point');
  await owner.query('update openmara.report set narrative = $2 where id = $1', [one?.id, 'CANARY-TOLD']);
  assert.ok(!(await textOf('wpa')).includes('CANARY-TOLD'));
  for (const role of ['wpa', 'focal_point'] as const)
    assert.ok((await textOf(role, { narrative: 'yes' })).includes('CANARY-TOLD'), role);
  await assert.rejects(
    file('working_group_member', { narrative: 'yes' }),
    (error: unknown) => error instanceof Problem && error.code === 'not_allowed',
  );
  await textOf('wpa', { narrative: 'yes', form: 'rape' });
  assert.match((await noteOf()) ?? '', /^\d+ records, csv, with narrative, form$/);
});

test('identities, keys, original cells and remarks are in no file; a text that looks like a contact is withheld and counted', async () => {
  const [one] = await listed('focal_point');
  await owner.query(
    `update openmara.report set narrative = 'call +211 912 345 678 CANARY-PHONE', party_text = 'write to x@example.org CANARY-MAIL',
       remarks = 'CANARY-REMARK', original = '{"name": "CANARY-CELL"}', external_key = 'CANARY-KEY',
       latitude = 7.1234567, longitude = 31.7654321 where id = $1`,
    [one?.id],
  );
  for (const role of ['wpa', 'focal_point'] as const)
    for (const format of ['csv', 'xlsx'] as const) {
      const { bytes } = await file(role, { narrative: 'yes', format });
      const text =
        format === 'csv' ? new TextDecoder().decode(bytes) : [...(await openWorkbook(bytes)).values()].join();
      for (const mark of ['PHONE', 'MAIL', 'REMARK', 'CELL', 'KEY'])
        assert.ok(!text.includes(`CANARY-${mark}`), `${role} ${format} ${mark}`);
      assert.doesNotMatch(text, /7\.1234|31\.7654/);
      assert.ok(text.includes('Texts withheld'), format);
      assert.ok(text.includes('(withheld: '), format);
      const name = (await t.actor('focal_point')).name;
      assert.ok(!text.includes(name), 'who filed it');
    }
});

test('a focal point is told of no incident and no colleague; no cell runs in a spreadsheet', async () => {
  const formula = '=HYPERLINK("x")';
  const [one] = await listed('focal_point');
  await owner.query(`update openmara.report set party_text = $2, narrative = '@SUM(1)' where id = $1`, [
    one?.id,
    formula,
  ]);
  await owner.query(`update openmara.incident set reference = 'CANARY-' || reference`);
  assert.ok((await textOf('wpa')).includes('CANARY-'));
  const theirs = await textOf('focal_point', { narrative: 'yes' });
  assert.ok(!theirs.includes('CANARY-'));
  assert.ok(theirs.includes(`"'=HYPERLINK`) && theirs.includes(`"'@SUM`));
  const parts = await openWorkbook((await file('focal_point', { narrative: 'yes', format: 'xlsx' })).bytes);
  const whole = [...parts.values()].join();
  assert.ok(whole.includes('=HYPERLINK'), 'the value stays what it is');
  assert.doesNotMatch(whole, /<f[ >]/, 'and is no formula');
});
