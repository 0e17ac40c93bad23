/** Missions on their page: who manages them makes one, and is led to who leads it; nobody else is offered the page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import type { Browser, Page } from 'playwright-core';
import { faultsOf, say, serveHouse, type ServedHouse } from './served-house.ts';

let browser: Browser;
let served: ServedHouse;
let base = '';
before(async () => {
  served = await serveHouse(10);
  ({ browser, base } = served);
});
after(() => served.close());

async function signedIn(role: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: FIRST_LOCALE })).newPage();
  await page.goto(base);
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/m/**');
  await page.goto(`${base}/m/UNMISS/missions`);
  await page.waitForSelector('main h1');
  return page;
}

test('an administrator sees the areas of the mission, makes a mission, and goes on to its people', async () => {
  const page = await signedIn('administrator');
  await page.locator('.area-names', { hasText: 'Unity' }).waitFor();
  const form = page.locator('form.new-mission');
  await form.locator('input[name=code]').fill('un one');
  await form.locator('input[name=country]').fill('tcd');
  await form.locator('input[name=nameEn]').fill('An example mission');
  await page.getByRole('button', { name: say('missions.create') }).click();
  await form.getByText(say('problem.why.mission-code')).waitFor();
  // What was written is kept, and only the code is corrected.
  await form.locator('input[name=code]').fill('unone');
  await page.getByRole('button', { name: say('missions.create') }).click();
  await page.locator('main tbody tr', { hasText: 'An example mission' }).waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.getByText(say('missions.created.next')).click();
  await page.waitForURL('**/m/UNONE/people');
  await page.goto(`${base}/m/UNONE/missions`);
  await page.getByText(say('missions.areas.none'), { exact: true }).waitFor();
  await page.context().close();
});
test('an adviser is not offered it, and at its address reads that the role does not include it', async () => {
  const page = await signedIn('senior-wpa');
  assert.equal(await page.locator('form.new-mission').count(), 0);
  assert.equal(await page.locator('nav').getByText(say('nav.missions'), { exact: true }).count(), 0);
  await page.context().close();
});
