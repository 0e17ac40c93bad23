/** Places on their page: the gazetteer is searched, and a name that nobody could place is given its place. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { faultsOf, say, serveHouse, type ServedHouse } from './served-house.ts';

let browser: Browser;
let served: ServedHouse;
let base = '';
before(async () => {
  served = await serveHouse(40);
  ({ browser, base } = served);
  const owner = new pg.Client(served.t.house.cluster.owner);
  await owner.connect();
  await owner.query(
    `update openmara.report set place_text = 'Qwyrtle Fork, Nowhere', place_precision = 'country', place_id = null
     where id = (select r.id from openmara.report r join openmara.mission m on m.id = r.mission_id
                 where m.code = 'UNMISS' and r.withdrawn_at is null limit 1)`,
  );
  await owner.end();
});
after(() => served.close());

async function places(role: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: FIRST_LOCALE })).newPage();
  await page.goto(base);
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/m/**');
  await page.goto(`${base}/m/UNMISS/places`);
  await page.locator('table.list tbody tr').first().waitFor();
  return page;
}

test('a name that nobody could place is given its place by its first part, and is missing no longer', async () => {
  const page = await places('senior-wpa');
  const line = page.locator('.missing-names li', { hasText: 'Qwyrtle Fork' });
  await line.getByRole('button').click();
  assert.equal(await line.locator('input').first().inputValue(), 'Qwyrtle Fork');
  await line.getByRole('combobox').fill('bentiu');
  await line.getByRole('option').first().click();
  assert.deepEqual(await faultsOf(page), []);
  await line.getByRole('button', { name: say('places.missing.give') }).click();
  await line.waitFor({ state: 'detached' });
  await page.locator('input[type=search]').fill('qwyrtle');
  await page.locator('table.list tbody tr', { hasText: 'Qwyrtle Fork' }).waitFor();
  await page.getByRole('link', { name: say('places.import') }).click();
  await page.waitForURL('**/import');
  await page.context().close();
});
test('who does not manage reference searches the gazetteer, and sees nothing of what reports write', async () => {
  const page = await places('forum-member');
  assert.equal(await page.locator('.missing-names').count(), 0);
  assert.equal(await page.getByRole('link', { name: say('places.import') }).count(), 0);
  await page.context().close();
});
