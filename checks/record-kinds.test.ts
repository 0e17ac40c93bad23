/** Definition and table are held together: every kind has its table, with these columns, references, indexes and locks. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AREAS } from '@openmara/server/areas';
import { columnsOf } from '@openmara/core/records/fields';
import { columnName, type Kind, tableOf } from '@openmara/core/records/kind';
import pg from 'pg';
import { openTestHouse, type TestHouse } from '../tests/open-test-house.ts';

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
const kinds = AREAS.flatMap((area) => area.kinds ?? []);
const ask = async <T extends object>(sql: string, values: unknown[]): Promise<T[]> =>
  (await owner.query<T & pg.QueryResultRow>(sql, values)).rows;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}
/** What every table of a kind has beside its fields. */
function common(kind: Kind): Column[] {
  const column = (name: string, type: string, required = false): Column => ({ name, type, required });
  return [
    ...(kind.owner === 'mission' ? [column('mission_id', 'uuid', true)] : []),
    column('id', 'uuid', true),
    column('version', 'int4', true),
    ...(kind.states
      ? [column('state', 'text', true), column('state_since', 'date', true), column('state_reason', 'text')]
      : []),
    column('external_source', 'text'),
    column('external_key', 'text'),
    column('digest', 'text'),
    // What came with the house was recorded by nobody.
    column('recorded_by', 'uuid', kind.owner === 'mission'),
    column('recorded_at', 'timestamptz', true),
    column('withdrawn_at', 'timestamptz'),
    column('withdrawal_reason', 'text'),
  ];
}
function fieldsOf(kind: Kind): Column[] {
  return Object.entries(kind.fields).flatMap(([name, field]) =>
    columnsOf(field).map(({ suffix, type }) => ({
      name: `${columnName(name)}${suffix}`,
      type,
      // A list is never null, a period always has its precision, and what is required is not null.
      required:
        type.startsWith('_') ||
        suffix === '_precision' ||
        (field.required === true && !['period'].includes(field.type)),
    })),
  );
}
const byName = (a: Column, b: Column): number => (a.name < b.name ? -1 : 1);

test('there is a kind, and each is offered by the area that it names', () => {
  assert.ok(kinds.length > 0);
  for (const area of AREAS)
    for (const kind of area.kinds ?? []) {
      assert.equal(kind.area, area.name, kind.name);
      const offered = area.operations.map((operation) => operation.name);
      for (const act of ['list', 'get', 'history', 'record', 'change', 'withdraw', 'undo', 'export'])
        assert.ok(offered.includes(`${kind.name}.${act}`), `${kind.name}.${act}`);
      assert.ok(
        area.importTargets?.some((target) => target.name === kind.name),
        `${kind.name} is imported`,
      );
    }
  assert.equal(new Set(kinds.map((kind) => kind.name)).size, kinds.length);
});
test('the table has the columns of the definition, each of its type, and no other', async () => {
  for (const kind of kinds) {
    const found = await ask<Column>(
      `select column_name as name, udt_name as type, is_nullable = 'NO' as required
       from information_schema.columns where table_schema = 'openmara' and table_name = $1`,
      [tableOf(kind)],
    );
    assert.deepEqual(found.sort(byName), [...common(kind), ...fieldsOf(kind)].sort(byName), kind.name);
  }
});
test('references are foreign keys, links stay within the mission', async () => {
  const target = { place: 'place', party: 'party', account: 'account' } as const;
  for (const kind of kinds) {
    const keys = await ask<{ definition: string }>(
      `select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
      [`openmara.${tableOf(kind)}`],
    );
    const has = (wanted: string): void =>
      assert.ok(
        keys.some(({ definition }) => definition.replaceAll('openmara.', '').startsWith(wanted)),
        `${kind.name}: ${wanted}`,
      );
    for (const [name, field] of Object.entries(kind.fields)) {
      const column = columnName(name);
      if (field.type === 'place' || field.type === 'party' || field.type === 'account')
        has(`FOREIGN KEY (${column}) REFERENCES ${target[field.type]}(id)`);
      if (field.type !== 'link') continue;
      const to = kinds.find((other) => other.name === field.to);
      assert.ok(to, `${kind.name}.${name} links to “${field.to}”, which is no kind`);
      has(
        kind.owner === 'mission' && to.owner === 'mission'
          ? `FOREIGN KEY (mission_id, ${column}) REFERENCES ${tableOf(to)}(mission_id, id)`
          : `FOREIGN KEY (${column}) REFERENCES ${tableOf(to)}(id)`,
      );
    }
  }
});
test('what is unique in the definition is unique in the table, among what is not withdrawn', async () => {
  for (const kind of kinds)
    for (const fields of kind.unique ?? []) {
      const columns = fields.flatMap((name) =>
        columnsOf(kind.fields[name] ?? { type: 'yesNo' }).map(({ suffix }) => `${columnName(name)}${suffix}`),
      );
      const wanted = [...(kind.owner === 'mission' ? ['mission_id'] : []), ...columns].join(', ');
      const found = await ask<{ definition: string }>(
        `select indexdef as definition from pg_indexes where schemaname = 'openmara' and tablename = $1 and indexdef like 'CREATE UNIQUE%'`,
        [tableOf(kind)],
      );
      assert.ok(
        found.some(({ definition }) =>
          definition.includes(`(${wanted}) NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL)`),
        ),
        `${kind.name}: unique (${wanted})`,
      );
    }
});
test('the database asks for the capabilities of the kind, and nothing is ever deleted', async () => {
  for (const kind of kinds.filter((one) => one.owner === 'mission')) {
    const policies = await ask<{ command: string; condition: string }>(
      `select cmd as command, coalesce(qual, with_check) as condition from pg_policies where schemaname = 'openmara' and tablename = $1`,
      [tableOf(kind)],
    );
    assert.deepEqual(
      policies.map((policy) => policy.command).sort(),
      ['INSERT', 'SELECT', 'UPDATE'],
      kind.name,
    );
    for (const { command, condition } of policies)
      assert.match(
        condition,
        new RegExp(`allowed\\('${command === 'SELECT' ? kind.reads : kind.writes}'`),
        kind.name,
      );
    const grants = await ask<{ privilege: string }>(
      `select distinct privilege_type as privilege from information_schema.role_table_grants
       where table_schema = 'openmara' and table_name = $1 and grantee in ('openmara_app', 'openmara_wide')`,
      [tableOf(kind)],
    );
    assert.deepEqual(
      grants.map((grant) => grant.privilege).sort(),
      ['INSERT', 'SELECT', 'UPDATE'],
      kind.name,
    );
  }
});
