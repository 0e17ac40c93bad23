/**
 * kill -9 of the server in the middle of a large import: after the next start the file is in the register whole and
 * once, or it failed with its reason and nothing of it is there. Never a half.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isAlive } from '@openmara/server/database/data-directory';
import pg from 'pg';

const ROWS = 60_000;
const MISSION = 'UNMISS';
const MAPPING = {
  name: 'large-log',
  source: 'large-log',
  dateOrder: 'ymd',
  columns: { 'Case ID': 'key', 'Incident date': 'occurred', Type: 'forms', Location: 'place', F: 'female' },
};

// The two calls of an import: what changes when its routes change.
async function upload(base: string, token: string, content: string): Promise<string> {
  const input = encodeURIComponent(JSON.stringify({ mission: MISSION, fileName: 'large-log.csv' }));
  const answer = await fetch(`${base}/api/import/upload?input=${input}`, {
    method: 'POST',
    body: content,
    headers: { authorization: `Bearer ${token}` },
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  return ((await answer.json()) as { uploadId: string }).uploadId;
}
async function startImport(base: string, token: string, uploadId: string): Promise<void> {
  const answer = await fetch(`${base}/api/import/start`, {
    method: 'POST',
    body: JSON.stringify({ mission: MISSION, uploadId, mapping: MAPPING }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  assert.equal(answer.status, 200, await answer.clone().text());
}

interface Run {
  readonly id: string;
  readonly state: string;
  readonly created: number;
  readonly problem: string | null;
  readonly progress: { readonly rows: number } | null;
}
async function runOf(base: string, token: string, id: string): Promise<Run> {
  const input = encodeURIComponent(JSON.stringify({ mission: MISSION }));
  const answer = await fetch(`${base}/api/import/list?input=${input}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  const runs = ((await answer.json()) as { items: Run[] }).items.filter((run) => run.id === id);
  assert.equal(runs.length, 1, 'one import is one line of the list');
  const [run] = runs;
  assert.ok(run);
  return run;
}
async function signIn(base: string): Promise<string> {
  const answer = await fetch(`${base}/api/access/sign-in`, {
    method: 'POST',
    body: JSON.stringify({ email: 'senior-wpa@demo.example', password: 'demonstration only 2016' }),
    headers: { 'content-type': 'application/json' },
  });
  return ((await answer.json()) as { token: string }).token;
}
/** Asks the database of this test's own directory, past the server. */
async function ask<T extends pg.QueryResultRow>(directory: string, sql: string): Promise<T[]> {
  const secrets = JSON.parse(readFileSync(join(directory, 'database.json'), 'utf8')) as {
    owner: string;
    port: number;
  };
  const db = new pg.Client({
    host: join(directory, 'postgresql'),
    port: secrets.port,
    user: 'openmara_owner',
    password: secrets.owner,
    database: 'openmara',
  });
  await db.connect();
  try {
    return (await db.query<T>(sql)).rows;
  } finally {
    await db.end();
  }
}
/** Reports of the file that are in the register, the keys among them, and their lines of survivors. */
async function kept(directory: string): Promise<{ reports: number; keys: number; lines: number }> {
  const [row] = await ask<{ reports: number; keys: number; lines: number }>(
    directory,
    `select count(*)::int as reports, count(distinct external_key)::int as keys,
       (select count(*)::int from openmara.report_survivor s join openmara.report r on r.mission_id = s.mission_id and r.id = s.report_id where r.external_source = 'large-log') as lines
     from openmara.report where external_source = 'large-log'`,
  );
  assert.ok(row);
  return row;
}
const NOTHING = { reports: 0, keys: 0, lines: 0 };
const WHOLE = { reports: ROWS, keys: ROWS, lines: ROWS };
const isWriting = async (directory: string): Promise<boolean> =>
  (
    await ask(
      directory,
      `select from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like 'insert into openmara.report%'`,
    )
  ).length > 0;
const postmaster = (directory: string): number =>
  Number(readFileSync(join(directory, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0]);

const MAIN = join(import.meta.dirname, '../packages/server/src/command/main.ts');
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
function start(directory: string, port: number): Promise<ChildProcess> {
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [MAIN, 'start', '--data', directory, '--port', String(port), '--scale', '40'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let text = '';
    const heard = (chunk: Buffer): void => {
      text += chunk.toString();
      if (text.includes('Stop with Ctrl-C')) done(child);
    };
    child.stdout?.on('data', heard);
    child.stderr?.on('data', heard);
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${text}`)));
  });
}
const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once('exit', () => done());
  });
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Looks until it is so; the bound only keeps a broken house from waiting for ever. */
async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let turn = 0; turn < 1500; turn += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(20);
  }
  throw new Error(`this did not come: ${what}`);
}

function largeLog(): string {
  const places = ['Bentiu', 'Yei', 'Nasir', 'Melut', 'Maridi'];
  const lines = ['Case ID,Incident date,Type,Location,F'];
  for (let row = 1; row <= ROWS; row += 1)
    lines.push(
      `L${row},2016-${String((row % 9) + 1).padStart(2, '0')}-${String((row % 28) + 1).padStart(2, '0')},${row % 3 ? 'rape' : 'gang rape'},${places[row % 5]},${(row % 2) + 1}`,
    );
  return `${lines.join('\n')}\n`;
}

const isOver = (run: Run): boolean => run.state === 'applied' || run.state === 'failed';

test('kill -9 in the middle of a large import, twice: the file is there whole and once, or not at all and says why', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'openmara-import-crash-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let child = await start(directory, port);
  try {
    let token = await signIn(base);
    let id = await upload(base, token, largeLog());
    await startImport(base, token, id);

    // First the server alone, while rows are read: its database lives on and loses the session.
    const reading = await until(async () => {
      const run = await runOf(base, token, id);
      return isOver(run) || (run.progress?.rows ?? 0) >= 500 ? run : undefined;
    }, 'rows that are read');
    child.kill('SIGKILL');
    await ended(child);
    assert.ok(!isOver(reading), `too late: ${reading.state}`);

    child = await start(directory, port);
    token = await signIn(base);
    await until(async () => {
      assert.deepEqual(await kept(directory), NOTHING);
      const run = await runOf(base, token, id);
      assert.notEqual(run.state, 'applied', 'too late');
      if (run.state === 'failed') {
        assert.ok(run.problem, 'a failed import says why');
        id = await upload(base, token, largeLog());
        await startImport(base, token, id);
      }
      return (await isWriting(directory)) || undefined;
    }, 'the import under way again, or failed');

    // Then everything, while rows are written.
    child.kill('SIGKILL');
    process.kill(postmaster(directory), 'SIGKILL');
    await ended(child);

    child = await start(directory, port);
    token = await signIn(base);
    const last = await until(async () => {
      const now = await kept(directory);
      assert.ok([0, ROWS].includes(now.reports), `a half can be seen: ${now.reports} of ${ROWS}`);
      const run = await runOf(base, token, id);
      return isOver(run) ? run : undefined;
    }, 'the end of the import');
    if (last.state === 'applied') {
      assert.equal(last.created, ROWS);
      assert.deepEqual(await kept(directory), WHOLE);
    } else {
      assert.ok(last.problem, 'a failed import says why');
      assert.deepEqual(await kept(directory), NOTHING);
    }
  } finally {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended(child);
    // A database that outlived its server is nobody's child: it is ended by the id that it wrote here.
    if (existsSync(join(directory, 'postgresql/postmaster.pid'))) {
      const left = postmaster(directory);
      if (isAlive(left)) process.kill(left, 'SIGQUIT');
      await until(async () => !isAlive(left) || undefined, 'the end of the database');
    }
    rmSync(directory, { recursive: true, force: true });
  }
});
