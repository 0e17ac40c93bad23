/** What is done decides what is needed, not the road by which it comes; uploads belong to somebody and end. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { importByCommand } from '@openmara/server/command/import-command';
import { applyImport } from '@openmara/server/exchange/apply-import';
import { previewImport } from '@openmara/server/exchange/preview-import';
import { startImport } from '@openmara/server/exchange/start-import';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { deleteLeftOverUploads } from '@openmara/server/exchange/uploads';
import type { Actor } from '@openmara/server/operations/operation';
import { runOperation, runUpload } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

let t: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'openmara-road-'));
before(async () => {
  t = await openTestHouse(40);
});
after(() => t.close());

const PLACES = 'Country,Level,P-code,Name,Parent\nSSD,1,SS99,Invented State,\n';
const placeMapping = {
  name: 'places',
  target: 'place' as const,
  columns: { Country: 'country', Level: 'level', 'P-code': 'pcode', Name: 'name', Parent: 'parent' },
};
const body = (text: string) => new Blob([text]).stream();
const bring = async (actor: Actor, text: string, mission = 'UNMISS') =>
  (await runUpload(t.house, uploadFile, actor, { mission, fileName: 'file.csv' }, body(text))).uploadId;
const refused = (code: string) => (error: unknown) =>
  (error instanceof Problem && error.code === code) ||
  assert.fail(error instanceof Problem ? error.code : String(error));
const uploads = (): string => join(t.directory, 'uploads');

test('a focal point imports reports, and by no road places, parties, events, codings or providers', async () => {
  const focal = await t.actor('focal_point');
  const file = join(folder, 'places.csv');
  writeFileSync(file, PLACES);
  writeFileSync(join(folder, 'places.json'), JSON.stringify(placeMapping));
  for (const target of ['place', 'party', 'event', 'coding', 'provider'] as const) {
    const uploadId = await bring(focal, PLACES);
    const input = { mission: 'UNMISS', uploadId, mapping: { ...placeMapping, target } };
    for (const attempt of [
      () => runOperation(t.house, previewImport, focal, input),
      () => runOperation(t.house, startImport, focal, input),
      () => runOperation(t.house, applyImport, focal, input),
    ])
      await assert.rejects(attempt, refused('not_allowed'), target);
  }
  const byCommand = { file, mission: 'UNMISS', mapping: join(folder, 'places.json') };
  for (const dryRun of [true, false])
    await assert.rejects(importByCommand(t.house, focal, { ...byCommand, dryRun }), refused('not_allowed'));
  const { rowCount } = await t.house.pool.query(`select from openmara.place where pcode = 'SS99'`);
  assert.equal(rowCount, 0);
  const adviser = await t.actor('wpa');
  assert.equal((await importByCommand(t.house, adviser, { ...byCommand, dryRun: false })).created, 1);
});
test('the database refuses a write to what all missions share, even where a rule were forgotten', async () => {
  const db = await t.house.pool.connect();
  try {
    for (const statement of [
      `update openmara.place set name = 'x'`,
      `update openmara.party set name = 'x'`,
      `update openmara.event set violence = 'x'`,
    ]) {
      await db.query('begin');
      assert.equal((await db.query(statement)).rowCount, 0, statement);
      await db.query('rollback');
    }
    await assert.rejects(
      db.query(
        `insert into openmara.party (id, kind, name, source, recorded_at) values (gen_random_uuid(), 'militia', 'x', 'x', now())`,
      ),
      /row-level security/,
    );
  } finally {
    db.release();
  }
});
test('a mapping is chosen by name; a path of the server is never opened', async () => {
  const adviser = await t.actor('senior_wpa');
  const uploadId = await bring(adviser, 'Case ID,Incident date,Type\nA1,2016-08-01,Rape\n');
  const secret = join(folder, 'secret.json');
  writeFileSync(secret, '{"password":"x"}');
  for (const mappingName of [
    secret,
    '../package.json',
    '../../package',
    'kobo.json',
    './kobo',
    'KOBO/../kobo',
  ]) {
    await assert.rejects(
      runOperation(t.house, previewImport, adviser, { mission: 'UNMISS', uploadId, mappingName }),
      (error: unknown) =>
        error instanceof Problem &&
        error.details[0]?.field === 'mapping_unknown' &&
        !JSON.stringify(error.details).includes('password'),
      mappingName,
    );
  }
});
test('an upload belongs to its account and mission', async () => {
  const [adviser, other] = [await t.actor('senior_wpa'), await t.actor('wpa')];
  const uploadId = await bring(adviser, 'Case ID,Incident date,Type\nA1,2016-08-01,Rape\n');
  await assert.rejects(
    runOperation(t.house, previewImport, other, { mission: 'UNMISS', uploadId }),
    refused('not_found'),
  );
  await assert.rejects(
    runOperation(t.house, previewImport, adviser, { mission: 'UNSOM', uploadId }),
    refused('not_found'),
  );
  await assert.rejects(bring(await t.actor('auditor'), 'x'), refused('not_allowed'));
  await assert.rejects(bring(await t.actor('forum_member'), 'x'), refused('not_allowed'));
});
test('an upload is deleted when it was imported, and its import is done once', async () => {
  const adviser = await t.actor('senior_wpa');
  const uploadId = await bring(adviser, 'Case ID,Incident date,Type\nZ1,2016-08-01,Rape\n', 'UNOCI');
  const input = { mission: 'UNOCI', uploadId };
  assert.ok(existsSync(join(uploads(), uploadId)));
  assert.equal((await runOperation(t.house, applyImport, adviser, input)).created, 1);
  assert.ok(!existsSync(join(uploads(), uploadId)));
  const again = await runOperation(t.house, applyImport, adviser, input);
  assert.equal(again.created, 1, 'a job that runs again after a crash finds its work done');
});
test('there is a quota, and a refused file leaves nothing on the disk', async () => {
  const actor = await t.actor('field_wpa');
  for (let n = 0; n < 100; n += 1) await bring(actor, 'x', 'UNSMIL');
  const before = readdirSync(uploads()).length;
  await assert.rejects(bring(actor, 'x', 'UNSMIL'), refused('upload_quota'));
  assert.equal(readdirSync(uploads()).length, before);
  const small = { ...uploadFile, limit: 10 };
  await assert.rejects(
    runUpload(t.house, small, actor, { mission: 'UNMISS', fileName: 'a.csv' }, body('x'.repeat(11))),
    refused('body_too_large'),
  );
  assert.equal(readdirSync(uploads()).length, before);
});
test('what was uploaded and never imported goes after a day, and only that', async () => {
  const adviser = await t.actor('verifying_officer').then(() => t.actor('wpa'));
  const [old, young] = [await bring(adviser, 'old', 'UNAMID'), await bring(adviser, 'young', 'UNAMID')];
  const db = await t.house.pool.connect();
  try {
    // Aged as the owner would see it: policies let nobody else change the age.
    const past = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(join(uploads(), old), past, past);
    await db.query('begin');
    await db.query(`set local openmara.mission = '${await missionId('UNAMID')}'`);
    await db.query(`set local openmara.account = '${adviser.accountId}'`);
    const { rows } = await db.query<{ n: number }>('select count(*)::int as n from openmara.upload');
    assert.equal(rows[0]?.n, 2);
    await assert.rejects(db.query('update openmara.upload set uploaded_at = now()'), /permission denied/);
    await db.query('rollback');
  } finally {
    db.release();
  }
  await deleteLeftOverUploads(t.house.pool, t.directory, new Date());
  assert.ok(!existsSync(join(uploads(), old)));
  assert.ok(existsSync(join(uploads(), young)));
});
async function missionId(code: string): Promise<string> {
  const { rows } = await t.house.pool.query<{ id: string }>('select id from openmara.mission_named($1)', [
    code,
  ]);
  return rows[0]?.id ?? '';
}
