/** The audit log on its page: the auditor searches it, and a record leads to what was done with it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { faultsOf, say, serveHouse, type ServedHouse } from './served-house.ts';

let browser: Browser;
let served: ServedHouse;
let base = '';
let incident = '';
before(async () => {
  served = await serveHouse(40);
  ({ browser, base } = served);
  const { house } = served.t;
  const officer = await served.t.actor('wpa');
  const { items } = await runOperation(house, listIncidents, officer, { mission: 'UNMISS', limit: 1 });
  incident = items[0]?.id ?? assert.fail('no incident');
  await runOperation(house, getIncident, officer, { mission: 'UNMISS', id: incident });
  const auditor = await served.t.actor('auditor');
  await assert.rejects(() => runOperation(house, listIncidents, auditor, { mission: 'UNMISS' }));
});
after(() => served.close());

async function signedIn(role: string, path: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: FIRST_LOCALE })).newPage();
  await page.goto(base);
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/m/**');
  await page.goto(`${base}/m/UNMISS/${path}`);
  await page.waitForSelector('main h1');
  return page;
}
const entries = (page: Page) => page.locator('table.audit tbody tr');

test('the auditor begins on the log, and narrows it to an operation, a person and a record', async () => {
  const page = await signedIn('auditor', 'audit');
  await entries(page).first().waitFor();
  await page.selectOption('select[name=operation]', 'incident.list');
  const refused = entries(page).filter({ hasText: say('audit.refused') });
  await refused.waitFor();
  assert.match((await refused.textContent()) ?? '', new RegExp(say('did.incident.list')));
  assert.match((await refused.textContent()) ?? '', new RegExp(say('problem.not_allowed')));
  await page.locator('.chips .chip').click();
  await page.fill('input[name=record]', incident);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/audit?record=${incident}`);
  const read = entries(page).filter({ hasText: say('did.incident.get') });
  await read.first().waitFor();
  assert.deepEqual(await faultsOf(page), []);
  // A name leads to all that the person did with the record, and beyond it once the record is taken away.
  await read.first().getByRole('button').first().click();
  await page.waitForURL('**person=wpa*');
  assert.equal(await page.locator('.chips .chip').count(), 2);
  await page.context().close();
});
test('a record leads to what was done with it, for whoever reads the log only', async () => {
  const before = await signedIn('wpa', `incidents/${incident}`);
  await before.waitForSelector('aside h2');
  assert.equal(await before.getByText(say('audit.what-was-done')).count(), 0);
  assert.equal(await before.locator('nav').getByText(say('nav.audit')).count(), 0);
  await before.context().close();
  const owner = new pg.Client(served.t.house.cluster.owner);
  await owner.connect();
  const officer = await served.t.actor('wpa');
  await owner.query(
    `insert into openmara.assignment (id, account_id, role, mission_id, office, area_places, since)
     values (gen_random_uuid(), $1, 'auditor', null, null, '{}', now())`,
    [officer.accountId],
  );
  await owner.end();
  const page = await signedIn('wpa', `incidents/${incident}`);
  await page.getByText(say('audit.what-was-done')).click();
  await page.waitForURL(`**/audit?record=${incident}`);
  await entries(page).first().waitFor();
  await page.context().close();
});
