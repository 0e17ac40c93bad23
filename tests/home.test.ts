/** What a mission's home opens on, and what can be chosen there: releases, and nothing that is still counted. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { missionHome } from '@openmara/server/missions/mission-home';
import { runOperation } from '@openmara/server/operations/run';
import { getRelease } from '@openmara/server/releases/get-release';
import { makeRelease } from '@openmara/server/releases/make-release';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
before(async () => {
  t = await openTestHouse(600);
  const adviser = await t.actor('senior_wpa');
  // Of 2025 the demonstration has nothing: a quarter that was released empty.
  for (const period of ['2016-Q3', '2016-H1', '2025-Q4'])
    await runOperation(t.house, makeRelease, adviser, { mission, period });
});
after(async () => {
  await t.close();
});
const home = async (period?: string) =>
  runOperation(t.house, missionHome, await t.actor('forum_member'), {
    mission,
    ...(period ? { period } : {}),
  });

test('the home opens on the latest quarter in which anything was verified, not on an empty one', async () => {
  const { period, verified, quarters } = await home();
  assert.equal(period, '2016-Q3');
  assert.ok(verified === null || verified > 0);
  assert.deepEqual(
    quarters.map(({ quarter }) => quarter),
    ['2016-Q1', '2016-Q2', '2016-Q3'],
  );
  assert.equal((await home('2025-Q4')).verified, 0, 'the empty one is there when it is asked for');
});
test('a half-year is chosen like a quarter, its figures those of its release, reports received beneath the trend', async () => {
  const forum = await t.actor('forum_member');
  const shown = await home('2016-h1');
  assert.equal(shown.period, '2016-H1');
  const release = await runOperation(t.house, getRelease, forum, { mission, period: '2016-H1' });
  const totalOf = (tables: typeof release.tables, population: string, rows: string) =>
    tables.find((table) => table.population === population && table.rows === rows)?.total ?? null;
  assert.equal(shown.verified, totalOf(release.tables, 'verified_incidents', 'adm1'));
  assert.ok(shown.quarters.length > 0);
  for (const { quarter, reports } of shown.quarters) {
    const { tables } = await runOperation(t.house, getRelease, forum, { mission, period: quarter });
    assert.equal(reports, totalOf(tables, 'reports', 'source'), quarter);
  }
});
test('what has ended and was not released says so, and shows no figure', async () => {
  const { periods } = await home();
  const of = (name: string) => periods.find(({ period }) => period === name)?.released;
  assert.deepEqual([of('2016-Q3'), of('2016-H1'), of('2016-Q4'), of('2016')], [true, true, false, false]);
  const year = new Date().getUTCFullYear();
  assert.equal(of(String(year)), undefined, 'what runs is not offered');
  const unreleased = await home('2016-Q4');
  assert.deepEqual(
    [unreleased.period, unreleased.verified, unreleased.survivors, unreleased.quarters, unreleased.places],
    [null, null, null, [], []],
  );
  await assert.rejects(
    home('last spring'),
    (error) => error instanceof Problem && error.code === 'input_invalid',
  );
});
