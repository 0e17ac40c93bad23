/** kill -9 of everything at any moment loses no committed record; a second start on the same directory says so. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const MAIN = join(import.meta.dirname, '../packages/server/src/command/main.ts');
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
function start(
  directory: string,
  port: number,
): Promise<{ child: ChildProcess; said: () => string; code: number | null }> {
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      [MAIN, 'start', '--data', directory, '--port', String(port), '--scale', '40'],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let text = '';
    const heard = (chunk: Buffer): void => {
      text += chunk.toString();
      if (text.includes('Stop with Ctrl-C')) done({ child, said: () => text, code: null });
    };
    child.stdout?.on('data', heard);
    child.stderr?.on('data', heard);
    child.once('exit', (code) => done({ child, said: () => text, code }));
  });
}
const post = (port: number, path: string, body: object, token?: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/api/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
  });
const signIn = async (port: number): Promise<string> =>
  (
    (await (
      await post(port, 'access/sign-in', {
        email: 'focal-point@demo.example',
        password: 'demonstration only 2016',
      })
    ).json()) as { token: string }
  ).token;

test('an acknowledged report survives kill -9 of the server and of the database, and the start after it works', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'openmara-crash-'));
  const port = await freePort();
  const acknowledged = new Set<string>();
  try {
    for (let round = 0; round < 3; round += 1) {
      const server = await start(directory, port);
      assert.equal(server.code, null, server.said());
      if (round === 0) {
        const second = await start(directory, await freePort());
        assert.equal(second.code, 1);
        assert.match(second.said(), /in use by process \d+/);
      }
      const token = await signIn(port);
      const postmaster = Number(
        readFileSync(join(directory, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0],
      );
      let killed = false;
      const writing = Array.from({ length: 3 }, async () => {
        while (!killed) {
          try {
            const answer = await post(port, 'report/file', { mission: 'UNMISS', forms: ['rape'] }, token);
            if (answer.ok) acknowledged.add(((await answer.json()) as { id: string }).id);
          } catch {
            return;
          }
        }
      });
      await new Promise((done) => setTimeout(done, 150 + round * 170));
      killed = true;
      server.child.kill('SIGKILL');
      // The postmaster of this test's own directory, by the id that it wrote there.
      if (round !== 1) process.kill(postmaster, 'SIGKILL');
      await Promise.allSettled(writing);
    }
    const last = await start(directory, port);
    const token = await signIn(port);
    assert.ok(acknowledged.size > 0);
    for (const id of acknowledged) {
      const answer = await fetch(
        `http://127.0.0.1:${port}/api/report/get?input=${encodeURIComponent(JSON.stringify({ mission: 'UNMISS', id }))}`,
        {
          headers: { authorization: `Bearer ${token}` },
        },
      );
      assert.equal(answer.status, 200, id);
    }
    const ended = new Promise((done) => last.child.once('exit', done));
    last.child.kill('SIGTERM');
    assert.equal(await ended, 0, 'SIGTERM stops cleanly');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
