/** "No setting, no row", asked of tables that hold rows, of both roles, for reading and for writing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { CAPABILITIES } from '@openmara/core/access/rules';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

/** Asked before a mission is known, to learn which missions are somebody's. */
const NOT_OWNED = ['assignment'];
const ROLES = ['openmara_app', 'openmara_wide'] as const;
/** What belongs to all missions is kept under this one. */
const ALL_MISSIONS = '00000000-0000-0000-0000-000000000000';
const NOWHERE = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';

let t: TestHouse;
let owner: pg.Client;
let app: pg.Client;
/** Mission-owned tables, with the rows that each holds of the mission that must not be seen. */
const held = new Map<string, number>();
let here = '';
let elsewhere = '';

before(async () => {
  t = await openTestHouse(120);
  owner = new pg.Client(t.house.cluster.owner);
  app = new pg.Client(t.house.cluster.app);
  await Promise.all([owner.connect(), app.connect()]);
  const missions = await owner.query<{ id: string; code: string }>(
    `select id, code from openmara.mission where code in ('UNMISS', 'MONUSCO') order by code desc`,
  );
  here = missions.rows[0]?.id ?? '';
  elsewhere = missions.rows[1]?.id ?? '';
  const tables = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'mission_id'
      where c.relnamespace = 'openmara'::regnamespace and c.relkind = 'r' order by 1`,
  );
  await fillWhatTheDemonstrationLeaves(elsewhere);
  for (const { name } of tables.rows.filter((row) => !NOT_OWNED.includes(row.name)))
    held.set(name, await rowsOf(owner, name, ofMission(elsewhere)));
});
after(async () => {
  await Promise.all([owner.end(), app.end()]);
  await t.close();
});

/** Whose upload it is: files that came in are seen by their account alone. */
let bringer = '';

/** One row in each table that the demonstration has none of, by the owner, whom no policy holds. */
async function fillWhatTheDemonstrationLeaves(mission: string): Promise<void> {
  const account = await one('select id from openmara.account limit 1');
  bringer = account;
  const report = await one('select id from openmara.report where mission_id = $1 limit 1', [mission]);
  const incident = await one('select id from openmara.incident where mission_id = $1 limit 1', [mission]);
  const rows: Record<string, [string, unknown[]]> = {
    area: [`insert into openmara.area values ($1, gen_random_uuid(), 'A1', 'An area')`, [mission]],
    fact: [
      `insert into openmara.fact values ($1, gen_random_uuid(), 'statement', 'A statement', '1', 'test')`,
      [mission],
    ],
    import_mapping: [
      `insert into openmara.import_mapping values ($1, 'ours', '{}', $2, now())`,
      [mission, account],
    ],
    record_version: [
      `insert into openmara.record_version values ($1, 'practice', $2, 1, 'change', null, now(), now(), $3, '{}')`,
      [mission, NOWHERE, account],
    ],
    draft: [
      `insert into openmara.draft values ($1, gen_random_uuid(), $2, 'report', null, '{}', now())`,
      [mission, account],
    ],
    focal_point: [
      `insert into openmara.focal_point (mission_id, id, component, field_office, since, recorded_by, recorded_at) values ($1, gen_random_uuid(), 'police', 'Bentiu', '2016-01-01', $2, now())`,
      [mission, account],
    ],
    instrument: [
      `insert into openmara.instrument (mission_id, id, state, state_since, title, type, agreed_precision, source, recorded_by, recorded_at) values ($1, $3, 'agreed', '2016-01-01', 'A plan', 'action_plan', 'unknown', 'test', $2, now())`,
      [mission, account, NOWHERE],
    ],
    measure: [
      `insert into openmara.measure (mission_id, id, state, state_since, instrument, standard, text, recorded_by, recorded_at) values ($1, $3, 'done', '2016-01-01', $3, 'training', 'Training', $2, now())`,
      [mission, account, NOWHERE],
    ],
    signatory: [
      `insert into openmara.signatory (mission_id, id, instrument, side, office, recorded_by, recorded_at) values ($1, gen_random_uuid(), $3, 'of_un', 'The mission', $2, now())`,
      [mission, account, NOWHERE],
    ],
    implementing_body: [
      `insert into openmara.implementing_body (mission_id, id, instrument, name, recorded_by, recorded_at) values ($1, gen_random_uuid(), $3, 'Committee', $2, now())`,
      [mission, account, NOWHERE],
    ],
    milestone: [
      `insert into openmara.milestone (mission_id, id, state, state_since, measure, text, recorded_by, recorded_at) values ($1, gen_random_uuid(), 'open', '2016-01-01', $3, 'A step', $2, now())`,
      [mission, account, NOWHERE],
    ],
    evidence: [
      `insert into openmara.evidence (mission_id, id, measure, seen_on, bears, finding, source, recorded_by, recorded_at) values ($1, gen_random_uuid(), $3, '2016-01-01', 'shows_nothing', 'Nothing', 'test', $2, now())`,
      [mission, account, NOWHERE],
    ],
    funding: [
      `insert into openmara.funding (mission_id, id, measure, donor, pledged_amount, pledged_currency, source, recorded_by, recorded_at) values ($1, gen_random_uuid(), $3, 'A fund', 1, 'USD', 'test', $2, now())`,
      [mission, account, NOWHERE],
    ],
    upload: [
      `insert into openmara.upload values ($1, gen_random_uuid(), $2, 'log.csv', 1, now())`,
      [mission, account],
    ],
    import_run: [
      `insert into openmara.import_run (mission_id, id, file_name, file_digest, target, mapping, state, started_by, started_at) values ($1, $2, 'log.csv', '', 'report', '{}', 'applied', $3, now())`,
      [mission, NOWHERE, account],
    ],
    import_refusal: [
      `insert into openmara.import_refusal (mission_id, import_id, row_number, position, code, reason) values ($1, $2, 2, 1, 'date_unreadable', 'not a date')`,
      [mission, NOWHERE],
    ],
    report_version: [
      `insert into openmara.report_version values ($1, $2, 1, now(), now(), $3, '{}', '[]')`,
      [mission, report, account],
    ],
    incident_version: [
      `insert into openmara.incident_version values ($1, $2, 1, now(), now(), $3, '{}', '[]', '[]', '[]', '[]')`,
      [mission, incident, account],
    ],
    report_apart: [
      `insert into openmara.report_apart (mission_id, report_id, incident_id, said_at, said_by, reason) values ($1, $2, $3, now(), $4, 'another day')`,
      [mission, report, incident, account],
    ],
    report_feedback: [
      `insert into openmara.report_feedback values ($1, gen_random_uuid(), $2, $3, now(), 'received')`,
      [mission, report, account],
    ],
    planned_step: [
      `insert into openmara.planned_step values ($1, gen_random_uuid(), $2, 'hear the clinic', $3, '2999-01-01', $3, now())`,
      [mission, incident, account],
    ],
    handover: [
      `insert into openmara.handover values ($1, gen_random_uuid(), $2, null, $3, $3, now())`,
      [mission, incident, account],
    ],
    report_attachment: [
      `insert into openmara.report_attachment (mission_id, id, report_id, kind, width, height, says, content, added_by, added_at) values ($1, gen_random_uuid(), $2, 'png', 1, 1, 'the roof', '\\x00', $3, now())`,
      [mission, report, account],
    ],
    saved_view: [
      `insert into openmara.saved_view values ($1, gen_random_uuid(), $2, 'reports', 'mine', '{}', now())`,
      [mission, account],
    ],
    document: [
      `insert into openmara.document (mission_id, id, kind, period, locale, as_of, title, model, state, composed_by, composed_at) values ($1, gen_random_uuid(), 'quarterly', '2016-Q3', 'en', now(), 'Quarterly', '{}', 'draft', $2, now())`,
      [mission, account],
    ],
    document_comparison: [
      `insert into openmara.document_comparison select mission_id, gen_random_uuid(), id, '{reports}', $2, now() from openmara.document where mission_id = $1 limit 1`,
      [mission, account],
    ],
    release: [
      `insert into openmara.release (mission_id, id, audience, period, first_day, last_day, moment, synthetic, made_by, made_at) values ($1, gen_random_uuid(), 'readers_of_figures', '2016-Q3', '2016-07-01', '2016-09-30', now(), true, $2, now())`,
      [mission, account],
    ],
    release_table: [
      `insert into openmara.release_table (mission_id, id, release_id, line, population, rows_dimension, published) select mission_id, gen_random_uuid(), id, 1, 'reports', 'source', '{}' from openmara.release where mission_id = $1`,
      [mission],
    ],
    release_truth: [
      `insert into openmara.release_truth (mission_id, table_id, counts) select mission_id, id, '{}' from openmara.release_table where mission_id = $1`,
      [mission],
    ],
    audit_entry: [
      `insert into openmara.audit_entry (id, at, account_id, mission_id, operation, outcome) values (gen_random_uuid(), now(), $2, $1, 'report.file', 'done')`,
      [mission, account],
    ],
  };
  for (const [table, [sql, values]] of Object.entries(rows))
    if ((await rowsOf(owner, table, ofMission(mission))) === 0) await owner.query(sql, values);
}
const ofMission = (mission: string): string => `where mission_id = '${mission}'`;
async function one(sql: string, values: unknown[] = []): Promise<string> {
  return (await owner.query<{ id: string }>(sql, values)).rows[0]?.id ?? '';
}
async function rowsOf(db: pg.Client, table: string, where = ''): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `select count(*)::int as n from openmara.${pg.escapeIdentifier(table)} ${where}`,
  );
  return rows[0]?.n ?? -1;
}
/** Runs within a transaction of the role that is undone; a refusal answers with its SQLSTATE. */
async function as<T>(
  role: (typeof ROLES)[number],
  settings: Record<string, string>,
  run: () => Promise<T>,
): Promise<T | string> {
  await app.query('begin');
  try {
    if (role !== 'openmara_app') await app.query(`set local role ${role}`);
    for (const [name, value] of Object.entries(settings))
      await app.query('select set_config($1, $2, true)', [`openmara.${name}`, value]);
    return await run();
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code) return error.code;
    throw error;
  } finally {
    await app.query('rollback');
  }
}
/** Everything that a setting can give, for a mission. */
const full = (mission: string): Record<string, string> => ({
  mission,
  report_scope: 'all',
  incident_scope: 'all',
  area_places: '{}',
  account: bringer,
  capabilities: `{${CAPABILITIES.join(',')}}`,
});

test('the check stands on rows: every mission-owned table holds some of the other mission', () => {
  assert.ok(held.size >= 19, [...held.keys()].join());
  assert.deepEqual(
    [...held].filter(([, rows]) => rows === 0).map(([table]) => table),
    [],
  );
});

test('with its mission and scope each table gives its rows: what follows refuses and is not merely empty', async () => {
  for (const role of ROLES)
    for (const [table, expected] of held) {
      const settings = table === 'audit_entry' ? { audit: 'read' } : full(elsewhere);
      const seen = await as(role, settings, () => rowsOf(app, table, ofMission(elsewhere)));
      assert.equal(seen, expected, `${role} ${table}`);
    }
});

test('no setting, no row', async () => {
  for (const role of ROLES)
    for (const table of held.keys())
      assert.equal(await as(role, {}, () => rowsOf(app, table)), 0, `${role} ${table}`);
});

/**
 * What other bodies publish and all missions read alike: words, places, parties, events, providers. No row of them
 * names a person or comes from a report; they are written under the right to manage them only (checks/schema.test.ts).
 */
const PUBLISHED = [
  'boundary',
  'coding',
  'event',
  'party',
  'party_alias',
  'party_merge',
  'party_relation',
  'place',
  'place_name',
  'provider',
  'term',
];

test('no setting, no row, in every table of the catalogue: those without a mission and those of sign-in too', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'openmara'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const tables = rows.map((row) => row.name);
  assert.ok(tables.length >= 40, `${tables.length} tables were found`);
  for (const table of ['account', 'session', 'assignment', 'invitation', 'mission', 'first_run_key'])
    assert.ok(tables.includes(table), table);
  for (const role of ROLES)
    for (const table of tables.filter((name) => !PUBLISHED.includes(name)))
      assert.ok(
        [0, '42501'].includes(
          await as(role, {}, async () => (await app.query(`select from openmara.${table}`)).rowCount ?? -1),
        ),
        `${role} ${table}`,
      );
});

test('no setting, no row, in the tables of the queue: the jobs say who imports what', async () => {
  await owner.query(
    `insert into pgboss.job (name, data) values ('import', '{"email": "somebody@example.org", "mission": "UNMISS"}')`,
  );
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'pgboss'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  const tables = rows.map(({ name }) => `pgboss.${pg.escapeIdentifier(name)}`);
  assert.ok(tables.includes('pgboss."job"') && tables.includes('pgboss."queue"'), tables.join());
  const nothing: readonly unknown[] = [0, '42501'];
  for (const role of ROLES)
    for (const settings of [{}, full(here), { queue: '' }]) {
      const touched = (sql: string) => as(role, settings, async () => (await app.query(sql)).rowCount);
      for (const table of tables)
        for (const sql of [`select from ${table}`, `delete from ${table}`])
          assert.ok(nothing.includes(await touched(sql)), `${role} ${sql}`);
      for (const sql of [
        `update pgboss.job set data = '{}'`,
        `insert into pgboss.job (name, data) values ('import', '{"email": "head-of-mission@demo.example"}')`,
        `select pgboss.create_queue('own', '{}')`,
      ])
        assert.ok(nothing.includes(await touched(sql)), `${role} ${sql}`);
    }
  const open = await as('openmara_app', { queue: 'on' }, () => app.query('select from pgboss.job'));
  assert.ok(
    typeof open !== 'string' && (open.rowCount ?? 0) > 0,
    'with its own setting the queue sees its jobs',
  );
});

test('no setting, no row, of what belongs to all missions and was otherwise before', async () => {
  await owner.query(
    `insert into openmara.record_version values ($1, 'party', $2, 1, 'change', null, now(), now(), $3, '{}')`,
    [ALL_MISSIONS, NOWHERE, bringer],
  );
  const former = `where mission_id = '${ALL_MISSIONS}'`;
  for (const role of ROLES) {
    assert.equal(await as(role, {}, () => rowsOf(app, 'record_version', former)), 0, role);
    const seen = await as(role, { account: bringer }, () => rowsOf(app, 'record_version', former));
    assert.ok(Number(seen) > 0, role);
  }
  await owner.query(`delete from openmara.record_version ${former}`);
});

test('empty and cleared settings are no settings', async () => {
  const cleared = {
    mission: '',
    report_scope: '',
    incident_scope: '',
    account: '',
    office: '',
    area_places: '',
  };
  for (const role of ROLES)
    for (const table of held.keys())
      assert.equal(await as(role, cleared, () => rowsOf(app, table)), 0, `${role} ${table}`);
});

test('another mission’s setting gives none of this one’s rows, and a mission that is not there gives none', async () => {
  for (const role of ROLES)
    for (const table of held.keys()) {
      const audit = table === 'audit_entry';
      const other = await as(role, full(here), () =>
        rowsOf(app, table, `where mission_id is distinct from '${here}'`),
      );
      assert.equal(other, 0, `${role} ${table}`);
      assert.equal(await as(role, full(NOWHERE), () => rowsOf(app, table)), 0, `${role} ${table}`);
      if (audit) assert.equal(await as(role, full(here), () => rowsOf(app, table)), 0, `${role} ${table}`);
    }
});

test('a setting that means nothing gives no row: refused, or empty', async () => {
  const nonsense: Array<Record<string, string>> = [
    { mission: 'UNMISS', report_scope: 'all', incident_scope: 'all' },
    { mission: `${here}' or '1'='1`, report_scope: 'all', incident_scope: 'all' },
    { mission: '*', report_scope: '*', incident_scope: '*', audit: '*' },
    { report_scope: 'all', incident_scope: 'all', audit: 'write', housekeeping: 'yes', reference: 'manage' },
  ];
  for (const role of ROLES)
    for (const settings of nonsense)
      for (const table of held.keys())
        assert.ok(
          [0, '22P02'].includes((await as(role, settings, () => rowsOf(app, table))) as number | string),
          `${role} ${table} ${JSON.stringify(settings)}`,
        );
  // The narrow role: a scope that the rules do not know, or one without what it needs.
  const scopes = ['ALL', 'every', 'none', 'area', 'office', 'verified '];
  for (const scope of scopes)
    for (const table of [
      'report',
      'report_survivor',
      'report_version',
      'incident',
      'survivor_group',
      'response',
    ])
      assert.equal(
        await as('openmara_app', { mission: here, report_scope: scope, incident_scope: scope }, () =>
          rowsOf(app, table),
        ),
        0,
        `${table} ${scope}`,
      );
});

test('writes reach no row of another mission: touched none, or refused', async () => {
  for (const role of ROLES)
    for (const settings of [{}, full(here)])
      for (const table of held.keys()) {
        const name = pg.escapeIdentifier(table);
        const label = `${role} ${table} ${'mission' in settings ? 'from another mission' : 'without setting'}`;
        const touched = (sql: string) => as(role, settings, async () => (await app.query(sql)).rowCount);
        const allowed = [0, '42501'];
        const updated = await touched(
          `update openmara.${name} set mission_id = mission_id where mission_id = '${elsewhere}'`,
        );
        assert.ok(allowed.includes(updated as number | string), `update ${label}: ${updated}`);
        const deleted = await touched(`delete from openmara.${name} where mission_id = '${elsewhere}'`);
        assert.ok(allowed.includes(deleted as number | string), `delete ${label}: ${deleted}`);
        if (table === 'audit_entry') continue; // written by everybody, read by few: its own check below
        const columns = await owner.query<{ list: string }>(
          `select string_agg(quote_ident(attname), ', ') as list from pg_attribute where attrelid = 'openmara.${name}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        );
        const inserted = await as(role, settings, async () => {
          const row = await owner.query(
            `select to_jsonb(r) as row from openmara.${name} r where mission_id = '${elsewhere}' limit 1`,
          );
          const list = columns.rows[0]?.list ?? '';
          await app.query(
            `insert into openmara.${name} (${list}) select ${list} from jsonb_populate_record(null::openmara.${name}, $1)`,
            [row.rows[0]?.row],
          );
          return 'written';
        });
        assert.equal(inserted, '42501', `insert ${label}`);
      }
});

test('a row cannot be moved into another mission', async () => {
  for (const role of ROLES)
    for (const table of ['area', 'fact', 'saved_view', 'import_run', 'document', 'report', 'incident']) {
      const moved = await as(role, full(elsewhere), async () => {
        const { rowCount } = await app.query(
          `update openmara.${pg.escapeIdentifier(table)} set mission_id = '${here}' where mission_id = '${elsewhere}'`,
        );
        return rowCount;
      });
      assert.equal(moved, '42501', `${role} ${table}`);
    }
});

test('what was recorded stays: history, decisions and the audit log take no update and no delete', async () => {
  const rights = { ...full(elsewhere), audit: 'read' };
  for (const role of ROLES)
    for (const table of [
      'audit_entry',
      'report_version',
      'report_feedback',
      'incident_version',
      'verification_step',
    ])
      for (const sql of [
        `update openmara.${table} set mission_id = mission_id`,
        `delete from openmara.${table}`,
        `truncate openmara.${table}`,
      ])
        assert.equal(await as(role, rights, () => app.query(sql)), '42501', `${role} ${sql}`);
});

test('a setting lives for one transaction: the next on the same connection sees nothing', async () => {
  for (const end of ['commit', 'rollback']) {
    await app.query('begin');
    await app.query('set local role openmara_wide');
    for (const [name, value] of Object.entries(full(here)))
      await app.query('select set_config($1, $2, true)', [`openmara.${name}`, value]);
    assert.ok((await rowsOf(app, 'report')) > 0);
    await app.query(end);
    const { rows } = await app.query<{ role: string }>('select current_user::text as role');
    assert.equal(rows[0]?.role, 'openmara_app');
    for (const table of held.keys()) assert.equal(await rowsOf(app, table), 0, `${table} after ${end}`);
  }
});
