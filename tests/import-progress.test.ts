/** A running import says how far it is and for how long it has read, from the process that reads to whoever asks. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Readable } from 'node:stream';
import { applyImport } from '@openmara/server/exchange/apply-import';
import { followProgress, type ImportProgress } from '@openmara/server/exchange/import-progress';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { runOperation, runUpload } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(8);
});
after(() => t.close());

test('rows, bytes and seconds come while it runs', async () => {
  const told: ImportProgress[] = [];
  followProgress((_, progress) => told.push(progress));
  const rows = Array.from({ length: 1500 }, (_, at) => `P${at},2016-08-01,Rape\n`);
  const actor = await t.actor('senior_wpa');
  const { uploadId, bytes } = await runUpload(
    t.house,
    uploadFile,
    actor,
    { mission: 'UNMISS', fileName: 'log.csv' },
    Readable.from([Buffer.from(`Case ID,Incident date,Type\n${rows.join('')}`)]),
  );
  const { created } = await runOperation(t.house, applyImport, actor, { mission: 'UNMISS', uploadId });
  assert.equal(created, 1500);
  const [first] = told;
  assert.ok(first && first.rows > 0 && first.seconds > 0, JSON.stringify(told));
  assert.equal(first.total, bytes);
});
