/** One act on several records: each by its own rule, what was refused said by name, one entry with count and references. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { getReport } from '@openmara/server/incidents/get-report';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { listReports } from '@openmara/server/incidents/list-reports';
import { planSteps } from '@openmara/server/incidents/plan-steps';
import { tellAboutReports } from '@openmara/server/incidents/tell-about-reports';
import { runOperation } from '@openmara/server/operations/run';
import { newId } from '@openmara/vault/ids';
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
const noteOf = async (operation: string): Promise<string | undefined> =>
  (
    await owner.query<{ note: string }>(
      'select note from openmara.audit_entry where operation = $1 order by at desc, id desc limit 1',
      [operation],
    )
  ).rows[0]?.note;
const entriesOf = async (operation: string): Promise<number> =>
  (await owner.query('select from openmara.audit_entry where operation = $1', [operation])).rows.length;

test('a step is planned on each incident where its owner takes steps, and on no other', async () => {
  const wpa = await t.actor('wpa');
  const field = await t.actor('field_wpa');
  const theirs = await runOperation(t.house, listIncidents, field, { mission, limit: 2 });
  const seen = new Set(
    (await runOperation(t.house, listIncidents, field, { mission, limit: 200 })).items.map((i) => i.id),
  );
  const all = await runOperation(t.house, listIncidents, wpa, { mission, limit: 200 });
  const other = all.items.find(({ id }) => !seen.has(id));
  assert.ok(other && theirs.items.length === 2);
  const unknown = newId();
  const ids = [...theirs.items.map(({ id }) => id), other.id, unknown];
  const said = { mission, ids, what: 'hear the clinic', ownerId: field.accountId, dueOn: '2999-01-01' };
  const { done, refused } = await runOperation(t.house, planSteps, wpa, said);
  assert.deepEqual(done.map(({ name }) => name).toSorted(), theirs.items.map((i) => i.reference).toSorted());
  assert.deepEqual(Object.fromEntries(refused.map(({ name, reason }) => [name, reason])), {
    [other.reference]: 'not_theirs',
    [unknown]: 'not_seen',
  });
  for (const { id } of theirs.items) {
    const { planned } = await runOperation(t.house, getIncident, wpa, { mission, id });
    assert.deepEqual(
      planned.map(({ what, owner: whose }) => [what, whose]),
      [['hear the clinic', field.name]],
    );
  }
  assert.equal(await entriesOf('incident.plan-steps'), 1);
  assert.equal(
    await noteOf('incident.plan-steps'),
    `2 planned, due 2999-01-01, 2 refused: ${done.map(({ name }) => name).join(', ')}`,
  );
  await assert.rejects(
    runOperation(t.house, planSteps, wpa, { ...said, ids: Array.from({ length: 501 }, () => newId()) }),
    (error: unknown) => error instanceof Problem && error.code === 'input_invalid',
    'bounded',
  );
});

test('a question reaches whoever filed each report that stands', async () => {
  const wpa = await t.actor('wpa');
  const { items } = await runOperation(t.house, listReports, await t.actor('focal_point'), {
    mission,
    limit: 3,
  });
  const [one, other, over] = items.map(({ id }) => id);
  assert.ok(one && other && over);
  await owner.query('update openmara.report set withdrawn_at = now() where id = $1', [over]);
  const text = 'Which day was it, and who was heard?';
  const { done, refused } = await runOperation(t.house, tellAboutReports, wpa, {
    mission,
    ids: [one, other, over],
    text,
  });
  assert.deepEqual(done.map(({ id }) => id).toSorted(), [one, other].toSorted());
  assert.deepEqual(refused, [{ id: over, name: over, reason: 'withdrawn' }]);
  const read = async (id: string) =>
    (await runOperation(t.house, getReport, await t.actor('focal_point'), { mission, id })).feedback.map(
      (f) => f.text,
    );
  assert.deepEqual([await read(one), await read(other)], [[text], [text]]);
  assert.equal(await entriesOf('report.tell-several'), 1);
  assert.match((await noteOf('report.tell-several')) ?? '', /^2 told of, 1 refused: /);
});
