/** Periods are chosen from a list: nobody has to know how a quarter is written, and none is offered that has not begun. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { enter, faultsOf, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
const mission = 'UNMISS';
before(async () => {
  served = await serveHouse(120);
});
after(() => served.close());

const today = new Date().toISOString().slice(0, 10);
const running = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;

test('the quarter of a table is chosen and stands in the address; without one everything is counted', async () => {
  const page = await enter(served, 'wpa');
  await page.goto(`${served.base}/m/${mission}/tables`);
  await settled(page);
  const quarter = page.locator('select:has(optgroup)');
  await quarter.selectOption('2016-Q2');
  await page.waitForURL(/period=2016-Q2/);
  await page.waitForSelector('caption:has-text("30 June 2016")');
  await quarter.selectOption('');
  await page.waitForURL((url) => !url.search.includes('period'));
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});
test('composing says that a quarter is not over, and offers none that comes; a release is of what has ended', async () => {
  const page = await enter(served, 'senior-wpa');
  await page.goto(`${served.base}/m/${mission}/documents`);
  await settled(page);
  const period = page.locator('select[name=period]');
  assert.equal(await page.locator('main .note').count(), 0, 'a quarter that is over is proposed');
  assert.match(await period.inputValue(), /^201[67]-Q/, 'and one that has records');
  await period.selectOption(running);
  await page.waitForSelector(`main .note:has-text("${running}")`);
  const offered = await period
    .locator('option')
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  assert.equal(offered[0], running, 'nothing after the quarter that runs');
  assert.deepEqual(await faultsOf(page), []);
  await page.goto(`${served.base}/m/${mission}/figures`);
  await settled(page);
  const ended = await page
    .locator('select[name=period] option')
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  assert.ok(ended.includes('2016-H1') && ended.includes('2016') && !ended.includes(running));
  await page.context().close();
});
