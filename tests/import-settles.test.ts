/** An import whose worker died: it says so, runs again by itself, or has failed; its file does not stay when it is over. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { listImports } from '@openmara/server/exchange/list-imports';
import { settleImports } from '@openmara/server/exchange/settle-imports';
import { startImport } from '@openmara/server/exchange/start-import';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { workQueue } from '@openmara/server/jobs/work';
import { runOperation, runUpload } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { askDatabase, until } from './server-process.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(40);
});
after(() => t.close());
const mission = 'UNMISS';

async function begin(key: string): Promise<string> {
  const actor = await t.actor('senior_wpa');
  const file = Buffer.from(`Case ID,Incident date,Type,Location,F\n${key},2016-03-01,rape,Yei,1\n`);
  const input = { mission, fileName: 'log.csv' };
  const { uploadId } = await runUpload(
    t.house,
    uploadFile,
    actor,
    input,
    (async function* () {
      yield file;
    })(),
  );
  const columns = {
    'Case ID': 'key',
    'Incident date': 'occurred',
    Type: 'forms',
    Location: 'place',
    F: 'female',
  };
  await runOperation(t.house, startImport, actor, {
    mission,
    uploadId,
    mapping: { name: key, source: key, dateOrder: 'ymd', columns },
  });
  return uploadId;
}
async function runOf(id: string) {
  const { items } = await runOperation(t.house, listImports, await t.actor('senior_wpa'), { mission });
  const run = items.find((item) => item.id === id);
  assert.ok(run);
  return run;
}
const fileOf = (id: string): string => join(t.directory, 'uploads', id);
const uploads = (id: string) => askDatabase(t.directory, `select from openmara.upload where id = '${id}'`);

test('one that was tried as often as it may has failed and says why; its upload is gone', async () => {
  const id = await begin('lost');
  await settleImports.run(t.house, {}, true);
  assert.equal((await runOf(id)).state, 'reading', 'one that waits in the queue is left alone');
  await askDatabase(
    t.directory,
    `update pgboss.job set state = 'failed', retry_count = retry_limit where data->>'uploadId' = '${id}'`,
  );
  await settleImports.run(t.house, {}, true);
  const run = await runOf(id);
  assert.deepEqual([run.state, run.interrupted], ['failed', false]);
  assert.match(run.problem ?? '', /nothing of it was kept/);
  assert.equal(existsSync(fileOf(id)), false);
  assert.deepEqual(await uploads(id), []);
  const entries = await askDatabase(
    t.directory,
    `select operation, outcome, account_id is not null as named from openmara.audit_entry
     where record_id = '${id}' and outcome <> 'done'`,
  );
  assert.deepEqual(entries, [{ operation: 'import.apply', outcome: 'fault', named: true }]);
});

test('one whose worker died says so, is run again to its end, and leaves no file', async () => {
  const id = await begin('dead');
  await askDatabase(
    t.directory,
    `update pgboss.job set state = 'active', started_on = now() - interval '1 minute',
       heartbeat_on = now() - interval '1 minute' where data->>'uploadId' = '${id}'`,
  );
  const before = await runOf(id);
  assert.deepEqual([before.state, before.interrupted], ['reading', true]);
  await workQueue(t.house);
  const run = await until(
    async () => {
      const now = await runOf(id);
      return now.state === 'applied' || now.state === 'failed' ? now : undefined;
    },
    'the end of the import',
    90,
  );
  assert.deepEqual([run.state, run.created, run.interrupted, run.problem], ['applied', 1, false, null]);
  await until(async () => !existsSync(fileOf(id)) || undefined, 'the end of its file');
  // As where the process died between the commit and the deletion.
  writeFileSync(fileOf(id), 'left');
  await settleImports.run(t.house, {}, true);
  assert.equal(existsSync(fileOf(id)), false);
});
