/** The tour of the demonstration: offered once, by keys and by touch, left when she wants, and never where anything is real. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { may } from '@openmara/core/access/rules';
import { whoAmI } from '@openmara/server/access/who-am-i';
import { workQueue } from '@openmara/server/jobs/work';
import { runOperation } from '@openmara/server/operations/run';
import { stopsFor } from '@openmara/web/frame/tour';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { enter, faultsOf, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
before(async () => {
  served = await serveHouse(60);
  await workQueue(served.t.house);
});
after(() => served.close());

const tour = (page: Page) => page.locator('section.tour');
const hasFocus = (page: Page): Promise<boolean> =>
  page.evaluate("document.activeElement?.matches('.tour p') ?? false");
const STOPS = stopsFor((capability) => may('senior_wpa', capability));

test('a newcomer walks it with the keys, hears each stop, leaves by Escape and is not offered it again', async () => {
  const page = await enter(served, 'senior-wpa');
  await page.goto(`${served.base}/m/UNMISS/work`);
  await settled(page);
  await tour(page)
    .getByRole('button', { name: say('tour.take') })
    .press('Enter');
  for (const [at, { path }] of STOPS.entries()) {
    await tour(page)
      .locator('small', { hasText: say('tour.at', { n: at + 1, of: STOPS.length }) })
      .waitFor();
    await page.waitForURL((url) => url.pathname === `/m/UNMISS/${path}`);
    await settled(page);
    assert.ok(await hasFocus(page), path);
    assert.deepEqual(await faultsOf(page), [], path);
    if (at < 4)
      await tour(page)
        .getByRole('button', { name: say('tour.next') })
        .press('Enter');
    else break;
  }
  await tour(page)
    .getByRole('button', { name: say('tour.back') })
    .press('Enter');
  await tour(page)
    .locator('small', { hasText: say('tour.at', { n: 4, of: STOPS.length }) })
    .waitFor();
  await page.keyboard.press('Escape');
  await tour(page).waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.context().close();
  const again = await enter(served, 'senior-wpa');
  await again.goto(`${served.base}/m/UNMISS/work`);
  await settled(again);
  await again.waitForLoadState('networkidle');
  assert.equal(await tour(again).count(), 0, 'kept by the account');
  await again.context().close();
});
test('in Arabic on a telephone it is walked to its end, and nothing is wider than the screen', async () => {
  const page = await enter(served, 'wpa', { locale: 'ar', width: 390 });
  await page.goto(`${served.base}/m/UNMISS/home`);
  await settled(page);
  await tour(page).locator('button').first().click();
  const stops = stopsFor((capability) => may('wpa', capability));
  for (const [at, { path }] of stops.entries()) {
    await page.waitForURL((url) => url.pathname === `/m/UNMISS/${path}`);
    await tour(page)
      .locator('small', { hasText: new RegExp(`^\\D*${at + 1}\\D`) })
      .waitFor();
    await settled(page);
    assert.match((await tour(page).locator('p').textContent()) ?? '', /[\u0600-\u06ff]/);
    assert.deepEqual(await faultsOf(page), [], path);
    const wider = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    assert.ok(Number(wider) <= 1, path);
    await tour(page).locator('button:not(.quiet-button)').click();
  }
  await tour(page).waitFor({ state: 'detached' });
  await page.context().close();
});
test('who wants none is not asked again, and where any mission is real nobody is', async () => {
  const page = await enter(served, 'head-of-mission');
  await tour(page)
    .getByRole('button', { name: say('tour.no') })
    .click();
  await tour(page).waitFor({ state: 'detached' });
  await page.reload();
  await settled(page);
  assert.equal(await tour(page).count(), 0);
  await page.context().close();
  const offered = async (): Promise<boolean> =>
    (await runOperation(served.t.house, whoAmI, await served.t.actor('focal_point'), {})).tour;
  assert.equal(await offered(), true);
  const owner = new pg.Client(served.t.house.cluster.owner);
  await owner.connect();
  await owner.query(`update openmara.mission set synthetic = false where code = 'UNOCI'`);
  assert.equal(await offered(), false);
  await owner.end();
});
