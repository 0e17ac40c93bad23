/** What a mission's home opens on, and what can be chosen there: releases, and nothing that is still counted. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Capability, may, ROLES } from '@openmara/core/access/rules';
import { Problem } from '@openmara/core/access/problems';
import type { Kind } from '@openmara/core/records/kind';
import { FOCAL_POINT } from '@openmara/core/network/focal-point';
import { LOCALES } from '@openmara/core/language/languages';
import { AREAS } from '@openmara/server/areas';
import { getDocument } from '@openmara/server/documents/get-document';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { missionHome } from '@openmara/server/missions/mission-home';
import { runOperation } from '@openmara/server/operations/run';
import { getRelease } from '@openmara/server/releases/get-release';
import { makeRelease } from '@openmara/server/releases/make-release';
import { whatWaits } from '@openmara/server/missions/what-waits';
import { recordOperation } from '@openmara/server/records/record-record';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
const LAKES = 'Lakes';
let t: TestHouse;
before(async () => {
  t = await openTestHouse(600);
  const adviser = await t.actor('senior_wpa');
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    `select id from openmara.place where country = 'SSD' and level = 'adm1' and name = $1`,
    [LAKES],
  );
  await owner.end();
  await runOperation(t.house, recordOperation(FOCAL_POINT), adviser, {
    mission,
    values: {
      since: '2016-01-01',
      fieldOffice: 'Rumbek',
      component: 'human_rights',
      areas: rows.map(({ id }) => id),
    },
  });
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
test('the quarters are drawn on the home as they are in the report, in every language', async () => {
  const adviser = await t.actor('senior_wpa');
  for (const locale of LOCALES) {
    const { trend } = await runOperation(t.house, missionHome, adviser, {
      mission,
      period: '2016-Q3',
      locale,
    });
    const composed = { mission, period: '2016-Q3', locale };
    const { id } = await runOperation(t.house, composeQuarterly, adviser, composed);
    const { model } = await runOperation(t.house, getDocument, adviser, { mission, id });
    const pictures = model.blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []));
    assert.ok(trend, locale);
    assert.ok(
      pictures.some(({ svg, alternative }) => svg === trend.svg && alternative === trend.alternative),
    );
  }
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
    [unreleased.period, unreleased.verified, unreleased.survivors, unreleased.quarters, unreleased.areas],
    [null, null, null, [], []],
  );
  await assert.rejects(
    home('last spring'),
    (error) => error instanceof Problem && error.code === 'input_invalid',
  );
});
test('the map keeps apart what is withheld, where nothing was verified, and where nobody listened', async () => {
  const asked = { mission, period: '2025-Q4', locale: 'ar' as const };
  const adviser = await runOperation(t.house, missionHome, await t.actor('wpa'), asked);
  const of = (name: string) => adviser.areas.find((area) => area.name === name);
  assert.ok(adviser.listening);
  assert.deepEqual([of(LAKES)?.state, of(LAKES)?.label], ['none', 'البحيرات']);
  assert.equal(of('Unity State')?.state, 'unheard');
  const release = await runOperation(t.house, getRelease, await t.actor('wpa'), {
    mission,
    period: '2016-Q3',
  });
  const table = release.tables.find(
    ({ population, rows }) => population === 'verified_incidents' && rows === 'adm1',
  );
  const { areas } = await home('2016-Q3');
  assert.ok(areas.some(({ state }) => state === 'shown') || areas.some(({ state }) => state === 'withheld'));
  for (const { name, state, incidents } of areas) {
    const given = table?.rowTotals[table.rowKeys.findIndex(({ code }) => code === name)];
    assert.equal(state === 'withheld' ? null : (incidents ?? 0), given ?? null, name);
  }
});
test('who does not read the list of focal points is not told by the map where there are none', async () => {
  const forum = await home('2025-Q4');
  assert.equal(forum.listening, false);
  assert.ok(forum.areas.length > 0 && forum.areas.every(({ state }) => state === 'none'));
});
test('what waits says since when the oldest does', async () => {
  const { items } = await runOperation(t.house, whatWaits, await t.actor('senior_wpa'), { mission });
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const { rows } = await owner.query<{ since: string }>(
    `select min(r.recorded_at)::date::text as since from openmara.report r
     join openmara.mission m on m.id = r.mission_id
     where m.code = $1 and r.withdrawn_at is null and not r.joined`,
    [mission],
  );
  await owner.end();
  const unjoined = items.find(({ what }) => what === 'reports_unjoined');
  assert.ok(unjoined && unjoined.count > 0);
  assert.equal(unjoined.oldest, rows[0]?.since);
  for (const { what, count, oldest } of items) assert.equal(oldest === null, count === 0, what);
});
test('more than a thousand that wait are said to be more, and counted by an index from the oldest', async () => {
  const owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  await owner.query(
    `insert into openmara.incident (mission_id, id, reference, date_precision, place_precision, created_by,
       recorded_at, status)
     select m.id, gen_random_uuid(), 'WAITS-' || n, 'unknown', 'country', a.id, now(), 'reported'
     from generate_series(1, 1001) n, openmara.mission m,
       (select id from openmara.account limit 1) a where m.code = $1`,
    [mission],
  );
  await owner.query('analyze openmara.incident');
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
    `explain select count(*) from (select recorded_at from openmara.incident
       where mission_id = (select id from openmara.mission where code = 'UNMISS') and status = 'reported'
       order by recorded_at limit 1001) w`,
  );
  const { items } = await runOperation(t.house, whatWaits, await t.actor('senior_wpa'), { mission });
  const reported = items.find(({ what }) => what === 'incidents_reported');
  assert.deepEqual([reported?.count, reported?.more], [1000, true]);
  assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /incident_waits_since/);
  await owner.query(`delete from openmara.incident where reference like 'WAITS-%'`);
  await owner.end();
});
test('whoever may have something waiting has the page of it, and nobody else', () => {
  const KINDS: readonly Kind[] = AREAS.flatMap((area) => ('kinds' in area ? (area.kinds ?? []) : []));
  const doing: Capability[] = [
    'file_report',
    'join_reports',
    'decide_verification',
    'import_records',
    'clear_document',
    ...KINDS.filter(({ owner }) => owner !== 'house').map(({ writes }) => writes),
  ];
  assert.deepEqual(
    ROLES.filter((role) => may(role, 'have_work')),
    ROLES.filter((role) => doing.some((capability) => may(role, capability))),
  );
});
