/** People on the pages: who leads the mission gives and ends roles; who makes accounts makes and closes them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import type { Browser, Page } from 'playwright-core';
import { say, serveHouse, type ServedHouse } from './served-house.ts';

let browser: Browser;
let served: ServedHouse;
let base = '';
before(async () => {
  served = await serveHouse(40);
  ({ browser, base } = served);
});
after(() => served.close());

async function people(role: string): Promise<Page> {
  const context = await browser.newContext({ locale: FIRST_LOCALE });
  const page = await context.newPage();
  await page.goto(base);
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/m/**');
  await page.goto(`${base}/m/UNMISS/people`);
  await page.waitForSelector('main h2');
  return page;
}
const EMAIL = 'new.colleague@one.example';
let invitation = '';

test('an administrator makes an account, whose owner sets the password by the address that is shown once', async () => {
  const page = await people('administrator');
  const form = page.locator('section[aria-labelledby=accounts] form');
  await form.locator('input[name=name]').fill('New Colleague');
  await form.locator('input[name=email]').fill(EMAIL);
  await form.getByRole('button', { name: say('people.create') }).click();
  invitation = await form.getByLabel(say('people.invitation')).inputValue();
  assert.match(invitation, /\/invitation#\S{20,}$/);
  await page.locator('section[aria-labelledby=accounts] table', { hasText: EMAIL }).waitFor();
  // What opens content is not hers to give.
  const give = page.locator('section[aria-labelledby=give] form');
  await give.locator('input[name=email]').fill(EMAIL);
  await give.locator('select').selectOption('wpa');
  await give.getByRole('button', { name: say('people.give') }).click();
  await give.locator('.problem').waitFor();
  await page.context().close();
});

test('who leads the mission gives a role of an office, and ends it on a day', async () => {
  const page = await people('senior-wpa');
  assert.equal(await page.locator('section[aria-labelledby=accounts]').count(), 0);
  const give = page.locator('section[aria-labelledby=give] form');
  await give.locator('input[name=email]').fill(EMAIL);
  await give.locator('select').selectOption('focal_point');
  await give.locator('input[name=office]').fill('UNPOL Bor');
  await give.getByRole('button', { name: say('people.give') }).click();
  const row = page.locator('section[aria-labelledby=roles] tr', { hasText: EMAIL });
  await row.waitFor();
  assert.match((await row.textContent()) ?? '', /Focal point.*UNPOL Bor/);
  await row.getByRole('button', { name: say('people.end') }).click();
  await row.locator('input[name=last]').fill('2026-12-31');
  await row.getByRole('button', { name: say('people.end') }).click();
  await row.getByText('31 Dec').waitFor();
  // Her own role is not hers to end.
  const own = page.locator('section[aria-labelledby=roles] tr', { hasText: 'senior-wpa@demo.example' });
  assert.equal(await own.getByRole('button').count(), 0);
  await page.context().close();
});

test('a closed account cannot be used, and its invitation ends', async () => {
  const page = await people('administrator');
  const row = page.locator('section[aria-labelledby=accounts] tr', { hasText: EMAIL });
  await row.getByRole('button', { name: say('people.close') }).click();
  await row
    .getByRole('group')
    .getByRole('button', { name: say('people.close') })
    .click();
  await row.getByText(say('people.closed'), { exact: true }).waitFor();
  await page.context().close();
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(invitation);
  await guest.locator('input[type=password]').first().waitFor();
  for (const field of await guest.locator('input[type=password]').all())
    await field.fill('a password of her own 1');
  await guest.keyboard.press('Enter');
  await guest.locator('.problem').waitFor();
});
