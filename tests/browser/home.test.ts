/** The home of a mission and what waits there, as they are seen and pressed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { runOperation } from '@openmara/server/operations/run';
import { makeRelease } from '@openmara/server/releases/make-release';
import type { Browser, Page } from 'playwright-core';
import type { TestHouse } from '../open-test-house.ts';
import { faultsOf, serveHouse, type ServedHouse } from './served-house.ts';

let t: TestHouse;
let browser: Browser;
let served: ServedHouse;
let base = '';
const mission = 'UNMISS';
before(async () => {
  served = await serveHouse(600);
  ({ t, browser, base } = served);
  const adviser = await t.actor('senior_wpa');
  for (const period of ['2016-Q3', '2016-H1', '2025-Q4'])
    await runOperation(t.house, makeRelease, adviser, { mission, period });
});
after(() => served.close());
async function enter(who: string, options: { locale?: string; width?: number } = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: options.locale ?? 'en',
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(base);
  await page.fill('input[name=email]', `${who}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
  return page;
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${base}/m/${mission}/${path}`);
  await page.waitForSelector('main h1');
  await page.waitForSelector('[aria-busy]', { state: 'detached' });
}

test('the period of the home is chosen, stands in the address, and is said where it was not released', async () => {
  const page = await enter('forum-member');
  await open(page, 'home');
  const choice = page.locator('main select');
  assert.equal(await choice.inputValue(), '2016-Q3');
  await choice.selectOption('2016-H1');
  await page.waitForURL(`${base}/m/${mission}/home?period=2016-H1`);
  await page.waitForSelector('h2:has-text("Verified in 2016-H1")');
  assert.ok(await choice.locator('option[value="2016-Q4"]').isDisabled());
  assert.match((await choice.locator('option[value="2016-Q4"]').textContent()) ?? '', /not released/);
  await open(page, 'home?period=2016-Q4');
  await page.waitForSelector('text=The figures of 2016-Q4 have not been released');
  assert.equal(await page.locator('.numeral').count(), 0);
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});
test('an area of the map leads to its incidents for who may read them, and is a picture for who reads figures', async () => {
  const adviser = await enter('wpa');
  await open(adviser, 'home');
  await adviser.waitForSelector('.map svg a');
  assert.ok((await adviser.locator('.legend li').count()) > 0);
  assert.deepEqual(await faultsOf(adviser), []);
  await adviser.locator('.map svg a', { hasText: /Unity/ }).first().dispatchEvent('click');
  await adviser.waitForURL(/\/incidents\?adm1=/);
  await adviser.waitForSelector('.chip:has-text("Area Unity")');
  await adviser.context().close();
  const forum = await enter('forum-member', { locale: 'ar', width: 390 });
  await open(forum, 'home');
  await forum.waitForSelector('.map svg[role=img]');
  assert.equal(await forum.locator('.map a').count(), 0);
  assert.match((await forum.locator('.map svg').first().textContent()) ?? '', /البحيرات/);
  assert.deepEqual(await faultsOf(forum), []);
  await forum.context().close();
});
test('my work is the first page: each line with its number, since when, and the way there', async () => {
  const page = await enter('wpa');
  await page.waitForURL(/\/work$/);
  await open(page, 'work');
  const line = page.locator('.work li', { hasText: 'reports not yet joined' });
  assert.match(
    (await line.textContent()) ?? '',
    /^\d+ reports not yet joined.*oldest: .*, since \d+ \w+ \d{4}$/,
  );
  assert.deepEqual(await faultsOf(page), []);
  await line.locator('a').click();
  await page.waitForURL(/\/reports\?joined=no$/);
  await page.context().close();
});
