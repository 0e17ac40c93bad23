/** Row 10: the database refuses even if the code forgets. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(40);
});
after(() => t.close());

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
