/** The door before sign-in: small bodies, a queue for passwords, and a brake that makes nobody else wait. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { Problem } from '@openmara/core/access/problems';
import { signIn } from '@openmara/server/access/sign-in';
import { networkOf } from '@openmara/server/access/sign-in-brake';
import { createApp } from '@openmara/server/http/app';
import { pathOf } from '@openmara/server/http/openapi';
import { OPERATIONS } from '@openmara/server/operations/registry';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

const PASSWORD = 'demonstration only 2016';
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

/** What one attempt comes to: `done`, or the code of its refusal and the seconds that it asks to wait. */
async function attempt(
  email: string,
  password: string,
  address: string,
  house = t.house as Parameters<typeof runOperation>[0],
): Promise<{ outcome: string; wait: number | null }> {
  try {
    await runOperation(house, signIn, null, { email, password }, address);
    return { outcome: 'done', wait: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { outcome: error.code, wait: error.retryAfter };
  }
}
const counted = (outcomes: ReadonlyArray<{ outcome: string }>): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { outcome } of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};
const parallel = <T>(n: number, work: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, at) => work(at)));
const forget = (): Promise<unknown> => owner.query('delete from openmara.sign_in_attempt');
/** As if the clock had gone on. */
const goOn = (seconds: number): Promise<unknown> =>
  owner.query('update openmara.sign_in_attempt set expire = expire - $1', [seconds * 1000]);

/** Sends without end until it is answered. @returns the status, the code, and how many bytes went out */
async function pour(port: number, path: string, method: string): Promise<[number, string, number]> {
  const chunk = Buffer.alloc(65_536, ' ');
  let sent = 0;
  const outgoing = request({ port, path, method, headers: { 'transfer-encoding': 'chunked' } });
  outgoing.on('error', () => undefined);
  const more = (): void => {
    while (sent < 200_000_000 && !outgoing.destroyed) {
      sent += chunk.length;
      if (!outgoing.write(chunk)) return void outgoing.once('drain', more);
    }
    outgoing.end();
  };
  more();
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  outgoing.destroy();
  const { code } = JSON.parse(Buffer.concat(parts).toString()) as { code: string };
  assert.equal(answer.headers.connection, 'close', path);
  return [answer.statusCode ?? 0, code, sent];
}

test('a body without end is refused while it comes, at every route', async () => {
  const server = serve({ fetch: createApp(t.house, '/nowhere').fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const commands = OPERATIONS.filter((operation) => operation.kind === 'command');
  for (const path of [...commands.map((command) => pathOf(command.name)), '/api/nothing/here']) {
    const [status, code, sent] = await pour(port, path, 'POST');
    assert.deepEqual([status, code], [413, 'body_too_large'], path);
    assert.ok(sent < 20_000_000, `${path} took ${sent} bytes`);
  }
  server.close();
});

test('before sign-in a body has room for a name and a password, and no more', async () => {
  const app = createApp(t.house, '/nowhere');
  const ask = (body: string): Promise<Response> =>
    Promise.resolve(app.request('/api/access/sign-in', { method: 'POST', body }));
  const long = JSON.stringify({ email: 'wpa@demo.example', password: 'x'.repeat(20_000) });
  assert.equal((await ask(long)).status, 413);
  const announced = await app.request('/api/access/is-set-up', {
    headers: { 'content-length': '600000000' },
  });
  assert.equal(announced.status, 413, 'what a question announces is believed');
});

test('while passwords are looked at, connections are there for others', async () => {
  const pool = new pg.Pool({ ...t.house.cluster.app, max: 2 });
  const house = { ...t.house, pool };
  let ended = 0;
  const trying = parallel(20, async (at) => {
    const result = await attempt(`account-${at}@demo.example`, 'wrong', `198.51.100.${at}`, house);
    ended += 1;
    return result;
  });
  // Whoever asks now stands behind all of them, if they hold what they need to be answered.
  assert.equal((await pool.query('select 1')).rowCount, 1);
  assert.ok(ended < 10, `${ended} of 20 sign-ins were through before a plain question was answered`);
  assert.deepEqual(counted(await trying), { sign_in_failed: 20 });
  await pool.end();
  await forget();
});

test('the attempts of one address hold two connections at most while they are counted', async () => {
  const pool = new pg.Pool({ ...t.house.cluster.app, max: 6 });
  const flood = parallel(100, (at) =>
    attempt(`account-${at}@demo.example`, 'wrong', '198.51.100.7', { ...t.house, pool }),
  );
  let over = false;
  void flood.then(() => (over = true));
  let most = 0;
  while (!over) {
    most = Math.max(most, pool.totalCount - pool.idleCount + pool.waitingCount);
    await new Promise((resolve) => setImmediate(resolve));
  }
  // Two that count, and one that ends: what a refusal or a heard password writes.
  assert.ok(most >= 2 && most <= 4, `${most} connections held or waited for`);
  await pool.end();
  await forget();
});

test('more passwords than can be looked at soon: the rest is asked to come again, and does not count', async () => {
  const results = await parallel(60, (at) =>
    attempt(`account-${at}@demo.example`, 'wrong', `198.51.100.${at}`),
  );
  const { busy = 0, sign_in_failed: heard = 0 } = counted(results);
  assert.equal(busy + heard, 60);
  assert.ok(busy > 0 && heard >= 32, `${busy} busy, ${heard} heard`);
  assert.ok(results.every(({ outcome, wait }) => outcome !== 'busy' || (wait ?? 0) > 0));
  const { rows } = await owner.query<{ n: number }>(
    `select sum(points)::int as n from openmara.sign_in_attempt where key like 'account:%'`,
  );
  assert.deepEqual(rows, [{ n: heard }]);
  await forget();
});

test('one address with very many sign-ins fills no place of another: a colleague elsewhere is heard before most', async () => {
  const { email } = await t.actor('wpa');
  const ended: Array<{ outcome: string }> = [];
  const flood = parallel(150, async (at) => {
    ended.push(await attempt(`account-${at}@demo.example`, 'wrong', '198.51.100.9'));
  });
  const heard = (): number => counted(ended)['sign_in_failed'] ?? 0;
  // When the queue is full some are asked to come again.
  while (!counted(ended)['busy']) await new Promise((resolve) => setTimeout(resolve, 5));
  const before = heard();
  assert.equal((await attempt(email, PASSWORD, '203.0.113.50')).outcome, 'done');
  assert.ok(heard() - before < 5, `${heard() - before} passwords of the flood were looked at before`);
  await flood;
  assert.ok(heard() >= 32, 'the flood had its places too');
  await forget();
});

test('parallel attempts count before any password is looked at, and each wait is longer than the one before', async () => {
  const { email } = await t.actor('wpa');
  const waits: number[] = [];
  for (const round of [1, 2, 3]) {
    const results = await parallel(round === 1 ? 30 : 11, () => attempt(email, 'wrong', '203.0.113.5'));
    assert.equal(counted(results)['sign_in_failed'], 10);
    const asked = results.flatMap(({ wait }) => wait ?? []);
    waits.push(Math.max(...asked));
    const right = await attempt(email, PASSWORD, '203.0.113.5');
    assert.equal(right.outcome, 'too_many_attempts', 'nobody looks at a password meanwhile');
    assert.equal((await attempt(email, PASSWORD, '203.0.113.6')).outcome, 'done', 'a colleague elsewhere');
    await goOn(30 * 2 ** (round - 1));
  }
  assert.deepEqual(waits, [30, 60, 120]);
  assert.equal((await attempt(email, PASSWORD, '203.0.113.5')).outcome, 'done');
  const again = await parallel(11, () => attempt(email, 'wrong', '203.0.113.5'));
  assert.equal(Math.max(...again.map(({ wait }) => wait ?? 0)), 30, 'who knew the password starts anew');
  await forget();
});

test('an account that is tried from everywhere: fewer attempts each, and the colleague is still heard', async () => {
  const { email } = await t.actor('wpa');
  await attempt(email, 'wrong', '203.0.113.7');
  await owner.query(`update openmara.sign_in_attempt set points = 50 where key like 'account:%'`);
  const results = await parallel(8, () => attempt(email, 'wrong', '203.0.113.8'));
  assert.deepEqual(counted(results), { sign_in_failed: 3, too_many_attempts: 5 });
  assert.equal((await attempt(email, PASSWORD, '203.0.113.9')).outcome, 'done');
  await forget();
});

test('one address that tries many accounts waits, whichever it tries; another does not', async () => {
  const { email } = await t.actor('wpa');
  await attempt('somebody@demo.example', 'wrong', '2001:db8:1:2::1');
  await owner.query(`update openmara.sign_in_attempt set points = 100 where key like 'address:%'`);
  assert.equal((await attempt(email, PASSWORD, '2001:db8:1:2:ffff::9')).outcome, 'too_many_attempts');
  assert.equal((await attempt(email, PASSWORD, '2001:db8:1:3::1')).outcome, 'done');
  await forget();
});

test('over HTTP: the address is what the proxy of this machine adds, and the answer says how long to wait', async () => {
  const app = createApp(t.house, '/nowhere');
  const { email } = await t.actor('auditor');
  const ask = (password: string, forwarded: string): Promise<Response> =>
    Promise.resolve(
      app.request('/api/access/sign-in', {
        method: 'POST',
        body: JSON.stringify({ email, password }),
        headers: { 'x-forwarded-for': forwarded },
      }),
    );
  const answers = await parallel(11, (at) => ask('wrong', `192.0.2.${at}, 203.0.113.20`));
  const refused = answers.filter((answer) => answer.status === 429);
  assert.equal(refused.length, 1, 'what the sender wrote before it does not make another address');
  assert.equal(refused[0]?.headers.get('retry-after'), '30');
  assert.equal((await ask(PASSWORD, '203.0.113.20, 203.0.113.21')).status, 200);
  await forget();
});

test('what the brake keeps tells neither whom nor from where', async () => {
  await attempt('somebody@demo.example', 'wrong', '203.0.113.30');
  const { rows } = await owner.query<{ key: string }>('select key from openmara.sign_in_attempt');
  assert.deepEqual(rows.map(({ key }) => key.replace(/[0-9a-f]{64}/, 'digest')).sort(), [
    'account:digest',
    'address:digest',
    'pair:digest',
  ]);
  assert.equal((await t.house.pool.query('select from openmara.sign_in_attempt')).rowCount, 0);
});

test('an IPv6 subscriber is one network, an IPv4 address one host', () => {
  assert.equal(networkOf('::ffff:203.0.113.4'), '203.0.113.4');
  assert.equal(networkOf('203.0.113.4'), '203.0.113.4');
  for (const same of ['2001:db8:1:2::1', '2001:0db8:0001:0002:ffff:0:0:9', '2001:DB8:1:2:a:b:c:d%eth0'])
    assert.equal(networkOf(same), '2001:db8:1:2');
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0');
  assert.equal(networkOf('::1'), '0:0:0:0');
});
