/** A session that ends while somebody works: her password is asked for over the page, and nothing that she did is lost. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { workQueue } from '@openmara/server/jobs/work';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { enter, faultsOf, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
let owner: pg.Client;
before(async () => {
  served = await serveHouse(40);
  await workQueue(served.t.house);
  owner = new pg.Client(served.t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await served.close();
});
/** As if everybody had been away for longer than a session lasts. */
const endSessions = (): Promise<unknown> =>
  owner.query("update openmara.session set expires_at = expires_at - interval '13 hours'");
const dialog = '.sign-in-again[open]';
async function showPassword(page: Page, password = 'demonstration only 2016'): Promise<void> {
  await page.fill(`${dialog} [name=password]`, password);
  await page.keyboard.press('Enter');
}
/** The requests that went to an operation, each with how it was answered. */
function answersOf(page: Page, operation: string): number[] {
  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.url().includes(`/api/${operation}`)) answers.push(response.status());
  });
  return answers;
}

test('a report that is being written stays, is asked the password for, and is filed once', async () => {
  const page = await enter(served, 'focal-point');
  await page.goto(`${served.base}/m/UNMISS/reports/new`);
  await page.selectOption('#field-occurred', 'exact');
  await page.fill('.period input[type=date]', '2016-07-11');
  await page.check('label:has-text("Gang rape") input');
  await page.selectOption('#field-sourceType', 'witness');
  const answers = answersOf(page, 'report/file');
  await endSessions();
  const written = 'Nobody may lose this because a session ended.';
  await page.fill('#field-narrative', written);
  await page.waitForSelector(dialog);
  assert.equal(await page.inputValue('#field-narrative'), written, 'beneath the dialog');
  assert.equal(await page.inputValue(`${dialog} [name=email]`), 'focal-point@demo.example');
  assert.deepEqual(await faultsOf(page), []);
  // Neither Escape, however often, nor a wrong password does anything to the page.
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
  await showPassword(page, 'not her password');
  await page.waitForSelector(`${dialog} [role=alert]`);
  for (let tabs = 0; tabs < 12; tabs += 1) {
    await page.keyboard.press('Tab');
    assert.ok(
      await page.evaluate(
        "document.activeElement === document.body || !!document.activeElement.closest('.sign-in-again')",
      ),
      'the focus stays in the dialog',
    );
  }
  await showPassword(page);
  await page.waitForSelector(dialog, { state: 'detached' });
  assert.equal(await page.evaluate('document.activeElement.id'), 'field-narrative', 'where she was');
  assert.equal(await page.inputValue('#field-narrative'), written);
  await page.waitForLoadState('networkidle');
  await endSessions();
  await page.click('main form button[type=submit]');
  await page.waitForSelector(dialog);
  await showPassword(page);
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  assert.deepEqual(answers, [401, 200], 'sent a second time, and no third');
  await page.context().close();
});
test('an import goes on where it was: the answers that were given stay', async () => {
  const page = await enter(served, 'senior-wpa');
  await page.goto(`${served.base}/m/UNMISS/import`);
  await settled(page);
  await page.waitForLoadState('networkidle');
  await endSessions();
  await page.setInputFiles('input[type=file]', {
    name: 'log.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Incident date,Place,Type of violence,Remark\n11/07/2016,Bentiu,Rape,x\n'),
  });
  await page.waitForSelector(dialog);
  await showPassword(page);
  await page.getByRole('heading', { name: say('import.mapping') }).waitFor();
  await page.waitForLoadState('networkidle');
  const remark = page.getByRole('combobox', { name: 'Remark', exact: true });
  await endSessions();
  await remark.selectOption('narrative');
  await page.waitForSelector(dialog);
  await showPassword(page);
  await page.waitForSelector(dialog, { state: 'detached' });
  await page.waitForSelector('.stale', { state: 'detached' });
  assert.equal(await remark.inputValue(), 'narrative');
  await page.context().close();
});
test('a list asks once, whatever is asked for at the same time, and shows what was chosen', async () => {
  const page = await enter(served, 'wpa');
  await page.goto(`${served.base}/m/UNMISS/reports`);
  await settled(page);
  await page.waitForLoadState('networkidle');
  const signedIn = answersOf(page, 'access/sign-in');
  await endSessions();
  await page.click('.side a:has-text("Incidents")');
  await page.waitForSelector(dialog);
  await showPassword(page);
  await page.waitForURL(`${served.base}/m/UNMISS/incidents`);
  await settled(page);
  await page.locator('main table tbody tr').first().waitFor();
  assert.deepEqual(signedIn, [200]);
  assert.equal(await page.locator('main [role=alert]').count(), 0);
  await page.context().close();
});
test('somebody else goes through the door; who leaves is not asked for a password', async () => {
  const page = await enter(served, 'wpa');
  await page.goto(`${served.base}/m/UNMISS/reports`);
  await settled(page);
  await page.waitForLoadState('networkidle');
  await endSessions();
  await page.click('.side a:has-text("Incidents")');
  await page.click(`${dialog} button:has-text("${say('session.other')}")`);
  await page.waitForSelector('main.door [name=email]');
  assert.equal(await page.inputValue('main.door [name=email]'), '');
  await page.fill('input[name=email]', 'head-of-mission@demo.example');
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
  await settled(page);
  await page.waitForLoadState('networkidle');
  await endSessions();
  await page.click(`text=${say('leave')}`);
  await page.waitForSelector(`h1:has-text("${say('left.title')}")`);
  await page.context().close();
});
test('a file is asked the password for in place, and then it comes', async () => {
  const page = await enter(served, 'wpa');
  await page.goto(`${served.base}/m/UNMISS/incidents`);
  await settled(page);
  await page.waitForLoadState('networkidle');
  const link = page.locator('main a[href^="/api/incident/export"]');
  for (const ended of [true, false]) {
    if (ended) await endSessions();
    const file = page.waitForEvent('download');
    await link.click();
    if (ended) {
      await page.waitForSelector(dialog);
      await showPassword(page);
    }
    assert.match((await file).suggestedFilename(), /\.csv$/);
    assert.equal(await (await file).failure(), null);
    assert.equal(new URL(page.url()).pathname, '/m/UNMISS/incidents', 'the page stays');
  }
  await page.context().close();
});
test('nothing opens in the middle of a word: what is being written stands in its field, and not in that of the password', async () => {
  const page = await enter(served, 'focal-point');
  await page.goto(`${served.base}/m/UNMISS/reports/new`);
  await settled(page);
  const fresh = page.locator('.draft-offer .quiet-button');
  if ((await fresh.count()) > 0) await fresh.last().click();
  await page.waitForLoadState('networkidle');
  const refused = page.waitForResponse((response) => response.status() === 401);
  await endSessions();
  const place = page.locator('#field-placeId');
  await place.pressSequentially('ben');
  // What she has written so far is looked up, and refused; she writes on.
  await refused;
  await place.pressSequentially('tiu');
  assert.equal(await place.inputValue(), 'bentiu');
  await page.waitForSelector(dialog);
  assert.equal(await page.inputValue(`${dialog} [name=password]`), '');
  await page.context().close();
});
