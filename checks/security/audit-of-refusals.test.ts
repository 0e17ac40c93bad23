/** Every act leaves its entry: done, refused or failed, with the account or its absence. */
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { signIn } from '@openmara/server/access/sign-in';
import { signOut } from '@openmara/server/access/sign-out';
import { findActor } from '@openmara/server/access/sessions';
import { listAudit } from '@openmara/server/audit/list-audit';
import { documentFile } from '@openmara/server/documents/document-file';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { applyImport } from '@openmara/server/exchange/apply-import';
import { listRefusals } from '@openmara/server/exchange/list-refusals';
import { refusedRows } from '@openmara/server/exchange/refused-rows';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { fileReport } from '@openmara/server/incidents/file-report';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { defineOperation } from '@openmara/server/operations/operation';
import { operationNamed } from '@openmara/server/operations/registry';
import { runFile, runOperation, runUpload } from '@openmara/server/operations/run';
import { z } from 'zod';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(40);
});
after(() => t.close());

interface Entry {
  account: string | null;
  role: string | null;
  operation: string;
  outcome: string;
  note: string | null;
  mission: boolean;
}
/** The entries since, oldest first, as the auditor's setting lets them be read. */
async function entriesSince(count: number): Promise<Entry[]> {
  const db = await t.house.pool.connect();
  try {
    await db.query(`begin; set local openmara.audit = 'read'`);
    const { rows } = await db.query<Entry>(
      `select account_id as account, role, operation, outcome, note, mission_id is not null as mission
       from openmara.audit_entry order by at, id offset $1`,
      [count],
    );
    return rows;
  } finally {
    await db.query('rollback');
    db.release();
  }
}
const PASSWORD = 'demonstration only 2016';
const quiet = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

test('sign-in names its account; a failed one too, and an unknown address is an absence', async () => {
  const before = (await entriesSince(0)).length;
  const actor = await t.actor('wpa');
  await runOperation(t.house, signIn, null, { email: actor.email, password: PASSWORD });
  await quiet(runOperation(t.house, signIn, null, { email: actor.email, password: 'wrong' }));
  await quiet(runOperation(t.house, signIn, null, { email: 'nobody@demo.example', password: 'wrong' }));
  const entries = await entriesSince(before);
  assert.deepEqual(
    entries.map((entry) => [entry.account, entry.outcome]),
    [
      [actor.accountId, 'done'],
      [actor.accountId, 'sign_in_failed'],
      [null, 'sign_in_failed'],
    ],
  );
  assert.ok(
    entries.every((entry) => !JSON.stringify(entry).includes('@')),
    'no address in the log',
  );
});
test('a refusal leaves an entry of its own, though its transaction was rolled back', async () => {
  const before = (await entriesSince(0)).length;
  const forum = await t.actor('forum_member');
  await quiet(runOperation(t.house, listIncidents, forum, { mission: 'UNMISS' }));
  await quiet(runOperation(t.house, listIncidents, forum, { mission: 'NOSUCH' }));
  await quiet(
    runOperation(t.house, fileReport, await t.actor('wpa'), { mission: 'UNMISS', forms: ['nonsense'] }),
  );
  const entries = await entriesSince(before);
  assert.deepEqual(
    entries.map((entry) => [entry.account, entry.operation, entry.outcome, entry.mission]),
    [
      [forum.accountId, 'incident.list', 'not_allowed', true],
      [forum.accountId, 'incident.list', 'not_found', false],
      [(await t.actor('wpa')).accountId, 'report.file', 'input_invalid', true],
    ],
  );
});
test('strangers cannot fill the log: without a session one entry a minute for each operation', async () => {
  const before = (await entriesSince(0)).length;
  for (let n = 0; n < 20; n += 1)
    await quiet(runOperation(t.house, listIncidents, null, { mission: 'UNMISS' }));
  const entries = await entriesSince(before);
  assert.deepEqual(
    entries.map((entry) => [entry.account, entry.outcome]),
    [[null, 'sign_in_needed']],
  );
});
test('an answer that cannot be given is not done: nothing stays, and the entry says fault', async () => {
  const before = (await entriesSince(0)).length;
  const broken = defineOperation({
    name: 'view.break',
    summary: 'Stores and then answers what its output does not allow',
    kind: 'command',
    who: 'read_reports',
    within: 'mission',
    input: z.object({ mission: z.string() }),
    output: z.object({ id: z.uuid() }),
    audit: () => ({ note: 'never written' }),
    async handler({ db, mission, account, now }) {
      await db.query(
        `insert into openmara.saved_view (mission_id, id, account_id, page, name, filter, saved_at)
         values ($1, gen_random_uuid(), $2, 'reports', 'must not stay', '{}', $3)`,
        [mission.id, account.accountId, now],
      );
      return { id: 'not a uuid' };
    },
  });
  const actor = await t.actor('wpa');
  const error = await quiet(runOperation(t.house, broken, actor, { mission: 'UNMISS' }));
  assert.ok(error instanceof z.ZodError || (error instanceof Error && !(error instanceof Problem)));
  const entries = await entriesSince(before);
  assert.deepEqual(
    entries.map((entry) => [entry.operation, entry.outcome]),
    [['view.break', 'fault']],
  );
  const db = await t.house.pool.connect();
  try {
    await db.query(`begin; set local openmara.mission = '${await missionId()}';
                    set local openmara.account = '${actor.accountId}'`);
    const { rowCount } = await db.query(`select from openmara.saved_view where name = 'must not stay'`);
    assert.equal(rowCount, 0);
  } finally {
    await db.query('rollback');
    db.release();
  }
});
async function missionId(): Promise<string> {
  const { rows } = await t.house.pool.query<{ id: string }>(
    `select id from openmara.mission_named('UNMISS')`,
  );
  return rows[0]?.id ?? '';
}
test('signing out is an act with an entry, and ends that session only', async () => {
  const { email } = await t.actor('wpa');
  const [one, two] = [
    await runOperation(t.house, signIn, null, { email, password: PASSWORD }),
    await runOperation(t.house, signIn, null, { email, password: PASSWORD }),
  ];
  const before = (await entriesSince(0)).length;
  const actor = await findActor(t.house.pool, one.token);
  assert.deepEqual(await runOperation(t.house, signOut, actor, {}), { ended: true });
  assert.equal(await findActor(t.house.pool, one.token), null);
  assert.ok(await findActor(t.house.pool, two.token));
  const entries = await entriesSince(before);
  assert.deepEqual(
    entries.map((entry) => [entry.account, entry.operation, entry.outcome]),
    [[actor?.accountId, 'access.sign-out', 'done']],
  );
});
test('the auditor reads outcomes as well', async () => {
  const { items } = await runOperation(t.house, listAudit, await t.actor('auditor'), { limit: 500 });
  assert.ok(
    items.some((item) => item.outcome === 'not_allowed') && items.some((item) => item.outcome === 'done'),
  );
});
test('a page of a list says how many records were read, an export how many left', async () => {
  const before = (await entriesSince(0)).length;
  const actor = await t.actor('wpa');
  const page = await runOperation(t.house, listIncidents, actor, { mission: 'UNMISS', limit: 3 });
  const exported = operationNamed('party.export');
  assert.ok(exported?.kind === 'file');
  const file = await runFile(t.house, exported, actor, { mission: 'UNMISS', format: 'json' });
  const { records } = JSON.parse(Buffer.from(file.bytes).toString()) as { records: unknown[] };
  const notes = (await entriesSince(before)).map((entry) => entry.note);
  assert.deepEqual(notes, [`${page.items.length} records`, `${records.length} records, json, no filter`]);
});
test('a document that leaves says how many figures, refused rows how many there were', async () => {
  const actor = await t.actor('senior_wpa');
  const mission = 'UNMISS';
  const { id } = await runOperation(t.house, composeQuarterly, actor, { mission, period: '2016-Q3' });
  const log =
    'Case ID,Incident date,Type,Location\nr1,some day,weather,Yei\nr2,2016-03-01,rape,Yei\nr3,soon,rape,Yei\n';
  const input = { mission, fileName: 'log.csv' };
  const { uploadId } = await runUpload(t.house, uploadFile, actor, input, Readable.from([Buffer.from(log)]));
  const applied = await runOperation(t.house, applyImport, actor, { mission, uploadId });
  assert.equal(applied.refusedRows, 2);
  const before = (await entriesSince(0)).length;
  const json = await runFile(t.house, documentFile, actor, { mission, id, format: 'json' });
  const { figures } = JSON.parse(Buffer.from(json.bytes).toString()) as { figures: unknown[] };
  assert.ok(figures.length > 5);
  const { items } = await runOperation(t.house, listRefusals, actor, { mission, id: uploadId });
  assert.ok(items.length > 2, 'a row may be refused for more than one reason, and is one row');
  await runFile(t.house, refusedRows, actor, { mission, id: uploadId });
  assert.deepEqual(
    (await entriesSince(before)).map(({ operation, note }) => [operation, note]),
    [
      ['document.file', `${figures.length} figures, json`],
      ['import.refusals', '2 rows'],
      ['import.refused-rows', '2 rows, csv'],
    ],
  );
});
