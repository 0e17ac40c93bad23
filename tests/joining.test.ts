/** From reports to incidents: what is proposed and why, several at once, what is held apart, and every way back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { considerReportAgain } from '@openmara/server/incidents/consider-report-again';
import { fileReport } from '@openmara/server/incidents/file-report';
import { findCandidates } from '@openmara/server/incidents/find-candidates';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { getReport } from '@openmara/server/incidents/get-report';
import { joinReports } from '@openmara/server/incidents/join-reports';
import { keepReportApart } from '@openmara/server/incidents/keep-report-apart';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { separateReport } from '@openmara/server/incidents/separate-report';
import { runOperation } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
/** Two settlements of different first-level areas, and a party that somebody identified. */
let places: Array<{ id: string; adm1_id: string }>;
let party = '';
const mission = 'UNMISS';
before(async () => {
  t = await openTestHouse(60);
  places = (
    await t.house.pool.query(
      `select distinct on (adm1_id) id, adm1_id from openmara.place
       where country = 'SSD' and level = 'settlement' and adm1_id is not null order by adm1_id, name`,
    )
  ).rows;
  party = (await t.house.pool.query(`select id from openmara.party where kind = 'state_force' limit 1`))
    .rows[0].id;
});
after(() => t.close());
const codeOf = (error: unknown): boolean | string => (error instanceof Problem ? error.code : String(error));
const reason = 'same day, place and party';

async function filed(more: object = {}, role: Role = 'focal_point'): Promise<string> {
  const { id } = await runOperation(t.house, fileReport, await t.actor(role), {
    mission,
    receivedOn: '2014-05-20',
    occurred: { from: '2014-05-14', to: '2014-05-14', precision: 'exact' },
    placeId: places[0]?.id,
    placePrecision: 'settlement',
    forms: ['gang_rape'],
    partyIds: [party],
    survivors: [{ count: 3 }],
    sourceType: 'witness',
    ...more,
  });
  return id;
}
const opened = async (reportId: string) =>
  runOperation(t.house, openIncident, await t.actor('wpa'), { mission, reportId, reason });
const candidates = async (ids: string[], role: Role = 'wpa') =>
  (await runOperation(t.house, findCandidates, await t.actor(role), { mission, ids })).items;

test('what may be the same comes best first with what agrees and what contradicts; another area is not proposed', async () => {
  const same = await opened(await filed());
  const dayOff = await opened(
    await filed({ occurred: { from: '2014-05-16', to: '2014-05-16', precision: 'exact' } }),
  );
  const elsewhere = await opened(await filed({ placeId: places[1]?.id }));
  const [item] = await candidates([await filed()]);
  const found = item?.proposals.map(({ incident }) => incident.id) ?? [];
  assert.deepEqual(found.slice(0, 2), [same.id, dayOff.id]);
  assert.ok(!found.includes(elsewhere.id));
  assert.deepEqual(item?.proposals[0]?.facts, {
    place: 'agrees',
    date: 'agrees',
    party: 'agrees',
    form: 'agrees',
    survivors: 'agrees',
  });
  assert.deepEqual(
    item?.proposals.slice(0, 2).map(({ strong, daysApart }) => [strong, daysApart]),
    [
      [true, 0],
      [false, 2],
    ],
  );
  assert.ok(found.length <= 8);
});
test('where a date is known to a month, the incident of a day in it is found, and the other way round', async () => {
  const month = { occurred: { from: '2013-03-01', to: '2013-03-31', precision: 'month' } };
  const day = { occurred: { from: '2013-03-20', to: '2013-03-20', precision: 'exact' } };
  const [ofMonth, ofDay] = [await opened(await filed(month)), await opened(await filed(day))];
  const [asked] = await candidates([await filed(day)]);
  assert.deepEqual(
    asked?.proposals.slice(0, 2).map(({ incident, facts }) => [incident.id, facts.date]),
    [
      [ofDay.id, 'agrees'],
      [ofMonth.id, 'near'],
    ],
  );
  const [back] = await candidates([await filed(month)]);
  assert.deepEqual(
    back?.proposals
      .map(({ incident }) => incident.id)
      .slice(0, 2)
      .sort(),
    [ofMonth.id, ofDay.id].sort(),
  );
});
test('a field adviser is proposed only what she may open', async () => {
  const { rows } = await t.house.pool.query<{ place: string }>(
    `select p.id as place from openmara.place p where p.country = 'SSD' and p.level = 'settlement' and p.adm1_id = any ($1) order by p.name desc limit 1`,
    [(await t.actor('field_wpa')).assignments.flatMap((held) => held.areaPlaces)],
  );
  const inArea = await opened(await filed({ placeId: rows[0]?.place }));
  const unplaced = await opened(await filed({ placeId: null, placePrecision: 'country' }));
  const report = await filed({ placeId: rows[0]?.place });
  const seen = async (role: Role) =>
    (await candidates([report], role))[0]?.proposals.map(({ incident }) => incident.id) ?? [];
  assert.ok((await seen('wpa')).includes(unplaced.id));
  const hers = await seen('field_wpa');
  assert.ok(hers.includes(inArea.id) && !hers.includes(unplaced.id));
});
test('“not the same” is kept with its reason, comes last, and is taken back; said twice it is refused', async () => {
  const adviser = await t.actor('wpa');
  const incident = await opened(await filed());
  const reportId = await filed();
  const about = { mission, id: incident.id, reportId };
  const last = async () => (await candidates([reportId]))[0]?.proposals.at(-1);
  await runOperation(t.house, keepReportApart, adviser, {
    ...about,
    reason: 'two women spoke of another night',
  });
  await assert.rejects(
    runOperation(t.house, keepReportApart, adviser, { ...about, reason }),
    (error) => codeOf(error) === 'already_exists',
  );
  const held = await last();
  assert.deepEqual(
    [held?.incident.id, held?.apart?.reason, held?.apart?.by],
    [incident.id, 'two women spoke of another night', adviser.name],
  );
  await runOperation(t.house, considerReportAgain, adviser, { ...about, reason: 'it was the same night' });
  assert.equal((await last())?.apart, null);
  await assert.rejects(
    runOperation(t.house, considerReportAgain, adviser, { ...about, reason }),
    (error) => codeOf(error) === 'not_found',
  );
});
test('several are decided in one act: joined, opened, two to the same new one; who came first is not overruled', async () => {
  const adviser = await t.actor('wpa');
  const incident = await opened(await filed());
  const [joins, opens, follows, taken] = [await filed(), await filed(), await filed(), await filed()];
  await opened(taken);
  const decisions = [
    { reportId: joins, incidentId: incident.id, reason },
    { reportId: follows, withReport: opens, reason },
    { reportId: opens, reason: 'first report of this event' },
    { reportId: taken, incidentId: incident.id, reason },
  ];
  const [item] = await candidates([opens, follows]);
  assert.deepEqual(
    item?.alike.map(({ reportId, strong }) => [reportId, strong]),
    [[follows, true]],
  );
  const done = await runOperation(t.house, joinReports, adviser, { mission, decisions });
  assert.deepEqual(done.skipped, [taken]);
  const of = (reportId: string) => done.joined.find((one) => one.reportId === reportId);
  assert.deepEqual([of(joins)?.incidentId, of(joins)?.opened], [incident.id, false]);
  assert.equal(of(opens)?.opened, true);
  assert.equal(of(follows)?.incidentId, of(opens)?.incidentId);
  const id = of(opens)?.incidentId ?? '';
  const read = await runOperation(t.house, getIncident, adviser, { mission, id });
  assert.deepEqual(
    [read.reports, read.joinedReports.map((report) => report.joinReason).sort()],
    [2, ['first report of this event', reason]],
  );
  // One bad decision, and nothing is done.
  const [free, other] = [await filed(), await filed()];
  for (const [bad, code] of [
    [{ reportId: other, incidentId: '00000000-0000-4000-8000-000000000000', reason }, 'not_found'],
    [{ reportId: other, withReport: '00000000-0000-4000-8000-000000000000', reason }, 'input_invalid'],
    [{ reportId: free, reason }, 'input_invalid'],
  ] as const)
    await assert.rejects(
      runOperation(t.house, joinReports, adviser, {
        mission,
        decisions: [{ reportId: free, incidentId: incident.id, reason }, bad],
      }),
      (error) => codeOf(error) === code,
    );
  const untouched = await runOperation(t.house, getReport, adviser, { mission, id: free });
  assert.deepEqual(untouched.joinings, []);
  // And every joining has its way back.
  await runOperation(t.house, separateReport, adviser, {
    mission,
    id,
    reportId: follows,
    reason: 'another night',
  });
  const back = await runOperation(t.house, getReport, adviser, { mission, id: follows });
  assert.deepEqual(
    back.joinings.map((joining) => [joining.incidentId, joining.separationReason]),
    [[id, 'another night']],
  );
});
