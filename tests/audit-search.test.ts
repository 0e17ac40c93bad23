/** The audit log is searched by person, record, operation and days, a page at a time, and stays flat at any length. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findActorByEmail } from '@openmara/server/access/sessions';
import { entriesStatement } from '@openmara/server/audit/find-entries';
import { listAudit } from '@openmara/server/audit/list-audit';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { runOperation } from '@openmara/server/operations/run';
import type { z } from 'zod';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
const RECORD = '00000000-0000-4000-8000-0000000000aa';
before(async () => {
  t = await openTestHouse(1);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const officer = await t.actor('wpa');
  // A long log: a minute apart, one in a thousand of the record.
  await owner.query(
    `insert into openmara.audit_entry (id, at, account_id, role, operation, record_id, outcome)
     select gen_random_uuid(), '2016-01-01'::timestamptz + n * interval '1 minute', $1, 'wpa',
            case n % 500 when 0 then 'report.tell' else 'report.get' end,
            case n % 1000 when 0 then $2 else gen_random_uuid()::text end, 'done'
     from generate_series(1, 40000) n`,
    [officer.accountId, RECORD],
  );
  await owner.query('analyze openmara.audit_entry');
});
after(async () => {
  await owner.end();
  await t.close();
});
const search = async (asked: z.input<typeof listAudit.input>) =>
  runOperation(t.house, listAudit, await t.actor('auditor'), asked);

test('what was done with a record is found page after page, each entry once, latest first', async () => {
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const { items, next } = await search({ record: RECORD, limit: 15, ...(after ? { after } : {}) });
    for (const { id, at, operation } of items) {
      seen.push(`${at} ${id}`);
      assert.equal(operation, 'report.tell');
    }
    if (!next) break;
    after = next;
  }
  assert.equal(seen.length, 40);
  assert.equal(new Set(seen).size, 40);
  assert.deepEqual(seen, seen.toSorted().reverse());
});
test('a day is the whole of it, in the clock that the log is kept in', async () => {
  const { items } = await search({ from: '2016-01-03', to: '2016-01-03', operation: 'report.tell' });
  assert.ok(items.length > 1);
  for (const { at } of items) assert.match(at, /^2016-01-03T/);
  const whole = await search({ from: '2016-01-03', to: '2016-01-03', limit: 500 });
  assert.equal(whole.items[0]?.at.slice(0, 16), '2016-01-03T23:59');
});
test('a person is found by the address, or by a part of the name; an address is that person only', async () => {
  const officer = await t.actor('wpa');
  const byAddress = await search({ person: officer.email.toUpperCase(), limit: 5 });
  assert.ok(byAddress.items.length === 5 && byAddress.items.every(({ email }) => email === officer.email));
  // “wpa@…” is within the addresses of a senior and of a field adviser.
  const byPart = await search({ person: 'wpa', limit: 500 });
  assert.ok(byPart.items.some(({ email }) => email === officer.email));
  assert.deepEqual((await search({ person: 'nobody of that name' })).items, []);
  await owner.query(
    `insert into openmara.account (id, email, name, password_hash, created_at)
     select gen_random_uuid(), 'many' || n || '@one.example', 'Many', '-', now() from generate_series(1, 21) n`,
  );
  await assert.rejects(() => search({ person: 'many' }), { code: 'input_invalid' });
  assert.deepEqual((await search({ person: 'many1@one.example' })).items, []);
});
test('a refusal is said in words, and nothing that a note or a record says comes with an entry', async () => {
  const auditor = await findActorByEmail(t.house.pool, 'auditor@demo.example');
  await assert.rejects(() => runOperation(t.house, listIncidents, auditor, { mission: 'UNMISS' }));
  const { items } = await search({
    person: 'auditor@demo.example',
    operation: 'incident.list',
    locale: 'fr',
  });
  assert.equal(items[0]?.outcome, 'not_allowed');
  assert.match(items[0]?.refused ?? '', /rôle/);
  const known = [
    'id',
    'at',
    'account',
    'email',
    'role',
    'operation',
    'outcome',
    'record',
    'mission',
    'refused',
  ];
  assert.deepEqual(Object.keys(items[0] ?? {}).toSorted(), known.toSorted());
  await assert.rejects(() => search({ after: 'yesterday' }), { code: 'input_invalid' });
});
test('every search is answered by an index in its order: no sorting and no reading through', async () => {
  const officer = await t.actor('wpa');
  const after = { at: '2016-01-20T00:00:00Z', id: RECORD };
  for (const wanted of [
    {},
    { after },
    { record: RECORD },
    { operation: 'report.tell', after },
    { accounts: [officer.accountId], after },
    { from: '2016-01-03', to: '2016-01-04' },
  ]) {
    const { text, values } = entriesStatement({ ...wanted, limit: 51 });
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, costs off, timing off) ${text}`,
      values,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    assert.doesNotMatch(plan, /Seq Scan on audit_entry|Bitmap/, plan);
    const read = /Index Scan using audit_entry\w* on audit_entry.*rows=(\d+)/.exec(plan);
    assert.ok(Number(read?.[1]) <= 51, plan);
  }
});
