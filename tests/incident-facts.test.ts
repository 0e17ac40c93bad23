/** What is held of an incident: which reports say it, which contradict it, and how it is corrected. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Role } from '@openmara/core/access/rules';
import { decideVerification } from '@openmara/server/incidents/decide-verification';
import { fileReport } from '@openmara/server/incidents/file-report';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { joinReport } from '@openmara/server/incidents/join-report';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { recordStep } from '@openmara/server/incidents/record-step';
import { separateReport } from '@openmara/server/incidents/separate-report';
import { runOperation } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let places: Array<{ id: string; adm1_id: string }>;
let parties: Array<{ id: string }>;
const mission = 'UNMISS';
const reason = 'same night, same women';
before(async () => {
  t = await openTestHouse(20);
  places = (
    await t.house.pool.query(
      `select distinct on (adm1_id) id, adm1_id from openmara.place
       where country = 'SSD' and level = 'settlement' and adm1_id is not null order by adm1_id, name`,
    )
  ).rows;
  parties = (
    await t.house.pool.query(`select id from openmara.party where kind = 'state_force' order by id limit 2`)
  ).rows;
});
after(() => t.close());

async function filed(more: object = {}, role: Role = 'focal_point'): Promise<string> {
  const { id } = await runOperation(t.house, fileReport, await t.actor(role), {
    mission,
    receivedOn: '2014-05-20',
    occurred: { from: '2014-05-14', to: '2014-05-14', precision: 'exact' },
    placeId: places[0]?.id,
    placePrecision: 'settlement',
    forms: ['gang_rape'],
    partyIds: [parties[0]?.id],
    survivors: [{ count: 3, sex: 'female' }],
    sourceType: 'witness',
    consent: { anonymisedReporting: true },
    ...more,
  });
  return id;
}
/** An incident opened from one report, others joined to it. */
async function gathered(...others: string[]): Promise<string> {
  const adviser = await t.actor('wpa');
  const { id } = await runOperation(t.house, openIncident, adviser, {
    mission,
    reportId: await filed(),
    reason,
  });
  for (const reportId of others)
    await runOperation(t.house, joinReport, adviser, { mission, id, reportId, reason });
  return id;
}
const read = async (id: string, role: Role = 'wpa') =>
  runOperation(t.house, getIncident, await t.actor(role), { mission, id });

test('each fact has the reports that say it and those that contradict it; a separated report says nothing', async () => {
  const other = await filed({
    forms: ['attempted_rape'],
    survivors: [{ count: 2 }],
    partyIds: [parties[1]?.id],
  });
  const silent = await filed({ placeId: null, placePrecision: 'country', partyIds: [], survivors: [] });
  const id = await gathered(other, silent);
  const facts = async (reportId: string) =>
    (await read(id)).joinedReports.find((report) => report.id === reportId)?.facts;
  assert.deepEqual(await facts(other), {
    place: 'agrees',
    date: 'agrees',
    party: 'differs',
    form: 'differs',
    survivors: 'differs',
  });
  assert.deepEqual(await facts(silent), {
    place: 'unknown',
    date: 'agrees',
    party: 'unknown',
    form: 'agrees',
    survivors: 'unknown',
  });
  const adviser = await t.actor('wpa');
  await runOperation(t.house, separateReport, adviser, { mission, id, reportId: other, reason });
  assert.equal(await facts(other), null);
});
/** A step that heard a primary source, and the decision on it. */
async function verify(id: string): Promise<void> {
  const officer = await t.actor('verifying_officer');
  const said = { mission, id, method: 'interview', takenOn: '2014-06-01', grounds: 'two interviews' };
  const { version } = await runOperation(t.house, recordStep, officer, { ...said, primarySource: true });
  await runOperation(t.house, decideVerification, officer, { ...said, decision: 'verified', version });
}
test('who reads verified incidents coarsely learns nothing of the reports behind a fact', async () => {
  const id = await gathered();
  await verify(id);
  assert.equal((await read(id)).status, 'verified');
  assert.deepEqual((await read(id, 'headquarters_analyst')).joinedReports, []);
});
