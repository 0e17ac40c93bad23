/** A mission in which nothing was done yet says where to begin, and one at work does not. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createMission } from '@openmara/server/missions/create-mission';
import { runOperation } from '@openmara/server/operations/run';
import { makeRelease } from '@openmara/server/releases/make-release';
import { enter, faultsOf, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

const ROLES = ['senior_wpa', 'wpa', 'focal_point', 'verifying_officer', 'head_of_mission'] as const;
let served: ServedHouse;
before(async () => {
  served = await serveHouse(40);
  const { t } = served;
  const { id } = await runOperation(t.house, createMission, await t.actor('administrator'), {
    code: 'BEGUN',
    nameEn: 'A mission that begins',
    country: 'SSD',
  });
  await runOperation(t.house, makeRelease, await t.actor('senior_wpa'), {
    mission: 'UNMISS',
    period: '2016-Q3',
  });
  for (const role of [...ROLES, 'forum_member'] as const) await t.assign(await t.actor(role), id);
});
after(() => served.close());

for (const role of ROLES)
  test(`in an empty mission every first step of a ${role} leads to a page that opens`, async () => {
    const page = await enter(served, role.replaceAll('_', '-'));
    const work = `${served.base}/m/BEGUN/work`;
    await page.goto(work);
    await page.waitForSelector('.first-steps a');
    assert.deepEqual(await faultsOf(page), []);
    const ways = await page
      .locator('.first-steps a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    assert.ok(ways.length >= 3 && ways.length <= 5);
    for (const way of ways) {
      await page.goto(way);
      await settled(page);
      const heading = (await page.locator('main h1').first().textContent()) ?? '';
      assert.notEqual(heading, say('notincluded.title'), way);
      assert.equal(await page.locator('main .problem').count(), 0, way);
    }
    await page.goto(`${served.base}/m/UNMISS/work`);
    await settled(page);
    assert.equal(await page.locator('.first-steps').count(), 0, 'this one has begun');
    await page.context().close();
  });
for (const [role, first] of [
  ['forum_member', 'home'],
  ['auditor', 'sources'],
  ['administrator', 'sources'],
] as const)
  test(`a ${role}, for whom nothing ever waits, begins on the page that opens first`, async () => {
    const page = await enter(served, role.replaceAll('_', '-'), { locale: 'ar', width: 390 });
    await page.goto(`${served.base}/m/BEGUN/${first}`);
    await page.waitForSelector('.first-steps a');
    assert.deepEqual(await faultsOf(page), []);
    assert.ok((await page.locator('.first-steps a').count()) >= 3);
    await page.context().close();
  });
