/** A line that is cut, slow or without a server at its end: the page says so, goes on by itself, and loses nothing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { workQueue } from '@openmara/server/jobs/work';
import { enter, faultsOf, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
before(async () => {
  served = await serveHouse(40);
  await workQueue(served.t.house);
});
after(() => served.close());
const said = (id: string): string => `.line-note:has-text("${say(id).slice(0, 30)}")`;

test('a cut line is said; what was asked for meanwhile comes when it is back, and what was written stays', async () => {
  const page = await enter(served, 'wpa');
  await page.goto(`${served.base}/m/UNMISS/incidents`);
  await settled(page);
  await page.waitForLoadState('networkidle');
  const search = page.locator('.list-search input');
  await page.context().setOffline(true);
  await page.waitForSelector(said('line.cut'));
  assert.deepEqual(await faultsOf(page), []);
  await search.fill('Bentiu');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=Bentiu/);
  await page.context().setOffline(false);
  await page.waitForSelector('.line-note', { state: 'detached' });
  await settled(page);
  assert.equal(await search.inputValue(), 'Bentiu');
  assert.equal(await page.locator('main [role=alert]').count(), 0);
  await page.context().close();
});
test('a list that no server answers asks again by itself', async () => {
  const page = await enter(served, 'wpa');
  let asked = 0;
  await page.route(/\/api\/incident\/list\?/, (route) => {
    asked += 1;
    return asked <= 3 ? route.abort() : route.continue();
  });
  await page.goto(`${served.base}/m/UNMISS/incidents`);
  await page.waitForSelector(`main [role=alert]:has-text("${say('problem.connection')}")`);
  await page.locator('main table tbody tr').first().waitFor();
  assert.ok(asked > 3);
  await page.context().close();
});
test('a late answer is said to be late, and no longer when it is there', async () => {
  const page = await enter(served, 'wpa');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/api\/incident\/list\?/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${served.base}/m/UNMISS/incidents`);
  await page.waitForSelector(said('line.slow'));
  release();
  await page.waitForSelector('.line-note', { state: 'detached' });
  await page.locator('main table tbody tr').first().waitFor();
  await page.context().close();
});
