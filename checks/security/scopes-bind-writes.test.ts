/** A scope is a scope for writing as well; and what was recorded goes with nothing that it belongs to. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '@openmara/vault/ids';
import pg from 'pg';
import { aReport, anIncident, OFFICE, openWorld, type World } from './valid-input.ts';

const MISSION = 'UNMISS';
const ROLES = ['openmara_app', 'openmara_wide'] as const;

let world: World;
let app: pg.Client;
let mission = '';
let area = '';
let elsewhere = '';
let account = '';
before(async () => {
  world = await openWorld(120);
  app = new pg.Client(world.house.cluster.app);
  await app.connect();
  mission = await world.missionId(MISSION);
  area = await world.area(MISSION);
  elsewhere = await world.one(
    `select p.id from openmara.place p join openmara.mission m on m.country = p.country
     where m.code = $1 and p.level = 'adm1' and p.id <> $2 order by p.name limit 1`,
    [MISSION, area],
  );
  account = (await world.actor('field_wpa')).accountId;
});
after(async () => {
  await app.end();
  await world.close();
});

/** The number of rows touched, or the SQLSTATE of the refusal; undone in either case. */
async function touched(
  role: (typeof ROLES)[number],
  settings: Record<string, string>,
  sql: string,
  values: unknown[] = [],
): Promise<number | string> {
  await app.query('begin');
  try {
    if (role !== 'openmara_app') await app.query(`set local role ${role}`);
    for (const [name, value] of Object.entries({ mission, account, ...settings }))
      await app.query('select set_config($1, $2, true)', [`openmara.${name}`, value]);
    return (await app.query(sql, values)).rowCount ?? -1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code) return error.code;
    throw error;
  } finally {
    await app.query('rollback');
  }
}
const none = (outcome: number | string, label: string): void =>
  assert.ok(outcome === 0 || outcome === '42501', `${label}: ${outcome}`);

const STEP = `insert into openmara.verification_step (mission_id, incident_id, sequence, kind, method, primary_source, officer_id, taken_on, grounds, recorded_at)
  values ($1, $2, 9, 'step', 'interview', true, $3, '2016-08-20', 'interviewed', now())`;
const RENAME = `update openmara.incident set summary = 'changed' where id = $1`;

test('a field adviser’s settings write in her area and nowhere else, under either role', async () => {
  const incident = await anIncident(world, MISSION, 'under_verification');
  const settings = (places: string): Record<string, string> => ({
    report_scope: 'area',
    incident_scope: 'area',
    area_places: `{${places}}`,
  });
  assert.equal(await touched('openmara_app', settings(area), RENAME, [incident.id]), 1, 'within');
  assert.equal(await touched('openmara_app', settings(area), STEP, [mission, incident.id, account]), 1);
  for (const role of ROLES) {
    const outside = settings(elsewhere);
    none(await touched(role, outside, RENAME, [incident.id]), `${role} update`);
    none(await touched(role, outside, STEP, [mission, incident.id, account]), `${role} step`);
    none(
      await touched(role, outside, `update openmara.report set remarks = 'x' where id = $1`, [
        incident.reportId,
      ]),
      `${role} report`,
    );
    none(
      await touched(role, outside, 'update openmara.incident_report set reason = $2 where incident_id = $1', [
        incident.id,
        'another',
      ]),
      `${role} joining`,
    );
  }
  none(
    await touched('openmara_app', settings(area), 'update openmara.incident set adm1_id = $2 where id = $1', [
      incident.id,
      elsewhere,
    ]),
    'moved out of the area',
  );
  const remark = `update openmara.report set remarks = 'x' where id = $1`;
  assert.equal(
    await touched('openmara_app', settings(area), remark, [incident.reportId]),
    1,
    'a report within',
  );
  // Somebody else's report: a correction of hers cannot carry it out of what she sees either.
  none(
    await touched('openmara_app', settings(area), 'update openmara.report set adm1_id = $2 where id = $1', [
      incident.reportId,
      elsewhere,
    ]),
    'a report moved out of the area',
  );
});

const FILE = `insert into openmara.report (mission_id, id, date_precision, place_precision, forms, source_type, office, filed_by, recorded_at)
  values ($1, $2, 'unknown', 'country', '{rape}', 'ngo', $3, $4, now())`;

test('a focal point’s settings write for her own office and in her own name', async () => {
  const id = await aReport(world, MISSION);
  const focal = (office: string): Record<string, string> => ({
    report_scope: 'office',
    incident_scope: 'none',
    office,
  });
  const change = `update openmara.report set remarks = 'x' where id = $1`;
  assert.equal(await touched('openmara_app', focal(OFFICE), change, [id]), 1, 'of her office');
  assert.equal(await touched('openmara_app', focal(OFFICE), FILE, [mission, newId(), OFFICE, account]), 1);
  for (const role of ROLES)
    none(await touched(role, focal('Another office'), change, [id]), `${role} of another office`);
  const other = await touched('openmara_app', focal(OFFICE), FILE, [
    mission,
    newId(),
    'Another office',
    account,
  ]);
  assert.equal(other, '42501', 'filed for another office');
  const someone = await world.someoneElse();
  assert.equal(
    await touched('openmara_app', focal(OFFICE), FILE, [mission, newId(), OFFICE, someone]),
    '42501',
    'filed in another name',
  );
});

test('whoever reads verified incidents only writes none of them, nor their parts', async () => {
  const incident = await anIncident(world, MISSION, 'verified');
  const settings = { report_scope: 'none', incident_scope: 'verified' };
  const seen = await touched('openmara_app', settings, 'select from openmara.incident where id = $1', [
    incident.id,
  ]);
  assert.equal(seen, 1, 'it is read');
  for (const role of ROLES) {
    none(await touched(role, settings, RENAME, [incident.id]), `${role} update`);
    none(await touched(role, settings, STEP, [mission, incident.id, account]), `${role} step`);
    for (const table of ['incident_report', 'survivor_group', 'verification_step'])
      none(
        await touched(
          role,
          settings,
          `update openmara.${table} set incident_id = incident_id where incident_id = $1`,
          [incident.id],
        ),
        `${role} ${table}`,
      );
  }
});

test('nothing cascades: no key deletes, and the application deletes only what is nobody’s record', async () => {
  const cascades = await world.owner.query(
    `select conrelid::regclass::text as name from pg_constraint
     where contype = 'f' and confdeltype not in ('a', 'r') and connamespace = 'openmara'::regnamespace`,
  );
  assert.deepEqual(cascades.rows, []);
  const deletable = await world.owner.query<{ name: string }>(
    `select distinct c.relname as name from pg_class c, unnest(array['openmara_app', 'openmara_wide']) r
     where c.relnamespace = 'openmara'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(r, c.oid, 'delete')
     order by 1`,
  );
  // Begun and not yet filed; brought and not yet read; the lines of a report, whose former state is kept.
  assert.deepEqual(
    deletable.rows.map((row) => row.name),
    ['draft', 'import_mapping', 'report_survivor', 'saved_view', 'sign_in_attempt', 'upload'],
  );
  const all = { report_scope: 'all', incident_scope: 'all' };
  for (const role of ROLES)
    assert.equal(await touched(role, all, 'delete from openmara.incident'), '42501', role);
  const steps = 'select count(*)::text as n from openmara.verification_step';
  const before_ = await world.one(steps);
  const incident = await anIncident(world, MISSION, 'under_verification');
  await assert.rejects(
    world.owner.query('delete from openmara.incident where id = $1', [incident.id]),
    /foreign key/,
    'not even the owner of the database, by one statement',
  );
  assert.equal(Number(await world.one(steps)), Number(before_) + 1);
});
