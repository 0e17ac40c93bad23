/** Headquarters reads verified incidents made coarse: no day, no place below the first level, no small number, by any question. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from '../../tests/open-test-house.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(400);
});
after(() => t.close());
const mission = 'UNMISS';
const list = async (role: 'headquarters_analyst' | 'wpa', more: object = {}) =>
  runOperation(t.house, listIncidents, await t.actor(role), {
    mission,
    status: 'verified',
    limit: 200,
    ...more,
  });

test('days become months and numbers become bands, in the list and in the incident', async () => {
  const { items } = await list('headquarters_analyst');
  assert.ok(items.length > 20);
  for (const item of items) {
    assert.ok(
      item.occurred.precision !== 'exact' && item.occurred.precision !== 'week',
      item.occurred.precision,
    );
    if (item.occurred.from) assert.match(item.occurred.from, /-01$/);
    assert.match(item.decidedOn ?? '2016-01-01', /-01$/);
    assert.equal(item.survivors, null);
    const one = await runOperation(t.house, getIncident, await t.actor('headquarters_analyst'), {
      mission,
      id: item.id,
    });
    assert.deepEqual(
      [one.occurred, one.decidedOn, one.survivors, one.survivorBand, one.survivorGroups, one.joinedReports],
      [item.occurred, item.decidedOn, null, item.survivorBand, [], []],
    );
  }
  const exact = await list('wpa');
  const band = new Map(items.map((item) => [item.id, item.survivorBand]));
  for (const item of exact.items)
    if (band.has(item.id)) assert.equal(band.get(item.id), (item.survivors ?? 0) < 5 ? '1-4' : '5+');
});
test('asking closer and closer finds no day: a question by day is answered by its month', async () => {
  const known = (await list('wpa')).items.filter((item) => item.occurred.precision === 'exact').slice(0, 10);
  assert.ok(known.length > 0);
  for (const { id, occurred } of known) {
    const month = (occurred.from ?? '').slice(0, 7);
    const days = [`${month}-01`, `${month}-09`, `${month}-17`, `${month}-28`];
    const answers = new Set<string>();
    for (const day of days)
      for (const question of [
        { from: day, to: day },
        { from: day, to: `${month}-28` },
      ])
        answers.add(
          JSON.stringify((await list('headquarters_analyst', question)).items.map((item) => item.id)),
        );
    assert.equal(answers.size, 1, 'every day of the month gives the same answer');
    assert.ok([...answers][0]?.includes(id));
  }
});
test('the place where a page ends tells no day either, and the next page follows it', async () => {
  const all = (await list('headquarters_analyst')).items.map((item) => item.id);
  const paged: string[] = [];
  let next: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list('headquarters_analyst', {
      limit: 7,
      ...(next ? { after: next } : {}),
    });
    paged.push(...page.items.map((item) => item.id));
    next = page.next;
    if (next) assert.match(next, /^[0-9a-f-]{36}$/);
  } while (next);
  assert.deepEqual(paged.slice(0, all.length), all);
});

test('an incident without consent for anonymised reporting is not there, by no question', async () => {
  const shown = (await list('headquarters_analyst')).items.slice(0, 3);
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  await owner.query('update openmara.incident set reporting_consent = false where id = any ($1)', [
    shown.map(({ id }) => id),
  ]);
  await owner.end();
  const still = await list('wpa', { consent: 'no' });
  const left = new Set((await list('headquarters_analyst')).items.map(({ id }) => id));
  for (const { id, reference } of shown) {
    assert.ok(still.items.some((item) => item.id === id) && !left.has(id));
    const actor = await t.actor('headquarters_analyst');
    await assert.rejects(runOperation(t.house, getIncident, actor, { mission, id }), { code: 'not_found' });
    assert.deepEqual((await list('headquarters_analyst', { q: reference })).items, []);
  }
  assert.deepEqual((await list('headquarters_analyst', { consent: 'no' })).items, []);
});
