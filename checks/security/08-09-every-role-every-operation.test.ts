/** Rows 8–10 and 23: every role against every operation, from the registry; the database refuses on its own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { MAY, ROLES } from '@openmara/core/access/rules';
import { createApp } from '@openmara/server/http/app';
import { methodOf, pathOf } from '@openmara/server/http/openapi';
import type { Operation } from '@openmara/server/operations/operation';
import { OPERATIONS } from '@openmara/server/operations/registry';
import { runOperation } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

const operations = OPERATIONS as unknown as readonly Operation[];
let t: TestHouse;
before(async () => {
  t = await openTestHouse(200);
});
after(() => t.close());

test('each role may do what the table of the rules says, and nothing else', async () => {
  for (const role of ROLES) {
    const actor = await t.actor(role);
    for (const operation of operations) {
      if (operation.who === 'anyone' || operation.who === 'signed_in') continue;
      const allowed = MAY[role].has(operation.who);
      // An input without the required fields: the rule must answer before the input is looked at.
      const code = await runOperation(t.house, operation, actor, { mission: 'UNMISS' }).then(
        () => 'done',
        (error: unknown) => (error instanceof Problem ? error.code : `fault: ${String(error)}`),
      );
      if (allowed)
        assert.ok(
          ['done', 'input_invalid', 'not_found'].includes(code),
          `${role} ${operation.name}: ${code}`,
        );
      else assert.equal(code, 'not_allowed', `${role} ${operation.name}`);
    }
  }
});
test('a mission that is not there and one that is not yours are one answer', async () => {
  const actor = { ...(await t.actor('wpa')), assignments: (await t.actor('wpa')).assignments.slice(0, 1) };
  const list = operations.find((o) => o.name === 'incident.list');
  assert.ok(list);
  const answers = await Promise.all(
    ['UNSOM', 'UNSMIL', 'NOSUCH'].map((mission) =>
      runOperation(t.house, list, actor, { mission }).then(
        () => 'done',
        (error: unknown) =>
          error instanceof Problem ? JSON.stringify([error.code, error.details]) : 'fault',
      ),
    ),
  );
  assert.equal(new Set(answers.filter((a) => a !== 'done')).size, 1);
});
test('without a session every route answers 401, and a write from another site is refused', async () => {
  const app = createApp(t.house, '/nowhere');
  for (const operation of operations.filter((o) => o.who !== 'anyone')) {
    const reads = methodOf(operation) === 'get';
    const at = `http://here${pathOf(operation.name)}`;
    const request = reads ? new Request(at) : new Request(at, { method: 'POST', body: '{}' });
    assert.equal((await app.fetch(request)).status, 401, operation.name);
    if (reads) continue;
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
      { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
      { cookie: 'openmara_session=x' },
    ]) {
      const foreign = new Request(at, { method: 'POST', body: '{}', headers });
      assert.equal((await app.fetch(foreign)).status, 403, `${operation.name} ${JSON.stringify(headers)}`);
    }
  }
});
test('with no setting the application’s role reads no row of any mission table, and cannot alter the audit log', async () => {
  const { rows } = await t.house.pool.query<{ table_name: string }>(
    `select table_name from information_schema.columns where table_schema = 'openmara' and column_name = 'mission_id'`,
  );
  assert.ok(rows.length >= 18);
  for (const { table_name: table } of rows.filter((row) => row.table_name !== 'assignment'))
    assert.equal((await t.house.pool.query(`select * from openmara.${table} limit 1`)).rowCount, 0, table);
  await assert.rejects(t.house.pool.query('delete from openmara.audit_entry'), /permission denied/);
  await assert.rejects(t.house.pool.query(`update openmara.audit_entry set note = 'x'`), /permission denied/);
});
test('every mission table forces row security, leads its key with mission_id, and every foreign key has an index', async () => {
  const { pool } = t.house;
  const open = await pool.query(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'mission_id' where n.nspname = 'openmara' and c.relkind = 'r' and c.relname <> 'assignment' and not (c.relrowsecurity and c.relforcerowsecurity)`,
  );
  assert.deepEqual(open.rows, []);
  const keys = await pool.query(
    `select c.relname from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'mission_id' where n.nspname = 'openmara' and i.indisprimary and i.indkey[0] <> a.attnum and c.relname not in ('assignment', 'audit_entry')`,
  );
  assert.deepEqual(keys.rows, []);
  const bare =
    await pool.query(`select c.conrelid::regclass::text as t, c.conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = 'openmara' and c.contype = 'f'
    and not exists (select from pg_index i where i.indrelid = c.conrelid and c.conkey <@ (i.indkey::int2[])) and array_length(c.conkey, 1) = 1`);
  assert.deepEqual(bare.rows, []);
});
test('a focal point sees their office only; a field adviser the area only; headquarters verified incidents only', async () => {
  const ask = async (name: string, role: (typeof ROLES)[number]) => {
    const operation = operations.find((o) => o.name === name);
    assert.ok(operation);
    return (await runOperation(t.house, operation, await t.actor(role), {
      mission: 'UNMISS',
      limit: 200,
    })) as { items: Array<Record<string, unknown>> };
  };
  const field = await ask('incident.list', 'field_wpa');
  const all = await ask('incident.list', 'wpa');
  assert.ok(field.items.length > 0 && field.items.length < all.items.length);
  assert.ok(new Set(field.items.map((i) => i['adm1'])).size <= 3);
  const hq = await ask('incident.list', 'headquarters_analyst');
  assert.deepEqual([...new Set(hq.items.map((i) => i['status']))], ['verified']);
  assert.deepEqual([...new Set(hq.items.map((i) => i['placePrecision']))], ['adm1']);
});
test('every command leaves exactly one audit entry', async () => {
  const before = Number((await auditCount()) ?? 0);
  const file = operations.find((o) => o.name === 'report.file');
  assert.ok(file);
  await runOperation(t.house, file, await t.actor('focal_point'), { mission: 'UNMISS', forms: ['rape'] });
  assert.equal(await auditCount(), before + 1);
});
async function auditCount(): Promise<number> {
  const db = await t.house.pool.connect();
  try {
    await db.query(`begin; set local openmara.audit = 'read'`);
    return (
      (await db.query<{ n: number }>('select count(*)::int as n from openmara.audit_entry')).rows[0]?.n ?? 0
    );
  } finally {
    await db.query('rollback');
    db.release();
  }
}
