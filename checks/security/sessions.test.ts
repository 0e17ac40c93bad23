/** SECURITY.md: sessions are rows, stored hashed, idle for 15 minutes and 12 hours at most; passwords by Argon2id. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApp } from '@openmara/server/http/app';
import pg from 'pg';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

const EMAIL = 'wpa@demo.example';
let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(20);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});

const app = () => createApp(t.house, '/nowhere');
async function signIn(): Promise<string> {
  const answer = await app().request('/api/access/sign-in', {
    method: 'POST',
    body: JSON.stringify({ email: EMAIL, password: 'demonstration only 2016' }),
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(answer.status, 200);
  return ((await answer.json()) as { token: string }).token;
}
/** What a request of the mission's list answers with this token. */
async function asks(token: string): Promise<number> {
  const input = encodeURIComponent(JSON.stringify({ mission: 'UNMISS' }));
  const answer = await app().request(`/api/incident/list?input=${input}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.status;
}
/** Moves the only session of the account in time, as if the clock had gone on. */
async function age(column: 'last_seen_at' | 'expires_at', interval: string): Promise<void> {
  const moved = await owner.query(
    `update openmara.session s set ${column} = ${column} - $1::interval from openmara.account a where a.id = s.account_id and a.email = $2`,
    [interval, EMAIL],
  );
  assert.equal(moved.rowCount, 1);
}
const forget = (): Promise<unknown> => owner.query('delete from openmara.session');

test('what is stored of a session does not open it', async () => {
  const token = await signIn();
  const { rows } = await owner.query<{ row: string }>('select s::text as row from openmara.session s');
  assert.equal(rows.length, 1);
  const digest = /\\x([0-9a-f]+)/.exec(rows[0]?.row ?? '')?.[1] ?? '';
  assert.equal(digest.length, 64);
  assert.ok(!(rows[0]?.row ?? '').includes(token));
  assert.equal(await asks(token), 200);
  for (const stolen of [digest, Buffer.from(digest, 'hex').toString('base64url')])
    assert.equal(await asks(stolen), 401);
  await forget();
});

test('a session ends after a quarter of an hour without a request, and a request keeps it', async () => {
  const token = await signIn();
  await age('last_seen_at', '14 minutes');
  assert.equal(await asks(token), 200);
  await age('last_seen_at', '14 minutes');
  assert.equal(await asks(token), 200, 'the request before it counted');
  await age('last_seen_at', '15 minutes 1 second');
  assert.equal(await asks(token), 401);
  await forget();
});

test('a session ends after twelve hours, whatever it did', async () => {
  const token = await signIn();
  const { rows } = await owner.query<{ hours: number }>(
    'select extract(epoch from expires_at - created_at)::float / 3600 as hours from openmara.session',
  );
  assert.deepEqual(rows, [{ hours: 12 }]);
  await age('expires_at', '11 hours 59 minutes');
  assert.equal(await asks(token), 200);
  await age('expires_at', '1 minute');
  assert.equal(await asks(token), 401);
  await forget();
});

test('an account that is disabled, and an assignment that ended, count at the next request', async () => {
  const token = await signIn();
  assert.equal(await asks(token), 200);
  await owner.query(
    `update openmara.assignment s set until = current_date - 1 from openmara.account a, openmara.mission m where a.id = s.account_id and a.email = $1 and m.id = s.mission_id and m.code = 'UNMISS'`,
    [EMAIL],
  );
  assert.equal(await asks(token), 404, 'no such mission and not yours are one answer');
  await owner.query('update openmara.assignment set until = null');
  assert.equal(await asks(token), 200);
  await owner.query('update openmara.account set disabled_at = now() where email = $1', [EMAIL]);
  assert.equal(await asks(token), 401);
  await owner.query('update openmara.account set disabled_at = null');
  await forget();
});

test('passwords are kept by Argon2id with 64 MiB and three passes, each with a salt of its own', async () => {
  const { hashPassword } = await import('@openmara/vault/passwords');
  const [one, two] = [await hashPassword('the same words'), await hashPassword('the same words')];
  assert.notEqual(one, two);
  for (const hash of [one, two])
    assert.match(hash, /^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w-]{22}\$[\w-]{43}$/);
  const kept = await owner.query<{ hash: string }>('select password_hash as hash from openmara.account');
  assert.ok(kept.rows.length > 10);
  for (const { hash } of kept.rows) assert.match(hash, /^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
});

test('every answer forbids inline scripts, framing and guessing of types', async () => {
  for (const path of ['/', '/api/health', '/api/openapi.json', '/api/incident/list', '/nothing']) {
    const answer = await app().request(path);
    const policy = answer.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/, path);
    assert.match(policy, /script-src 'self'/, path);
    assert.match(policy, /frame-ancestors 'none'/, path);
    assert.ok(!/script-src[^;]*unsafe/.test(policy), path);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer', path);
  }
});
