/** Lists on the pages: their address holds them, the place in them is kept, views are renamed and deleted. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { faultsOf, say, serveHouse, type ServedHouse } from './served-house.ts';

const mission = 'UNMISS';
let served: ServedHouse;
let browser: Browser;
let base = '';
before(async () => {
  served = await serveHouse(900);
  ({ browser, base } = served);
});
after(() => served.close());

async function signIn(page: Page, role: string): Promise<void> {
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
}
async function enter(role: string, path: string, options: { locale?: string; width?: number } = {}) {
  const context = await browser.newContext({
    locale: options.locale ?? 'en',
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(base);
  await signIn(page, role);
  await page.goto(`${base}/m/${mission}/${path}`);
  await settled(page);
  return page;
}
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  await page.waitForSelector('[aria-busy]', { state: 'detached' });
}
/** Waits until the page stands there. */
async function movedTo(page: Page, there: number): Promise<void> {
  for (let at = -1; at !== there; at = Number(await page.evaluate('window.scrollY')))
    await page.waitForTimeout(50);
}
const button = (name: string): string => `main button:text-is("${say(name)}")`;

test('a view is saved, renamed, deleted and brought back where it is shown', async () => {
  const page = await enter('wpa', 'incidents?status=verified');
  await page.fill(`[aria-label="${say('views.name')}"]`, 'Decided');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.chip[aria-pressed=true]:text-is("Decided")');
  await page.click(button('views.rename'));
  await page.fill(`[aria-label="${say('views.newname', { name: 'Decided' })}"]`, 'Verified ones');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.chip[aria-pressed=true]:text-is("Verified ones")');
  assert.equal(await page.locator('.chip:text-is("Decided")').count(), 0);
  await page.click(button('views.delete'));
  await page.waitForSelector(`text=${say('views.deleted', { name: 'Verified ones' })}`);
  assert.equal(await page.locator('.chip:text-is("Verified ones")').count(), 0);
  assert.deepEqual(await faultsOf(page), []);
  await page.click(button('views.back'));
  await page.waitForSelector('.chip[aria-pressed=true]:text-is("Verified ones")');
  await page.context().close();
});

test('order and pages stand in the address, and the way back from a record leads to the same place', async () => {
  const page = await enter('wpa', 'incidents');
  await page.click(`main button:has-text("${say('list.more')}")`);
  await page.locator('.dense tbody tr').nth(99).waitFor();
  await page.click(`.dense th button:has-text("${say('column.reference')}")`);
  await page.waitForURL(/sort=reference/);
  await page.waitForSelector('[aria-sort=ascending]');
  const references = await page.locator('.dense td > bdi').allTextContents();
  assert.deepEqual(references, references.toSorted());
  await page.click(`main button:has-text("${say('list.more')}")`);
  await page.locator('.dense tbody tr').nth(99).waitFor();
  assert.match(page.url(), /pages=2/);
  const row = page.locator('.dense tbody tr').nth(80);
  await row.scrollIntoViewIfNeeded();
  const moved = await page.evaluate('window.scrollY');
  assert.ok(Number(moved) > 1000);
  const { top, height } = (await page.evaluate(
    `(() => { const head = document.querySelector('.dense th').getBoundingClientRect();
       return { top: head.top, height: document.querySelector('.dense tbody tr:nth-child(80)').offsetHeight } })()`,
  )) as { top: number; height: number };
  assert.deepEqual([top, height], [0, 36], 'the headings stay, and a record is a line');
  await row.locator('a').click();
  await page.waitForSelector('.record');
  await page.goBack();
  await movedTo(page, Number(moved));
  await page.reload();
  await movedTo(page, Number(moved));
  assert.equal(await page.locator('.dense tbody tr').count(), 100);
  await page.context().close();
});
test('whoever signs in at an address of a list reads that list', async () => {
  const context = await browser.newContext({ locale: 'en' });
  const page = await context.newPage();
  await page.goto(`${base}/m/${mission}/incidents?status=verified&sort=earliest`);
  await page.waitForSelector('input[name=email]');
  await signIn(page, 'wpa');
  await settled(page);
  assert.equal(page.url(), `${base}/m/${mission}/incidents?status=verified&sort=earliest`);
  await context.clearCookies();
  await page.goto(`${base}/?back=${encodeURIComponent('//elsewhere.example/')}`);
  await signIn(page, 'wpa');
  assert.ok(page.url().startsWith(`${base}/m/`), 'nobody is led elsewhere');
  await context.close();
});

test('a list is searched and narrowed where it is shown, and the address says by what', async () => {
  const page = await enter('wpa', 'incidents');
  const reference = (await page.locator('.dense td > bdi').nth(3).textContent()) ?? '';
  await page.fill('input[type=search]', reference.toLowerCase());
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`q=${reference.toLowerCase()}`));
  await page.locator('.dense tbody tr').nth(1).waitFor({ state: 'detached' });
  await page.locator('.dense tbody tr').first().waitFor();
  assert.equal(await page.locator('.dense tbody tr').count(), 1);
  await page.click(`.chip[aria-label*="${reference.toLowerCase()}"]`);
  await page.locator('.dense tbody tr').nth(1).waitFor();
  const party = (await page.locator('.dense td.line ~ td.line').first().getAttribute('title')) ?? '';
  await page.selectOption(`label:has-text("${say('filter.party')}") select`, { label: party });
  await page.waitForURL(/party=/);
  await page.waitForSelector(`.chip:has-text("${party}")`);
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});

test('the search finds records by reference, place and party, by arrow keys, and only what the role opens', async () => {
  const page = await enter('wpa', 'incidents');
  const reference = (await page.locator('.dense td > bdi').nth(3).textContent()) ?? '';
  const searchFor = async (on: Page, words: string): Promise<void> => {
    await on.keyboard.press('Control+k');
    await on.fill('.goto input', words);
  };
  await searchFor(page, reference.toLowerCase());
  await page.waitForSelector(`.goto li:has-text("${reference}")`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/incidents\/[0-9a-f-]{36}$/);
  await searchFor(page, 'liberation army');
  const parties = page.locator(`.goto li:has-text("${say('goto.party')}")`);
  await parties.first().waitFor();
  const name = (await parties.first().locator('span').textContent()) ?? '';
  const before = await page.locator('.goto li').count();
  for (let at = before - (await parties.count()); at > 0; at -= 1) await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('.goto [aria-selected=true] span').textContent(), name);
  assert.deepEqual(await faultsOf(page), []);
  await page.keyboard.press('Enter');
  await page.waitForURL(/incidents\?party=/);
  await page.context().close();
  const auditor = await enter('head-of-mission', 'home');
  await searchFor(auditor, reference);
  await auditor.waitForTimeout(600);
  assert.equal(await auditor.locator('.goto li').count(), 0);
  await auditor.context().close();
});

test('several are chosen by keys, taken over and given back; a step is planned on all that match, and what was refused is said by reference', async () => {
  const page = await enter('wpa', 'incidents?status=reported');
  await page.locator('td.tick input').first().focus();
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space', 'Space'])
    await page.keyboard.press(key);
  await page.waitForSelector(`.chosen-bar:has-text("${say('reports.chosen', { n: 2 })}")`);
  assert.deepEqual(await faultsOf(page), []);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(`document.activeElement.closest('#chosen-bar') !== null`), true);
  await page.click(`.chosen-bar button:text-is("${say('several.take')}")`);
  await page.waitForSelector(`.note:has-text("${say('several.handed', { n: 2 })}")`);
  await page.click(`.note button:text-is("${say('several.undo')}")`);
  await page.waitForSelector(`.note:has-text("${say('several.back', { n: 2 })}")`);
  await page.click(`.chosen-bar button:text-is("${say('several.all', { n: 500 })}")`);
  await page.waitForSelector(
    `.chosen-bar [role=status]:not(:has-text("${say('reports.chosen', { n: 2 })}"))`,
  );
  await page.click(`.chosen-bar button:text-is("${say('planned.plan')}")`);
  await page.fill('.chosen-bar [name=what]', 'hear the clinic');
  await page.selectOption('.chosen-bar [name=owner]', { label: (await served.t.actor('field_wpa')).name });
  await page.fill('.chosen-bar [name=due]', '2999-01-01');
  await page.click(`.chosen-bar button:text-is("${say('planned.save')}")`);
  await page.waitForSelector(`.note li:has-text("${say('several.why.not_theirs')}")`);
  assert.match((await page.locator('.note li').first().textContent()) ?? '', /[A-Z]{2,}.*\d+/);
  await page.locator('td.tick input').first().focus();
  await page.keyboard.press('Escape');
  await page.waitForSelector('.chosen-bar', { state: 'detached' });
  await page.context().close();
});

test('a list is narrowed to one’s own, and the record says whose it is', async () => {
  const page = await enter('wpa', 'incidents');
  await page.locator('.dense tbody a').first().click();
  await page.waitForSelector('.record');
  await page.click(`main button:text-is("${say('responsible.take')}")`);
  await page.waitForSelector(`text="${say('responsible.handed')}"`);
  await page.goto(`${base}/m/${mission}/incidents?responsible=mine`);
  await settled(page);
  assert.equal(await page.locator('.dense tbody tr').count(), 1);
  await page.click(`.chip:has-text("${say('responsible.mine')}")`);
  await page.locator('.dense tbody tr').nth(1).waitFor();
  const name = (await served.t.actor('wpa')).name;
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.click(`#goto-found li:has-text("${say('goto.person')}")`);
  await page.waitForURL(/responsible=/);
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});
