/** The server outlives its database, says what works, and leaves nothing running when it is told to end. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse } from '@openmara/server/command/house';
import { assertOwn } from '@openmara/server/database/binaries';
import { isAlive } from '@openmara/server/database/data-directory';
import { healthOf } from '@openmara/server/http/health';
import pg from 'pg';
import {
  askDatabase,
  askOf,
  end,
  freePort,
  hasEnded,
  postmasterOf,
  postTo,
  removeAll,
  type ServerProcess,
  signInAs,
  startServer,
  until,
} from './server-process.ts';

const directory = mkdtempSync(join(tmpdir(), 'openmara-staying-'));
let server: ServerProcess;
before(async () => {
  server = await startServer(directory, await freePort());
});
after(() => removeAll(directory, server?.child));

const health = async (): Promise<{ status: number; body: Record<string, unknown> }> => {
  const answer = await fetch(`${server.base}/api/health`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const WELL = { ok: true, database: 'ok', queue: 'ok', disk: 'ok' };
const isWell = async (): Promise<true | undefined> => (await health()).body['ok'] === true || undefined;

test('kill -9 of the database, under requests: the server says 503 meanwhile, loses nothing and serves again', async () => {
  const token = await signInAs(server.base, 'focal-point');
  await until(isWell, 'health before');
  assert.deepEqual(await health(), { status: 200, body: WELL });
  const acknowledged: string[] = [];
  const seen = new Map<number, number>();
  const away: Array<Record<string, unknown>> = [];
  let over = false;
  const writing = Array.from({ length: 6 }, async () => {
    while (!over) {
      const answer = await postTo(server.base, 'report/file', { mission: 'UNMISS', forms: ['rape'] }, token);
      const body = (await answer.json()) as Record<string, unknown>;
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      if (answer.ok) acknowledged.push(String(body['id']));
      else {
        away.push({ ...body, again: answer.headers.get('retry-after') });
        await new Promise((done) => setTimeout(done, 20));
      }
    }
  });
  await until(async () => acknowledged.length > 20 || undefined, 'reports before');
  const killed = postmasterOf(directory);
  // Of this test's own directory, by the id that it wrote there.
  process.kill(killed, 'SIGKILL');
  const since = Date.now();
  await until(async () => ((await health()).status === 503 || away.length > 0 ? true : undefined), 'a 503');
  await until(async () => {
    const answer = await askOf(server.base, 'report/list', { mission: 'UNMISS' }, token);
    return answer.status === 200 || undefined;
  }, 'an answer from the new database');
  console.log(`served again ${Date.now() - since} ms after kill -9 of the database`);
  await until(isWell, 'health after');
  console.log(`database, queue and disk well ${Date.now() - since} ms after it`);
  over = true;
  await Promise.all(writing);
  assert.ok(!hasEnded(server.child), server.said());
  assert.notEqual(postmasterOf(directory), killed);
  assert.deepEqual(
    [...seen.keys()].filter((status) => status !== 200 && status !== 503),
    [],
    'only 200 and 503 were answered',
  );
  assert.ok(away.length > 0, 'some were asked meanwhile');
  for (const problem of away)
    assert.deepEqual([problem['code'], problem['status'], problem['again']], ['database_away', 503, '2']);
  const kept = await askDatabase<{ id: string }>(
    directory,
    'select id from openmara.report where id = any($1)',
    [acknowledged],
  );
  assert.equal(kept.length, acknowledged.length, 'what was acknowledged is there');
});

test('every session ended by the administrator at once, in use or at rest: the server goes on', async () => {
  const token = await signInAs(server.base, 'focal-point');
  for (let turn = 0; turn < 3; turn += 1) {
    const asking = Array.from({ length: 12 }, () =>
      askOf(server.base, 'report/list', { mission: 'UNMISS' }, token),
    );
    await askDatabase(
      directory,
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'openmara_app'`,
    );
    for (const answer of await Promise.all(asking)) assert.ok([200, 503].includes(answer.status));
  }
  await until(isWell, 'health after');
  assert.ok(!hasEnded(server.child), server.said());
});

test('health says which part does not work', async () => {
  const nowhere = new pg.Pool({ host: join(directory, 'nowhere'), user: 'nobody', database: 'none' });
  const there = { pool: nowhere, dataDirectory: directory };
  try {
    assert.deepEqual(await healthOf(there, () => true), { ...WELL, ok: false, database: 'away' });
    assert.deepEqual(await healthOf(there, () => false), {
      ok: false,
      database: 'away',
      queue: 'away',
      disk: 'ok',
    });
    assert.equal((await healthOf(there, () => true, Number.MAX_SAFE_INTEGER)).disk, 'full');
    assert.equal(
      (await healthOf({ ...there, dataDirectory: join(directory, 'gone') }, () => true)).disk,
      'away',
    );
  } finally {
    await nowhere.end();
  }
});

test('the database outlives the command that started it where a server has joined, and ends with the last', async () => {
  const own = mkdtempSync(join(tmpdir(), 'openmara-joining-'));
  let joined: ServerProcess | undefined;
  try {
    const command = await openHouse({ dataDirectory: own });
    const database = postmasterOf(own);
    joined = await startServer(own, await freePort());
    await command.close();
    assert.equal(postmasterOf(own), database);
    assert.equal((await fetch(`${joined.base}/api/access/is-set-up`)).status, 200);
    assert.ok(isAlive(database), 'handed over');
    joined.child.kill('SIGTERM');
    await end(joined.child);
    assert.ok(!isAlive(database), 'who joined ends it as the last');
  } finally {
    await removeAll(own, joined?.child);
  }
});

test('SIGTERM to `npm start` stops the server and the database', async () => {
  const own = mkdtempSync(join(tmpdir(), 'openmara-npm-'));
  let npm: ServerProcess | undefined;
  try {
    npm = await startServer(own, await freePort(), { program: ['npm', 'start', '--'] });
    const database = postmasterOf(own);
    const serving = Number(readFileSync(join(own, 'server.lock'), 'utf8'));
    npm.child.kill('SIGTERM');
    await end(npm.child);
    await until(async () => (!isAlive(database) && !isAlive(serving)) || undefined, 'the end of everything');
  } finally {
    await removeAll(own, npm?.child);
  }
});

test('programs are not taken from a folder that others can write in, nor from a link', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openmara-own-'));
  try {
    assertOwn(folder);
    symlinkSync(folder, join(folder, 'link'));
    assert.throws(() => assertOwn(join(folder, 'link')), /only its owner/);
    chmodSync(folder, 0o777);
    assert.throws(() => assertOwn(folder), /only its owner/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
