/** The frame where there is little room: one row before the page, every area within reach, cells that say what they are. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LOCALES } from '@openmara/core/language/languages';
import { workQueue } from '@openmara/server/jobs/work';
import { PAGES } from '@openmara/web/frame/offer';
import type { Page } from 'playwright-core';
import { enter, faultsOf, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
before(async () => {
  served = await serveHouse(60);
  await workQueue(served.t.house);
});
after(() => served.close());
const boxOf = async (page: Page, selector: string): Promise<{ y: number; height: number }> =>
  (await page.locator(selector).first().boundingBox()) ?? assert.fail(selector);

for (const locale of LOCALES)
  test(`on a telephone the page begins within 110 px, and every area is two touches away (${locale})`, async () => {
    const page = await enter(served, 'senior-wpa', { locale, width: 360 });
    // The longest name of a mission.
    await page.goto(`${served.base}/m/MINUSCA/reports`);
    await settled(page);
    assert.ok((await boxOf(page, 'main h1')).y <= 110);
    const first = await page.locator('.side li:visible').count();
    assert.equal(first, 4);
    const all = await page.locator('.side li').count();
    await page.click('.all-areas');
    assert.equal(await page.locator('.side li:visible').count(), all);
    assert.deepEqual(await faultsOf(page), []);
    await page.locator('.side li a').last().click();
    await page.waitForURL((url) => !url.pathname.endsWith('/reports'));
    await settled(page);
    assert.equal(await page.locator('.side li:visible').count(), first, 'closed on the way');
    await page.waitForLoadState('networkidle');
    // What stands at the foot hides nothing: the last line of the page can be moved above it.
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
    const [foot, side] = [await boxOf(page, '.foot'), await boxOf(page, '.side')];
    assert.ok(foot.y + foot.height <= side.y + 1);
    await page.context().close();
  });
test('the longest name of a mission leaves the row at 1366 px as high as any other', async () => {
  for (const locale of LOCALES) {
    const page = await enter(served, 'senior-wpa', { locale, width: 1366 });
    const heights = [];
    for (const mission of ['UNTMIS', 'MINUSCA']) {
      await page.goto(`${served.base}/m/${mission}/reports`);
      await settled(page);
      await page.waitForLoadState('networkidle');
      heights.push((await boxOf(page, '.top')).height);
    }
    assert.equal(heights[0], heights[1], locale);
    const cut = await page.evaluate(
      "(() => { const name = document.querySelector('.where .name'); return name.scrollHeight > name.clientHeight + 1; })()",
    );
    assert.equal(cut, false, 'read as a whole');
    await page.context().close();
  }
});
/** Cells that stand without their heading, and without a word of what they are: not the sentence of the line itself. */
const UNNAMED = `[...document.querySelectorAll('main table.list tbody td')].filter((cell) => {
  const heading = cell.closest('table').querySelectorAll('thead tr:last-child > *')[cell.cellIndex];
  const first = [...cell.parentElement.children].find((one) => !one.classList.contains('tick'));
  return cell.offsetParent !== null && cell !== first && cell.textContent.trim() !== '' && cell.colSpan === 1 &&
    (heading?.textContent ?? '').trim() !== '' && !cell.dataset.label;
}).map((cell) => cell.outerHTML.slice(0, 120)).slice(0, 3)`;
test('where a table has no columns its cells say what they are', async () => {
  const page = await enter(served, 'senior-wpa', { width: 390 });
  for (const { path } of PAGES.filter((one) => 'place' in one)) {
    await page.goto(`${served.base}/m/UNMISS/${path}`);
    await settled(page);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(await page.evaluate(UNNAMED), [], path);
  }
  await page.context().close();
});
