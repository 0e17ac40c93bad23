/** Whose a record is: lists narrow by it, the search finds by it, and names are told to who works on cases only. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { getReport } from '@openmara/server/incidents/get-report';
import { handOverIncidents } from '@openmara/server/incidents/hand-over-incidents';
import { handOverReports } from '@openmara/server/incidents/hand-over-reports';
import { listColleagues } from '@openmara/server/incidents/list-colleagues';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { listReports } from '@openmara/server/incidents/list-reports';
import { findInMission } from '@openmara/server/missions/find-in-mission';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(300);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});
const idOf = async (role: Role): Promise<string> => (await t.actor(role)).accountId;
const ids = (items: ReadonlyArray<{ id: string }>): string[] => items.map(({ id }) => id).toSorted();
const incidents = async (role: Role, asked: object = {}) =>
  (await runOperation(t.house, listIncidents, await t.actor(role), { mission, limit: 200, ...asked })).items;
const reports = async (role: Role, asked: object = {}) =>
  (await runOperation(t.house, listReports, await t.actor(role), { mission, limit: 200, ...asked })).items;
const hand = async (role: Role, records: Array<{ id: string; to: string | null }>) =>
  runOperation(t.house, handOverIncidents, await t.actor(role), { mission, records });
const refused =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;

test('an incident that is taken over is in her list, out of nobody’s, found by her name, and given back', async () => {
  const all = await incidents('wpa');
  const wpa = await idOf('wpa');
  const [one, other] = all;
  assert.ok(one && other);
  const taken = [one, other].map(({ id }) => ({ id, to: wpa }));
  const first = await hand('wpa', taken);
  assert.deepEqual(ids(first.done), ids([one, other]));
  assert.ok(first.done.every(({ was }) => was === null));
  assert.deepEqual(first.refused, []);
  assert.deepEqual((await hand('wpa', taken)).done, [], 'what is hers already is not handed over again');
  assert.deepEqual(ids(await incidents('wpa', { responsible: 'mine' })), ids([one, other]));
  assert.deepEqual(ids(await incidents('verifying_officer', { responsible: wpa })), ids([one, other]));
  assert.deepEqual(await incidents('verifying_officer', { responsible: 'mine' }), []);
  assert.equal((await incidents('wpa', { responsible: 'nobody' })).length, all.length - 2);
  const [shown] = await incidents('wpa', { responsible: 'mine' });
  const name = shown?.responsible?.name ?? '';
  assert.equal(name, (await t.actor('wpa')).name);
  const find = async (role: Role) =>
    runOperation(t.house, findInMission, await t.actor(role), { mission, q: name.toUpperCase() });
  const found = await find('wpa');
  assert.deepEqual(
    ids(found.incidents.filter(({ responsible }) => responsible?.id === wpa)),
    ids([one, other]),
  );
  assert.ok(found.people.some(({ id }) => id === wpa));
  const back = await hand(
    'senior_wpa',
    first.done.map(({ id, was }) => ({ id, to: was })),
  );
  assert.deepEqual([...new Set(back.done.map(({ was }) => was))], [wpa]);
  assert.equal((await incidents('wpa', { responsible: 'nobody' })).length, all.length);
  const { rows } = await owner.query<{ note: string }>(
    `select note from openmara.audit_entry where operation = 'incident.hand-over' order by at, id limit 1`,
  );
  assert.equal(rows[0]?.note, `2 handed over, 0 refused: ${first.done.map((d) => d.name).join(', ')}`);
  const { rows: kept } = await owner.query('select from openmara.handover');
  assert.equal(kept.length, 4);
});

test('a report is handed to who joins reports where it lies, and what was not handed over is said', async () => {
  const officer = await idOf('verifying_officer');
  const field = await t.actor('field_wpa');
  const areas = field.assignments.flatMap(({ areaPlaces }) => areaPlaces);
  const lying = async (within: boolean): Promise<string[]> => {
    const { rows } = await owner.query<{ id: string }>(
      `select r.id from openmara.report r join openmara.mission m on m.id = r.mission_id and m.code = $1
       where r.withdrawn_at is null and (r.adm1_id = any ($2)) = $3 order by r.id limit 2`,
      [mission, areas, within],
    );
    return rows.map(({ id }) => id);
  };
  const [inside, [outside = '']] = [await lying(true), await lying(false)];
  assert.ok(inside[0] && outside);
  const give = async (records: Array<{ id: string; to: string | null }>) =>
    runOperation(t.house, handOverReports, await t.actor('wpa'), { mission, records });
  const mixed = await give([
    { id: inside[0], to: field.accountId },
    { id: outside, to: field.accountId },
    { id: inside[1] ?? '', to: officer },
    { id: officer, to: officer },
  ]);
  assert.deepEqual(ids(mixed.done), [inside[0]]);
  assert.deepEqual(Object.fromEntries(mixed.refused.map(({ id, reason }) => [id, reason])), {
    [outside]: 'not_theirs',
    [inside[1] ?? '']: 'not_theirs',
    [officer]: 'not_seen',
  });
  assert.deepEqual(ids(await reports('field_wpa', { responsible: 'mine' })), [inside[0]]);
  await assert.rejects(give([{ id: officer, to: officer }]), refused('not_found'));
});

test('who does not work on cases is told no name, finds by none and narrows by none', async () => {
  const [verified] = await incidents('wpa', { status: 'verified' });
  const wpa = await idOf('wpa');
  await hand('wpa', [{ id: verified?.id ?? '', to: wpa }]);
  const atHeadquarters = await incidents('headquarters_analyst');
  assert.ok(atHeadquarters.some(({ id }) => id === verified?.id));
  assert.ok(atHeadquarters.every(({ responsible }) => responsible === null));
  for (const responsible of ['mine', 'nobody', wpa]) {
    await assert.rejects(incidents('headquarters_analyst', { responsible }), refused('not_allowed'));
    await assert.rejects(reports('focal_point', { responsible }), refused('not_allowed'));
  }
  const own = await reports('focal_point');
  const [theirs] = own;
  assert.ok(theirs);
  await runOperation(t.house, handOverReports, await t.actor('wpa'), {
    mission,
    records: [{ id: theirs.id, to: wpa }],
  });
  const seen = await runOperation(t.house, getReport, await t.actor('focal_point'), {
    mission,
    id: theirs.id,
  });
  assert.equal(seen.responsible, null);
  const q = (await t.actor('wpa')).name;
  for (const role of ['headquarters_analyst', 'focal_point', 'auditor', 'head_of_mission'] as const) {
    const found = await runOperation(t.house, findInMission, await t.actor(role), { mission, q });
    assert.deepEqual([found.people, found.reports, found.incidents], [[], [], []], role);
  }
  const told = await runOperation(t.house, listColleagues, await t.actor('headquarters_analyst'), {
    mission,
  });
  assert.deepEqual(told.items, []);
});
