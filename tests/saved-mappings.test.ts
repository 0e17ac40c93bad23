/** Saved mappings: chosen by themselves for a file that fits, and what whoever saved one may do with it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Readable } from 'node:stream';
import { applyImport } from '@openmara/server/exchange/apply-import';
import { deleteMapping } from '@openmara/server/exchange/delete-mapping';
import { listMappings } from '@openmara/server/exchange/list-mappings';
import { previewImport } from '@openmara/server/exchange/preview-import';
import { renameMapping } from '@openmara/server/exchange/rename-mapping';
import { saveMapping } from '@openmara/server/exchange/save-mapping';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { runOperation, runUpload } from '@openmara/server/operations/run';
import pg from 'pg';
import type { z } from 'zod';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(8);
});
after(() => t.close());

const mission = 'UNMISS';
type Role = Parameters<TestHouse['actor']>[0];
const upload = async (log: string, role: Role = 'senior_wpa') =>
  runUpload(
    t.house,
    uploadFile,
    await t.actor(role),
    { mission, fileName: 'log.csv' },
    Readable.from([Buffer.from(log)]),
  );
const look = async (log: string, asked: Partial<z.input<typeof previewImport.input>> = {}) =>
  runOperation(t.house, previewImport, await t.actor('senior_wpa'), {
    mission,
    ...(await upload(log)),
    ...asked,
  });
const list = async (role: Role = 'senior_wpa') =>
  (await runOperation(t.house, listMappings, await t.actor(role), { mission })).items;
const save = async (name: string, mapping: z.input<typeof saveMapping.input>['mapping'], role: Role) =>
  runOperation(t.house, saveMapping, await t.actor(role), { mission, name, mapping });
const code = (expected: string) => (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === expected;

const HEADING = 'Incident date,Mahali,Type of violence,Idadi';
const LOG = `${HEADING}\n03/04/2016,Bentiu,Rape,1\n05/06/2016,Koch,Gang rape,2\n`;
const MAPPING = {
  name: 'Monthly log',
  columns: { 'Incident date': 'occurred', Mahali: 'place', 'Type of violence': 'forms', Idadi: 'female' },
  dateOrder: 'mdy' as const,
  delimiter: ';',
};

test('a mapping that was saved is used for the next file under its headings, said, and only where that is asked for', async () => {
  await save('Monthly log', MAPPING, 'senior_wpa');
  const asked = await look(LOG, { recall: true });
  assert.equal(asked.recalled?.name, 'Monthly log');
  assert.equal(asked.recalled?.savedBy, (await t.actor('senior_wpa')).name);
  assert.deepEqual(asked.mapping.columns, MAPPING.columns);
  assert.equal(asked.first[0]?.read?.occurred.from, '2016-03-04', 'in the order of days that was saved');
  assert.deepEqual(asked.doubts, [], 'nothing is asked of it again');
  assert.equal((await look(LOG)).recalled, null, 'the command line and other houses decide by themselves');
  assert.equal((await look(LOG, { recall: true, mapping: { ...MAPPING, delimiter: ',' } })).recalled, null);
});
test('its header is found wherever it stands, and what was of the former file only is not carried over', async () => {
  const { recalled, mapping, rows } = await look(`Focal points\n\n${LOG}`, { recall: true });
  assert.equal(recalled?.name, 'Monthly log');
  assert.deepEqual([mapping.headerRow, mapping.delimiter, rows], [3, undefined, 2]);
});
test('headings of which the house knows no word are found by the mapping alone', async () => {
  const columns = { Tarehe: 'occurred', Aina: 'forms' };
  await save('Swahili log', { ...MAPPING, columns }, 'senior_wpa');
  const log = 'Kumbukumbu\nTarehe,Aina\n03/04/2016,Rape\n';
  assert.equal((await look(log, { recall: true })).recalled?.name, 'Swahili log');
  await runOperation(t.house, deleteMapping, await t.actor('senior_wpa'), { mission, name: 'Swahili log' });
});
test('a file with a further column that the house could read is looked at afresh', async () => {
  const wider = LOG.replace('Idadi\n', 'Idadi,Alleged perpetrator\n').replace(/,(\d)\n/g, ',$1,SPLA\n');
  assert.equal((await look(wider, { recall: true })).recalled, null);
});
test('whoever saved it and who leads rename and delete it, nobody else, not even by saving over it', async () => {
  await save('Of the office', MAPPING, 'focal_point');
  assert.deepEqual(
    (await list('focal_point')).map(({ name, yours, savedBy }) => [name, yours, savedBy !== null]),
    [
      ['Of the office', true, true],
      ['Monthly log', false, false],
    ],
  );
  const adviser = await t.actor('field_wpa');
  await assert.rejects(
    runOperation(t.house, renameMapping, adviser, { mission, name: 'Of the office', newName: 'Mine' }),
    code('not_allowed'),
  );
  await assert.rejects(save('Of the office', MAPPING, 'field_wpa'), code('not_allowed'));
  await assert.rejects(
    runOperation(t.house, deleteMapping, adviser, { mission, name: 'Of the office' }),
    code('not_allowed'),
  );
  const focal = await t.actor('focal_point');
  const taken = { mission, name: 'Of the office', newName: 'Monthly log' };
  await assert.rejects(runOperation(t.house, renameMapping, focal, taken), code('already_exists'));
  await runOperation(t.house, renameMapping, focal, { ...taken, newName: ' Office log ' });
  await runOperation(t.house, renameMapping, await t.actor('senior_wpa'), {
    mission,
    name: 'Office log',
    newName: 'Log of the office',
  });
  assert.deepEqual(
    (await list()).map(({ name, yours }) => [name, yours]),
    [
      ['Log of the office', true],
      ['Monthly log', true],
    ],
  );
});
test('one that is deleted is used no more, and what was imported with it stays', async () => {
  const actor = await t.actor('senior_wpa');
  const { mapping } = await look(LOG, { recall: true });
  const brought = await runOperation(t.house, applyImport, actor, {
    mission,
    ...(await upload(LOG)),
    mapping,
  });
  assert.equal(brought.created, 2);
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const kept = async () =>
    (
      await owner.query<object>(
        `select r.mapping, count(*)::int as n from openmara.import_run r
         join openmara.report p on p.import_id = r.id where r.id = $1 group by 1`,
        [brought.id],
      )
    ).rows;
  const before = await kept();
  for (const { name } of await list()) await runOperation(t.house, deleteMapping, actor, { mission, name });
  assert.deepEqual(await list(), []);
  assert.equal((await look(LOG, { recall: true })).recalled, null);
  assert.deepEqual(await kept(), before);
  await owner.end();
  await assert.rejects(
    runOperation(t.house, deleteMapping, actor, { mission, name: 'Monthly log' }),
    code('not_found'),
  );
});
