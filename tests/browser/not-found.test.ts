/** Wrong addresses under test: a page that helps on, in the reader's language, and never the words of a schema. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { faultsOf, serveHouse, type ServedHouse } from './served-house.ts';

let served: ServedHouse;
before(async () => {
  served = await serveHouse(20);
});
after(() => served.close());

const wordsOf = (locale: string): Record<string, string> =>
  Object.assign(
    {},
    ...['frame', 'incidents', 'network'].map((area) =>
      JSON.parse(readFileSync(join(import.meta.dirname, `../../locales/${locale}/${area}.json`), 'utf8')),
    ),
  );
async function enter(role: string, locale: string): Promise<Page> {
  const context = await served.browser.newContext({ locale, viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  await page.goto(served.base);
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
  return page;
}

for (const locale of ['en', 'ar'])
  test(`a record that is not there leads to its list and to the search (${locale})`, async () => {
    const words = wordsOf(locale);
    const page = await enter('wpa', locale);
    for (const [path, list] of [
      ['incidents/xyz', 'incidents.list'],
      ['reports/not-there', 'reports.list'],
      ['incidents/01890000-0000-7000-8000-000000000000', 'incidents.list'],
      ['network/not-there', 'focal-point.title'],
    ] as const) {
      await page.goto(`${served.base}/m/UNMISS/${path}`);
      await page.waitForSelector(`main h1:has-text("${words['notfound.title'] ?? ''}")`);
      const text = (await page.textContent('main')) ?? '';
      assert.doesNotMatch(text, /UUID|Invalid|undefined/, path);
      assert.equal(await page.textContent('main .ways a'), words[list], path);
      assert.deepEqual(await faultsOf(page), [], path);
    }
    await page.click('.ways button');
    await page.waitForSelector('dialog[open]');
    await page.keyboard.press('Escape');
    await page.click('main .ways a');
    await page.waitForURL(/\/m\/UNMISS\/network$/);
    await page.context().close();
  });
test('an address without its mission offers the missions that it may mean; an unknown page says so', async () => {
  const words = wordsOf('en');
  const page = await enter('wpa', 'en');
  await page.goto(`${served.base}/incidents/xyz`);
  await page.waitForSelector(`h1:has-text("${words['nosuchpage.title'] ?? ''}")`);
  await page.click('main .ways a[href="/m/UNMISS/incidents/xyz"]');
  await page.waitForSelector(`main h1:has-text("${words['notfound.title'] ?? ''}")`);
  await page.goto(`${served.base}/m/UNMISS/nothing/here`);
  await page.waitForSelector(`main h1:has-text("${words['nosuchpage.title'] ?? ''}")`);
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});
