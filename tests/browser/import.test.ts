/** The import on the page: what a file says is corrected there, and what was corrected stays. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { workQueue } from '@openmara/server/jobs/work';
import type { Browser, Page } from 'playwright-core';
import { faultsOf, say, serveHouse, type ServedHouse } from './served-house.ts';

let browser: Browser;
let served: ServedHouse;
let base = '';
before(async () => {
  served = await serveHouse(40);
  await workQueue(served.t.house);
  ({ browser, base } = served);
});
after(() => served.close());

/** The import page of an adviser. */
async function open(locale = 'en'): Promise<Page> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(base);
  await signIn(page);
  await page.goto(`${base}/m/UNMISS/import`);
  return page;
}
const bring = async (page: Page, text: string): Promise<void> => {
  await page.setInputFiles('input[type=file]', {
    name: 'log.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  });
  await page.getByRole('heading', { name: say('import.mapping') }).waitFor();
  await readAgain(page);
};
/** The result on the page is that of what was said last. */
const readAgain = async (page: Page): Promise<void> => {
  await page.waitForSelector('.stale', { state: 'detached' });
};
const row = (page: Page, column: string) =>
  page.locator('tr', { has: page.locator(`th[scope=row]:has-text("${column}")`) });

const DOUBTFUL = `Incident date,Taarifa,Mahali,Type of violence
03/04/2016,05/04/2016,Bentiu,Rape
05/06/2016,07/06/2016,Koch,Gang rape
07/08/2016,09/08/2016,Bentiu,Rape
`;
test('a doubt is answered at its column and the others stay, in the order of dates too', async () => {
  const page = await open();
  await bring(page, DOUBTFUL);
  const place = row(page, 'Mahali');
  assert.match((await place.textContent()) ?? '', /Taken as “place” by its values alone/);
  await row(page, 'Taarifa').getByRole('combobox', { name: 'Taarifa', exact: true }).selectOption('ignore');
  await readAgain(page);
  assert.equal(await row(page, 'Taarifa').locator('.doubt').count(), 0);
  assert.equal(await place.locator('.doubt').count(), 1, 'what was not said stays open');
  await page.getByRole('button', { name: say('import.doubt.confirm.of', { column: 'Mahali' }) }).click();
  await place.locator('.doubt').waitFor({ state: 'detached' });
  const order = page.getByLabel(say('import.order.of', { column: 'Incident date' }));
  await order.selectOption('mdy');
  await readAgain(page);
  assert.match(
    (await page.locator('table', { hasText: '03/04/2016' }).last().textContent()) ?? '',
    /4 March/,
  );
  assert.equal(await page.locator('.doubt').count(), 0);
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});

test('dates of both orders are asked about before anything can be begun, and answered in one press', async () => {
  const page = await open();
  const log = DOUBTFUL.replace('03/04/2016', '23/04/2016').replace('07/08/2016', '07/28/2016');
  await bring(page, log);
  const question = page.getByRole('group').filter({ hasText: 'Incident date' });
  assert.match((await question.textContent()) ?? '', /One order holds for the whole column/);
  const begin = page.getByRole('button', { name: /^Import 0/ });
  assert.equal(await begin.isDisabled(), true);
  assert.deepEqual(await faultsOf(page), []);
  await question.getByRole('button', { name: say('import.order.dmy') }).click();
  await question.waitFor({ state: 'detached' });
  await readAgain(page);
  assert.equal(await page.locator('.doubt', { hasText: 'month first' }).count(), 0);
  const two = page.getByRole('button', { name: say('import.begin', { n: 2 }) });
  assert.equal(await two.isEnabled(), true);
  await page.context().close();
});

test('a saved mapping is used by itself for the next file and said; afresh and back, renamed and deleted', async () => {
  const page = await open();
  const log = DOUBTFUL.replaceAll('Taarifa', 'Habari');
  await bring(page, log);
  await row(page, 'Habari').getByRole('combobox', { name: 'Habari', exact: true }).selectOption('received');
  await readAgain(page);
  await page.getByLabel(say('import.savename')).fill('Swahili log');
  await page.getByRole('button', { name: say('import.begin', { n: 3 }) }).click();
  await row(page, 'Swahili log').waitFor();
  await bring(page, log.replace('03/04/2016', '04/04/2016'));
  const said = page.locator('.readas p');
  assert.match((await said.textContent()) ?? '', /Swahili log/);
  assert.equal(await row(page, 'Habari').getByRole('combobox').first().inputValue(), 'received');
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: say('import.afresh') }).click();
  await said.waitFor({ state: 'detached' });
  await readAgain(page);
  assert.ok((await page.locator('.doubt').count()) > 0, 'its columns are doubtful again');
  await page.getByLabel(say('import.readas')).selectOption('Swahili log');
  await said.waitFor();
  await page.getByRole('button', { name: /Rename: .*Swahili log/ }).click();
  await page.getByLabel(say('import.mappings.newname')).fill('Log of the field');
  await page.getByRole('button', { name: say('import.mappings.rename'), exact: true }).click();
  await row(page, 'Log of the field').waitFor();
  await page.getByRole('button', { name: /Delete: .*Log of the field/ }).click();
  await page.getByRole('button', { name: say('import.mappings.delete.yes') }).click();
  await page.getByText(say('import.mappings.none'), { exact: true }).waitFor();
  await page.context().close();
});

test('a value that is not known is said once, read so at once, and kept with the saved mapping', async () => {
  const page = await open();
  const log = DOUBTFUL.replaceAll(',Rape', ',zubkat')
    .replaceAll('Taarifa', 'Siku')
    .replaceAll('2016', '2014');
  await bring(page, log);
  const meaning = page.getByRole('combobox', { name: /What .*zubkat.* means/ });
  assert.match((await row(page, 'Type of violence').textContent()) ?? '', /in 2 rows/);
  await meaning.selectOption('rape');
  await readAgain(page);
  await page.getByRole('button', { name: say('import.begin', { n: 3 }) }).waitFor();
  assert.equal(await meaning.inputValue(), 'rape');
  assert.deepEqual(await faultsOf(page), []);
  await page.getByLabel(say('import.savename')).fill('With values');
  await page.getByRole('button', { name: say('import.begin', { n: 3 }) }).click();
  await row(page, 'With values').waitFor();
  await bring(page, log.replaceAll('2014', '2015'));
  await page.getByRole('button', { name: say('import.begin', { n: 3 }) }).waitFor();
  assert.equal(await meaning.inputValue(), 'rape');
  await page.context().close();
});

test('a refused row is corrected in the page; what fails again keeps what was written', async () => {
  const page = await open();
  await bring(page, DOUBTFUL.replaceAll('2016', '2013').replace('03/04/2013', 'some day'));
  await page.getByRole('button', { name: say('import.begin', { n: 2 }) }).click();
  await page.getByRole('button', { name: /Correct .*1.* refused rows/ }).click();
  const date = page.locator('.refused').getByLabel('Incident date');
  assert.equal(await date.inputValue(), 'some day');
  assert.equal(await page.locator('.refused input').count(), 1, 'where the reason says');
  await date.fill('another day');
  await page.getByRole('button', { name: say('import.refused.again') }).click();
  await page.getByText(say('import.refused.still')).waitFor();
  assert.equal(await date.inputValue(), 'another day');
  assert.match((await page.locator('.refused').textContent()) ?? '', /“.?another day.?” cannot be read/);
  assert.deepEqual(await faultsOf(page), []);
  await date.fill('03/04/2013');
  await page.keyboard.press('Enter');
  await page.getByText(say('import.corrected.created')).waitFor();
  await page.getByText(say('import.refused.corrected', { n: 1 })).waitFor();
  await page.locator('.refused input').waitFor({ state: 'detached' });
  await page.context().close();
});

const signIn = async (page: Page): Promise<void> => {
  await page.fill('input[name=email]', 'senior-wpa@demo.example');
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
};
test('neither another language nor a session that is over loses what was said of a file', async () => {
  const page = await open();
  await bring(page, DOUBTFUL.replaceAll('2016', '2012').replaceAll('Taarifa', 'Habari'));
  const field = row(page, 'Habari').getByRole('combobox').first();
  await field.selectOption('ignore');
  await page.locator('.filters input').last().fill('Kept name');
  // At once, before the file was read again.
  await page.locator('.language select').selectOption('ar');
  await page.waitForSelector('html[lang=ar]');
  await readAgain(page);
  assert.equal(await field.inputValue(), 'ignore');
  assert.equal(await page.locator('.filters input').last().inputValue(), 'Kept name');
  await page.locator('.language select').selectOption('en');
  await page.waitForSelector('html[lang=en]');
  await page.context().clearCookies();
  await field.selectOption('remarks');
  await page.fill('.sign-in-again[open] [name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.sign-in-again[open]', { state: 'detached' });
  await page.getByRole('heading', { name: say('import.mapping') }).waitFor();
  await readAgain(page);
  assert.equal(await field.inputValue(), 'remarks');
  assert.equal(await page.locator('.filters input').last().inputValue(), 'Kept name');
  await page.getByRole('button', { name: say('import.begin', { n: 3 }) }).click();
  await row(page, 'Kept name').waitFor();
  await page.context().close();
});

test('a running import says rows, rows a second and the time left; then that it is being written', async () => {
  const page = await open();
  let read = 250;
  await page.route('**/api/import/list*', async (route) => {
    const answer = await route.fetch();
    const { items } = await answer.json();
    const progress = { read, total: 1000, rows: 500, seconds: 10 };
    await route.fulfill({
      response: answer,
      json: {
        items: [{ ...items[0], id: '00000000-0000-4000-8000-000000000001', state: 'applying', progress }],
      },
    });
  });
  await page.reload();
  const said = page.locator('.progress small');
  await said.filter({ hasText: '500 rows read · 50 a second · about 30 s left' }).waitFor();
  read = 1000;
  await said.filter({ hasText: /500.* rows are read and are being written/ }).waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});
