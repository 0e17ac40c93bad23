/** The next step of a verification: an owner and a day, waiting for her, ended once, and seen by who takes part. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { endStep } from '@openmara/server/incidents/end-step';
import { findOfficers } from '@openmara/server/incidents/find-officers';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { listPlanned } from '@openmara/server/incidents/list-planned';
import { planStep } from '@openmara/server/incidents/plan-step';
import { whatWaits } from '@openmara/server/missions/what-waits';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
const mission = 'UNMISS';
/** Incidents that are under verification, in different first-level areas. */
let incidents: string[] = [];
before(async () => {
  t = await openTestHouse(400);
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    `select distinct on (i.adm1_id) i.id from openmara.incident i join openmara.mission m on m.id = i.mission_id
     where m.code = $1 and i.adm1_id is not null and i.status <> 'verified' order by i.adm1_id, i.id`,
    [mission],
  );
  await owner.end();
  incidents = rows.map(({ id }) => id);
});
after(() => t.close());
const officerOf = async (role: Role): Promise<string> => (await t.actor(role)).accountId;
const plan = async (more: object = {}, role: Role = 'wpa') =>
  runOperation(t.house, planStep, await t.actor(role), {
    mission,
    id: incidents[0] ?? '',
    what: 'ask the second clinic whether its two patients are the same',
    ownerId: await officerOf('verifying_officer'),
    dueOn: '2999-08-30',
    ...more,
  });
const due = async (role: Role) =>
  (await runOperation(t.house, whatWaits, await t.actor(role), { mission })).items.find(
    ({ what }) => what === 'due.steps',
  );
const refusedAs =
  (code: string, field?: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code && (!field || error.details[0]?.field === field);

test('a planned step waits for its owner with its day, is ended once, and stays in the history of the incident', async () => {
  const { id } = await plan();
  assert.deepEqual(await plan(), { id }, 'planned twice is planned once');
  assert.deepEqual(await due('verifying_officer'), {
    what: 'due.steps',
    count: 1,
    more: false,
    oldest: '2999-08-30',
  });
  assert.equal((await due('wpa'))?.count, 0);
  const officer = await t.actor('verifying_officer');
  const mine = await runOperation(t.house, listPlanned, officer, { mission });
  assert.deepEqual(
    mine.items.map((item) => [item.id, item.mine]),
    [[id, true]],
  );
  await runOperation(t.house, endStep, officer, { mission, id, outcome: 'done' });
  await assert.rejects(
    runOperation(t.house, endStep, officer, { mission, id, outcome: 'dropped', note: 'no need' }),
    refusedAs('input_invalid', 'id'),
  );
  assert.equal((await due('verifying_officer'))?.count, 0);
  const { planned } = await runOperation(t.house, getIncident, officer, { mission, id: incidents[0] ?? '' });
  assert.deepEqual(
    planned.map((step) => [step.outcome, step.endedBy]),
    [['done', officer.name]],
  );
});
test('only who takes steps there is named as owner; a day that is over is refused, and a step is not dropped without why', async () => {
  await assert.rejects(
    plan({ ownerId: await officerOf('head_of_mission') }),
    refusedAs('input_invalid', 'ownerId'),
  );
  await assert.rejects(plan({ dueOn: '2016-01-01' }), refusedAs('input_invalid', 'dueOn'));
  const { id } = await plan({ what: 'see the register of the hospital' });
  await assert.rejects(
    runOperation(t.house, endStep, await t.actor('wpa'), { mission, id, outcome: 'dropped' }),
    refusedAs('input_invalid', 'note'),
  );
});
test('an adviser of an area plans, sees and is named there alone; who reads aggregates or verified ones sees nothing planned', async () => {
  const areas = (await t.actor('field_wpa')).assignments.flatMap((held) => held.areaPlaces);
  const seen = async (id: string, role: Role) => {
    try {
      await runOperation(t.house, getIncident, await t.actor(role), { mission, id });
      return true;
    } catch {
      return false;
    }
  };
  assert.ok(areas.length > 0);
  const hers = await Promise.all(incidents.map((id) => seen(id, 'field_wpa')));
  const outside = incidents[hers.indexOf(false)] ?? assert.fail('an incident elsewhere');
  const inside = incidents[hers.indexOf(true)] ?? assert.fail('an incident in her area');
  await plan({ id: outside, what: 'step elsewhere' });
  const officers = async (id: string) =>
    (await runOperation(t.house, findOfficers, await t.actor('wpa'), { mission, id })).items.map(
      (officer) => officer.id,
    );
  const herself = await officerOf('field_wpa');
  assert.deepEqual(
    [(await officers(inside)).includes(herself), (await officers(outside)).includes(herself)],
    [true, false],
  );
  const all = await runOperation(t.house, listPlanned, await t.actor('field_wpa'), { mission, whose: 'all' });
  assert.ok(!all.items.some(({ what }) => what === 'step elsewhere'));
  await assert.rejects(plan({ id: outside }, 'field_wpa'), refusedAs('not_found'));
  await assert.rejects(plan({ id: inside }, 'headquarters_analyst'), refusedAs('not_allowed'));
});
