/** The page of a party: how it is written, merging it into another and taking that back, for who manages reference only. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import { confirmAlias } from '@openmara/server/parties/confirm-alias';
import { partyDirectory } from '@openmara/server/parties/party-directory';
import { runOperation } from '@openmara/server/operations/run';
import type { Browser, Page } from 'playwright-core';
import { faultsOf, say, serveHouse, type ServedHouse } from './served-house.ts';

let browser: Browser;
let served: ServedHouse;
let base = '';
let one = { id: '', name: '' };
let other = { id: '', name: '' };
before(async () => {
  served = await serveHouse(40);
  ({ browser, base } = served);
  const officer = await served.t.actor('wpa');
  const { items } = await runOperation(served.t.house, partyDirectory, officer, {});
  [one = one, other = other] = items.filter(({ kind }) => kind !== 'unidentified');
  const alias = { mission: 'UNMISS', partyId: one.id, alias: 'Riverbank Column' };
  await runOperation(served.t.house, confirmAlias, officer, alias);
});
after(() => served.close());

async function signedIn(role: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: FIRST_LOCALE })).newPage();
  await page.goto(base);
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/m/**');
  await page.goto(`${base}/m/UNMISS/parties/${one.id}`);
  await page.locator('.spellings').getByText('Riverbank Column').waitFor();
  return page;
}
const press = (page: Page, message: string) =>
  page
    .getByRole('button', { name: say(message), exact: true })
    .first()
    .click();

test('a reader sees how a party is written, and nothing to press', async () => {
  const page = await signedIn('verifying-officer');
  assert.match(
    (await page.locator('.spellings').textContent()) ?? '',
    new RegExp(say('party.spelling.confirmed')),
  );
  assert.equal(await page.locator('main section button').count(), 0);
  await page.context().close();
});
test('an adviser merges two parties with a reason, and takes it back', async () => {
  const page = await signedIn('wpa');
  await press(page, 'party.merge');
  const form = page.locator('form.decide');
  await form.getByRole('combobox').fill(other.name);
  await form.getByRole('option', { name: other.name, exact: true }).click();
  await form.locator('textarea').fill('two names of one group');
  assert.deepEqual(await faultsOf(page), []);
  await press(page, 'party.merge');
  const note = page.locator('main .note');
  await note.getByRole('link', { name: other.name }).waitFor();
  await page.getByText('two names of one group').first().waitFor();
  await note.getByRole('link').click();
  await page.locator('main h1', { hasText: other.name }).waitFor();
  await page.getByRole('link', { name: one.name, exact: true }).waitFor();
  await press(page, 'party.split');
  await page.locator('form.decide textarea').fill('two after all');
  await press(page, 'party.split');
  await page.getByText(say('party.merged.none')).waitFor();
  await page.context().close();
});
test('a spelling is confirmed, and one becomes a party of its own, which the directory finds', async () => {
  const page = await signedIn('wpa');
  await page.fill('input[name=alias]', 'Upper Bank Column');
  await press(page, 'party.spelling.confirm');
  const line = page.locator('.spellings li', { hasText: 'Riverbank Column' });
  await page.locator('.spellings').getByText('Upper Bank Column').waitFor();
  await line.getByRole('button').click();
  await line.locator('textarea').fill('named apart since May');
  await line.getByRole('button', { name: say('party.split-alias') }).click();
  await page.locator('.spellings', { hasNotText: 'Riverbank Column' }).waitFor();
  await page.goto(`${base}/m/UNMISS/parties`);
  await page.locator('input[type=search]').fill('riverbank');
  await page.getByRole('link', { name: 'Riverbank Column' }).click();
  await page.locator('main h1', { hasText: 'Riverbank Column' }).waitFor();
  await page.context().close();
});
