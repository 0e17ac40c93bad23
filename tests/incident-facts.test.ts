/** What is held of an incident: which reports say it, which contradict it, and how it is corrected. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { type Role, ROLES } from '@openmara/core/access/rules';
import { correctIncident } from '@openmara/server/incidents/correct-incident';
import { decideVerification } from '@openmara/server/incidents/decide-verification';
import { fileReport } from '@openmara/server/incidents/file-report';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { joinReport } from '@openmara/server/incidents/join-report';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { readIncidentFacts } from '@openmara/server/incidents/read-incident-facts';
import { recordResponse } from '@openmara/server/incidents/record-response';
import { recordStep } from '@openmara/server/incidents/record-step';
import { separateReport } from '@openmara/server/incidents/separate-report';
import { whoSeesIncident } from '@openmara/server/incidents/who-sees-incident';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
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

async function asOwner(sql: string, values: unknown[]): Promise<unknown[]> {
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const { rows } = await owner.query(sql, values);
  await owner.end();
  return rows;
}
const facts = async (id: string) =>
  runOperation(t.house, readIncidentFacts, await t.actor('wpa'), { mission, id });
const correct = async (id: string, change: object, role: Role = 'wpa', why = 'the clinic counted four') => {
  const { version, facts: held } = await facts(id);
  return runOperation(t.house, correctIncident, await t.actor(role), {
    mission,
    id,
    version,
    facts: { ...held, ...change },
    reason: why,
  });
};
test('a fact is corrected with its reason: a new version, the former one kept, the correction among the steps', async () => {
  const id = await gathered();
  const before = await facts(id);
  const [group] = before.facts.survivors;
  assert.ok(group);
  const after = await correct(id, {
    occurred: { from: '2014-05-13', to: '2014-05-15', precision: 'week' },
    survivors: [
      { ...group, count: 2 },
      { sex: 'female', ageBand: 'minor', displacement: 'unknown', count: 2, countKnown: true },
    ],
    least: 3,
    most: 5,
    reasoning: 'two reports may speak of the same girl',
    circumstances: ['detention'],
    perpetrators: [{ partyId: parties[1]?.id, number: 6, attribution: 'uniform' }],
  });
  assert.equal(after.version, before.version + 1);
  const now = await read(id);
  assert.deepEqual(
    [now.occurred.from, now.survivors, now.survivorsLeast, now.survivorsMost, now.circumstances],
    ['2014-05-13', 4, 3, 5, ['detention']],
  );
  assert.deepEqual(
    now.survivorGroups.map(({ count, ageBand }) => [count, ageBand]),
    [
      [2, 'unknown'],
      [2, 'minor'],
    ],
  );
  assert.equal(now.perpetrators.length, 1);
  assert.deepEqual(now.steps.map(({ kind, cause, grounds }) => [kind, cause, grounds]).at(-1), [
    'notice',
    'facts_corrected',
    'the clinic counted four',
  ]);
  const kept = await asOwner(
    `select survivors->0->>'count' as count, state->>'occurred_from' as day from openmara.incident_version
     where incident_id = $1 order by version desc limit 1`,
    [id],
  );
  assert.deepEqual(kept, [{ count: '3', day: '2014-05-14' }]);
});
test('what was verified is under verification again once a fact is corrected, and who corrected decides no more', async () => {
  const id = await gathered();
  await verify(id);
  await correct(id, { forms: ['rape'] });
  const now = await read(id);
  assert.deepEqual([now.status, now.decidedOn], ['under_verification', null]);
  assert.ok(now.readiness?.missing.includes('four_eyes'));
  await verify(id);
  assert.equal((await read(id)).status, 'verified');
});
test('a correction is refused where nothing changes, on an older version, for numbers out of order, and to who does not run the arrangements', async () => {
  const id = await gathered();
  const held = await facts(id);
  const refused = async (change: object, role: Role = 'wpa') =>
    assert.rejects(correct(id, change, role), (error) => {
      assert.ok(error instanceof Problem, String(error));
      return true;
    });
  await refused({});
  await refused({ least: 4, reasoning: 'more than the sum' });
  await refused({ least: 2 });
  await refused({ occurred: { from: '2999-01-01', to: '2999-01-01', precision: 'exact' } });
  await refused({ survivors: [{ line: 9, count: 1 }] });
  await refused({ forms: ['rape'] }, 'verifying_officer');
  await correct(id, { forms: ['rape'] });
  await assert.rejects(
    runOperation(t.house, correctIncident, await t.actor('wpa'), {
      mission,
      id,
      version: held.version,
      facts: held.facts,
      reason: 'as it was before',
    }),
    (error) => error instanceof Problem && error.code === 'changed_meanwhile',
  );
});
test('services stay with the group that goes on, and go into the version with one that does not', async () => {
  const id = await gathered();
  const said = { mission, id, survivorLine: 1, service: 'health', state: 'not_available' };
  const adviser = await t.actor('wpa');
  await assert.rejects(
    runOperation(t.house, recordResponse, adviser, said),
    (error) => error instanceof Problem && error.code === 'input_invalid',
  );
  const why = { ...said, reason: 'the road was closed' };
  const { version } = await runOperation(t.house, recordResponse, adviser, why);
  assert.equal((await runOperation(t.house, recordResponse, adviser, why)).version, version, 'said once');
  const [group] = (await facts(id)).facts.survivors;
  await correct(id, { survivors: [{ ...group, count: 1 }] });
  assert.equal((await read(id)).responses.length, 1);
  await correct(id, { survivors: [{ count: 2 }] });
  assert.equal((await read(id)).responses.length, 0);
  const kept = await asOwner(
    `select jsonb_array_length(responses) as n from openmara.incident_version where incident_id = $1
     order by version desc limit 1`,
    [id],
  );
  assert.deepEqual(kept, [{ n: 1 }]);
});

test('the lines of an incident are cleared only where their version was kept in the same transaction', async () => {
  const id = await gathered();
  await correct(id, { forms: ['rape'] });
  const adviser = await t.actor('wpa');
  const client = await t.house.pool.connect();
  const missionId = (await t.house.pool.query('select id from openmara.mission_named($1)', [mission])).rows[0]
    .id;
  try {
    await client.query('begin');
    for (const [name, value] of [
      ['account', adviser.accountId],
      ['mission', missionId],
      ['incident_scope', 'all'],
      ['report_scope', 'all'],
      ['capabilities', '{join_reports,read_incidents}'],
    ])
      await client.query(`select set_config('openmara.' || $1, $2, true)`, [name, value]);
    await assert.rejects(
      client.query('select openmara.clear_incident_lines($1, $2)', [id, []]),
      /version is kept/,
    );
  } finally {
    await client.query('rollback');
    client.release();
  }
});
test('who may see an incident is said as it is: everybody who is named opens it, everybody else is refused', async () => {
  const id = await gathered();
  const answer = await runOperation(t.house, whoSeesIncident, await t.actor('wpa'), { mission, id });
  assert.equal(answer.headquarters, false);
  for (const role of ROLES) {
    const { name } = await t.actor(role);
    const said = answer.people.find((person) => person.name === name);
    const opened = await read(id, role).catch(() => null);
    assert.equal(opened !== null, said !== undefined, role);
    if (opened) assert.equal(opened.joinedReports[0]?.narrativeShown, said?.narrative, role);
  }
  await verify(id);
  const now = await runOperation(t.house, whoSeesIncident, await t.actor('wpa'), { mission, id });
  assert.equal(now.headquarters, true);
});
