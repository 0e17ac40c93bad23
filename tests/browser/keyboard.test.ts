/** The frame by keyboard: where reading begins after a way was taken, and what does not happen by itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { enter, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
const mission = 'UNMISS';
before(async () => {
  served = await serveHouse(40);
});
after(() => served.close());
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent ?? ''}`);

test('after a way to another page reading begins at its heading, and a choice within the page leaves the focus alone', async () => {
  const page = await enter(served, 'wpa');
  await page.goto(`${served.base}/m/${mission}/work`);
  await settled(page);
  assert.doesNotMatch(await focused(page), /^H1/, 'the first page is the browser’s');
  await page.locator('.side a', { hasText: say('nav.tables') }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (title) => document.activeElement?.tagName === 'H1' && document.activeElement.textContent === title,
    say('nav.tables'),
  );
  const quarter = page.locator('select:has(optgroup)');
  await quarter.focus();
  await quarter.selectOption('2016-Q2');
  await page.waitForURL(/period=2016-Q2/);
  assert.match(await focused(page), /^SELECT/);
  await page.context().close();
});
test('the arrow keys in the choice of the mission lead nowhere until Enter is pressed', async () => {
  const page = await enter(served, 'headquarters-analyst');
  await page.goto(`${served.base}/m/${mission}/incidents`);
  await settled(page);
  const choice = page.locator('.mission select');
  await choice.focus();
  const before = page.url();
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('.mission-choice button');
  assert.equal(page.url(), before);
  const other = await choice.inputValue();
  assert.notEqual(other, mission);
  await page.click('.mission-choice button');
  await page.waitForURL(`${served.base}/m/${other}/**`);
  await page.context().close();
});
