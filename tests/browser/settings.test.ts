/** How a screen shows the pages: chosen at once, kept when she leaves, there before the first paint. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { workQueue } from '@openmara/server/jobs/work';
import type { Page } from 'playwright-core';
import { enter, faultsOf, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
before(async () => {
  served = await serveHouse(60);
  await workQueue(served.t.house);
});
after(() => served.close());
const ground = (page: Page): Promise<string> =>
  page.evaluate('getComputedStyle(document.body).backgroundColor');
const [DAY, NIGHT] = ['rgb(245, 246, 248)', 'rgb(13, 18, 23)'];

test('colours and density are applied as they are chosen, and stand before any program of the page', async () => {
  const page = await enter(served, 'senior-wpa', { dark: true });
  await page.goto(`${served.base}/m/UNMISS/reports`);
  await settled(page);
  assert.equal(await ground(page), NIGHT, 'as the system');
  const height = (): Promise<number> =>
    page.evaluate("document.querySelector('.dense tbody tr').getBoundingClientRect().height");
  const before = await height();
  await page.getByRole('button', { name: say('settings') }).click();
  await page.getByRole('radio', { name: say('setting.theme.light') }).check();
  await page.getByRole('radio', { name: say('setting.density.compact') }).check();
  assert.deepEqual(await faultsOf(page), []);
  assert.equal(await ground(page), DAY);
  assert.ok((await height()) < before);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say('settings') }).waitFor();
  await page.click(`text=${say('leave')}`);
  await page.waitForSelector(`h1:has-text("${say('left.title')}")`);
  assert.equal(await ground(page), DAY, 'kept when she leaves');
  // Without the program of the pages there is nothing but what stood before the first paint.
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto(served.base);
  assert.equal(await page.evaluate('document.documentElement.dataset.theme'), 'light');
  assert.equal(await ground(page), DAY);
  await page.context().close();
});
test('who asks for more contrast has it, by day and by night', async () => {
  for (const dark of [false, true]) {
    const page = await enter(served, 'senior-wpa', { dark });
    const quiet = (): Promise<string> =>
      page.evaluate("getComputedStyle(document.querySelector('.foot')).color");
    const before = await quiet();
    await page.emulateMedia({ contrast: 'more' });
    assert.notEqual(await quiet(), before);
    assert.deepEqual(await faultsOf(page), []);
    await page.context().close();
  }
});
test('an Arabic page has one kind of digits, as its reader chose; codes stay as others know them', async () => {
  const page = await enter(served, 'senior-wpa', { locale: 'ar' });
  await page.goto(`${served.base}/m/UNMISS/incidents`);
  await settled(page);
  const sentence = async (): Promise<string> =>
    (await page.locator('.dense td.line a').first().textContent()) ?? '';
  assert.match(await sentence(), /\d/);
  await page.locator('.top button[aria-haspopup]').click();
  await page.locator('input[name=setting-digits]').last().click();
  await page.waitForFunction("!/\\d/.test(document.querySelector('.dense td.line a')?.textContent ?? '0')");
  assert.match(await sentence(), /[٠-٩]/);
  assert.match((await page.locator('.dense td > bdi').first().textContent()) ?? '', /^UNMISS-\d{4}-\d+$/);
  assert.doesNotMatch((await page.locator('.dense td.number').first().textContent()) ?? '', /\d/);
  await page.context().close();
});
test('the language, the colours, the rows and the digits of a screen are there again after leaving', async () => {
  const page = await enter(served, 'senior-wpa');
  await page.selectOption('.top .language select', 'ar');
  await page.waitForSelector('html[lang=ar]');
  await page.locator('.top button[aria-haspopup]').click();
  for (const setting of ['theme', 'density', 'digits'])
    await page.locator(`input[name=setting-${setting}]`).nth(1).click();
  // Digits write the page anew, and with it go the settings that were open.
  await page.waitForSelector('dialog.settings', { state: 'detached' });
  const chosen = { theme: 'light', density: 'compact', digits: 'arab' };
  await page.locator('.top button.leave').last().click();
  await page.waitForURL(`${served.base}/leave`);
  // Leaving empties the stores of the browser before the next page comes.
  await page.goto(served.base);
  await page.waitForSelector('html[lang=ar][dir=rtl] input[name=email]');
  await page.fill('input[name=email]', 'wpa@demo.example');
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
  assert.equal(await page.getAttribute('html', 'lang'), 'ar');
  const { theme, density, digits } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  assert.deepEqual({ theme, density, digits }, chosen);
  await page.context().close();
});
