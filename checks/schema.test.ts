/** What every table owes, asked of the catalogue of a new house: a table added tomorrow is asked the same. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type House, openHouse } from '@openmara/server/command/house';
import pg from 'pg';

/** Asked before a mission is known: who may work where. It has no row of a mission's work. */
const NOT_OWNED = ['assignment'];
/** One log for the whole installation; its rows may have no mission, so its key cannot begin with one. */
const OWN_KEY = ['audit_entry'];
const APPLICATION_ROLES = ['openmara_app', 'openmara_wide'];

const directory = mkdtempSync(join(tmpdir(), 'openmara-schema-'));
let house: House;
let owner: pg.Client;
before(async () => {
  house = await openHouse({ dataDirectory: directory });
  owner = new pg.Client(house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await house.close();
  rmSync(directory, { recursive: true, force: true });
});

const ask = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await owner.query<T>(sql, values)).rows;

async function missionTables(): Promise<string[]> {
  const rows = await ask<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'mission_id'
      where c.relnamespace = 'openmara'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  );
  return rows.map((row) => row.name).filter((name) => !NOT_OWNED.includes(name));
}

/** Versions of what belongs to all missions, under the nil mission: read by all, added to by who manages it. */
const OF_THE_HOUSE = new Set(['record_version house', 'record_version house_manage']);

test('every foreign key has a whole index that begins with its columns', async () => {
  const keys = await ask<{ name: string; indexed: boolean }>(
    `select k.conrelid::regclass || '.' || k.conname as name, exists (
       select from pg_index i where i.indrelid = k.conrelid and i.indisvalid and i.indpred is null
          and array_length(k.conkey, 1) <= i.indnkeyatts
          and (i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] @> k.conkey) as indexed
       from pg_constraint k where k.contype = 'f' and k.connamespace = 'openmara'::regnamespace order by 1`,
  );
  assert.ok(keys.length > 40, `${keys.length} foreign keys were found`);
  assert.deepEqual(
    keys.filter((key) => !key.indexed).map((key) => key.name),
    [],
  );
});

test('the mission leads every key: primary, unique, and between tables of a mission', async () => {
  const tables = await missionTables();
  assert.ok(tables.length >= 18, tables.join());
  const withKey = new Set<string>();
  const keys = await ask<{ table: string; name: string; kind: string; columns: string[] }>(
    `select c.relname as table, i.indexrelid::regclass::text as name,
            case when i.indisprimary then 'primary' else 'unique' end as kind,
            array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(n, at) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by k.at) as columns
       from pg_index i join pg_class c on c.oid = i.indrelid where i.indisunique and c.relname = any ($1) and c.relnamespace = 'openmara'::regnamespace`,
    [tables],
  );
  for (const key of keys) {
    if (key.kind === 'primary') withKey.add(key.table);
    if (!OWN_KEY.includes(key.table)) assert.equal(key.columns[0], 'mission_id', `${key.table} ${key.name}`);
  }
  assert.deepEqual(
    tables.filter((table) => !withKey.has(table)),
    [],
    'without a primary key',
  );
  const references = await ask<{ name: string; first: string; firstThere: string }>(
    `select k.conrelid::regclass || '.' || k.conname as name, a.attname::text as first, b.attname::text as "firstThere"
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class d on d.oid = k.confrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1] join pg_attribute b on b.attrelid = d.oid and b.attnum = k.confkey[1]
      where k.contype = 'f' and c.relname = any ($1) and d.relname = any ($1) and d.relnamespace = 'openmara'::regnamespace`,
    [tables],
  );
  assert.ok(references.length >= 10);
  for (const reference of references)
    assert.deepEqual([reference.first, reference.firstThere], ['mission_id', 'mission_id'], reference.name);
  const nullable = await ask<{ name: string }>(
    `select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'openmara'::regnamespace and c.relname = any ($1) and a.attname = 'mission_id' and not a.attnotnull`,
    [tables.filter((table) => !OWN_KEY.includes(table))],
  );
  assert.deepEqual(nullable, [], 'a row of no mission');
});

test('every table of a mission has row security, forced, and a policy for each application role', async () => {
  const tables = await missionTables();
  const found = await ask<{ name: string; on: boolean; forced: boolean }>(
    `select relname as name, relrowsecurity as on, relforcerowsecurity as forced from pg_class where relnamespace = 'openmara'::regnamespace and relname = any ($1) order by 1`,
    [tables],
  );
  assert.deepEqual(
    found.filter((table) => !table.on || !table.forced),
    [],
  );
  const policies = await ask<{
    table: string;
    name: string;
    roles: string[];
    using: string | null;
    check: string | null;
  }>(
    `select tablename as table, policyname as name, roles::text[] as roles, qual as using, with_check as check from pg_policies where schemaname = 'openmara'`,
  );
  for (const table of tables)
    for (const role of APPLICATION_ROLES)
      assert.ok(
        policies.some((p) => p.table === table && (p.roles.includes(role) || p.roles.includes('public'))),
        `${table} has no policy for ${role}`,
      );
  for (const policy of policies.filter((p) => tables.includes(p.table) && !OWN_KEY.includes(p.table)))
    for (const condition of [policy.using, policy.check])
      if (condition !== null && !OF_THE_HOUSE.has(`${policy.table} ${policy.name}`))
        assert.match(condition, /mission_id = .*setting\('mission'/s, `${policy.table} ${policy.name}`);
});

test('what all missions share is read by everybody and written only under the right to manage it', async () => {
  // Under rules of their own: who signs in and works where, which missions there are, who tried the door; the words are the owner's.
  const OWN_RULE = [
    'term',
    'mission',
    'account',
    'reminder',
    'tour',
    'session',
    'assignment',
    'invitation',
    'first_run_key',
    'sign_in_attempt',
  ];
  const tables = await missionTables();
  const shared = (
    await ask<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'openmara'::regnamespace and relkind in ('r', 'p') order by 1`,
    )
  )
    .map((row) => row.name)
    .filter((name) => !tables.includes(name) && !OWN_RULE.includes(name));
  assert.ok(shared.length >= 9, shared.join());
  for (const table of shared) {
    const policies = await ask<{ command: string; condition: string }>(
      `select cmd as command, coalesce(qual, with_check) as condition from pg_policies where schemaname = 'openmara' and tablename = $1`,
      [table],
    );
    // Of a kind nothing is deleted.
    const commands =
      table === 'party' || table === 'party_merge'
        ? ['INSERT', 'SELECT', 'UPDATE']
        : ['DELETE', 'INSERT', 'SELECT', 'UPDATE'];
    assert.deepEqual(policies.map((p) => p.command).sort(), commands, table);
    for (const policy of policies)
      if (policy.command !== 'SELECT')
        assert.match(policy.condition, /setting\('reference'.*'manage'/, table);
  }
  const open = await ask<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'openmara'::regnamespace and relname = any ($1) and not (relrowsecurity and relforcerowsecurity)`,
    [shared],
  );
  assert.deepEqual(open, []);
});

test('the application’s roles own nothing, bypass nothing, and belong to no other role', async () => {
  const roles = await ask<Record<string, unknown>>(
    'select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit from pg_roles where rolname = any ($1) order by 1',
    [APPLICATION_ROLES],
  );
  const powerless = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
  };
  assert.deepEqual(roles, [
    { rolname: 'openmara_app', ...powerless, rolinherit: false },
    { rolname: 'openmara_wide', ...powerless, rolinherit: true },
  ]);
  const owned = await ask(
    `select d.classid::regclass::text as what, d.objid from pg_shdepend d join pg_roles r on r.oid = d.refobjid and d.refclassid = 'pg_authid'::regclass where d.deptype = 'o' and r.rolname = any ($1)`,
    [APPLICATION_ROLES],
  );
  assert.deepEqual(owned, []);
  const memberships = await ask(
    `select m.roleid::regrole::text as role, m.member::regrole::text as member, m.admin_option as admin from pg_auth_members m where m.member::regrole::text = any ($1)`,
    [APPLICATION_ROLES],
  );
  assert.deepEqual(memberships, [{ role: 'openmara_wide', member: 'openmara_app', admin: false }]);
  const may = await ask<{ role: string; create: boolean }>(
    `select r as role, has_schema_privilege(r, 'openmara', 'create') or has_schema_privilege(r, 'public', 'create') or has_database_privilege(r, current_database(), 'create') as create from unnest($1::text[]) r`,
    [APPLICATION_ROLES],
  );
  assert.deepEqual(
    may.filter((role) => role.create),
    [],
  );
  // TRUNCATE asks no policy, and REFERENCES tells which keys exist.
  const grants = await ask(
    `select grantee, table_name, privilege_type from information_schema.role_table_grants where table_schema = 'openmara' and grantee = any ($1) and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
    [[...APPLICATION_ROLES, 'PUBLIC']],
  );
  assert.deepEqual(grants, []);
});

test('nothing happens behind a statement: no trigger, no rule, no view past row security, known definers only', async () => {
  const hidden = await ask(
    `select 'trigger' as kind, tgrelid::regclass || '.' || tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where not tgisinternal and c.relnamespace = 'openmara'::regnamespace
     union all select 'event trigger', evtname from pg_event_trigger
     union all select 'rule', ev_class::regclass || '.' || rulename from pg_rewrite w join pg_class c on c.oid = w.ev_class where c.relnamespace = 'openmara'::regnamespace and c.relkind <> 'v'
     union all select 'view', relname from pg_class where relnamespace = 'openmara'::regnamespace and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions::text like '%security_invoker=%', false))`,
  );
  assert.deepEqual(hidden, []);
  const definers = await ask<{ name: string; path: string[] | null }>(
    `select proname as name, proconfig as path from pg_proc where pronamespace = 'openmara'::regnamespace and prosecdef order by 1`,
  );
  assert.deepEqual(
    definers.map((definer) => definer.name),
    [
      'accept_invitation',
      'actor_by_email',
      'actor_of_session',
      'analyze_reports',
      'assignments_of',
      'clear_incident_lines',
      'close_account',
      'close_session',
      'end_role',
      'first_run_key_fits',
      'grant_role',
      'invitable',
      'invitation_stands',
      'invite',
      'is_set_up',
      'may_grant',
      'mission_ids',
      'mission_named',
      'open_session',
      'queued_imports',
      'record_audit',
      'reminders_due',
      'role_to_end',
      'secret_of',
      'set_up',
      'waits_for_owner',
    ],
  );
  for (const definer of definers)
    assert.ok(
      definer.path?.some((setting) => setting.startsWith('search_path=')),
      `${definer.name} takes the caller’s search path`,
    );
});
