/** A week of the arrangements on the pages: filed, imported, joined, verified by another, corrected, counted and cleared. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { runOperation } from '@openmara/server/operations/run';
import { workQueue } from '@openmara/server/jobs/work';
import { ByKeyboard } from './by-keyboard.ts';
import { say, serveHouse, type ServedHouse } from './served-house.ts';

let served: ServedHouse;
const mission = 'UNMISS';
before(async () => {
  served = await serveHouse(40);
  await workQueue(served.t.house);
});
after(() => served.close());

const TODAY = new Date().toISOString().slice(0, 10);
const DAY = '2019-03-05';
/** The same night, from the log of another office. */
const LOG = `Case ID,Date received,Incident date,Location,Type of violence,Survivors,Source
B-1,${TODAY},2019-03-05,Bentiu,Gang rape,3,NGO
`;

async function file(focal: ByKeyboard): Promise<void> {
  const { page } = focal;
  await focal.go('file.title');
  await focal.choose(page.locator('#field-occurred'), 'exact');
  await focal.writeDay(page.locator('.period input[type=date]'), DAY);
  await focal.write(page.locator('#field-placeId'), 'Bentiu');
  await page.waitForSelector('#field-placeId-0:has-text("Bentiu")');
  await page.keyboard.press('Enter');
  await focal.press(page.getByRole('checkbox', { name: 'Gang rape', exact: true }), 'Space');
  await focal.write(page.locator('#field-survivors'), '3');
  await focal.choose(page.locator('#field-sourceType'), 'witness');
  await focal.pick(page.locator('input[name=field-anonymisedReporting]').first());
  await focal.press(page.getByRole('button', { name: say('file.file') }));
  await focal.told(say('file.filed'));
}
async function bring(focal: ByKeyboard): Promise<void> {
  const { page } = focal;
  await focal.go('nav.import');
  await focal.reach(page.locator('input[type=file]'));
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(LOG) });
  await page.getByRole('heading', { name: say('import.mapping') }).waitFor();
  await focal.write(page.getByLabel(say('import.savename')), 'Log of the week');
  await focal.press(page.getByRole('button', { name: say('import.begin', { n: 1 }) }));
  await page.locator('tr', { hasText: say('import.state.applied') }).waitFor();
}
/** From what waits to the side-by-side of the report of that kind of source. */
async function findIncident(adviser: ByKeyboard, source: string): Promise<void> {
  const { page } = adviser;
  await adviser.go('nav.work');
  await adviser.follow(page.locator('.work a', { hasText: say('reports.waiting') }));
  const row = page.locator('tr', { hasText: source }).filter({ hasText: '5 March 2019' });
  await adviser.follow(row.getByRole('link', { name: say('candidates.find') }));
}
async function join(adviser: ByKeyboard): Promise<void> {
  const { page } = adviser;
  await findIncident(adviser, 'Witness');
  await adviser.press(page.getByRole('button', { name: say('reports.open') }));
  await adviser.press(page.locator('.decide button[type=submit]'));
  await adviser.told(say('candidates.opened'));
  await findIncident(adviser, 'Non-governmental organization');
  await adviser.press(page.getByRole('button', { name: say('candidates.join'), exact: true }));
  await adviser.press(page.locator('.decide button[type=submit]'));
  await page.waitForURL(/\/reports\/[0-9a-f-]+$/);
  await adviser.follow(page.locator('section[aria-labelledby=its-incident] p a').first());
}
/** @param decision none for a step that heard a primary source */
async function verify(person: ByKeyboard, decision: string | null): Promise<void> {
  const { page } = person;
  const form = page.locator('form', { has: page.locator('select[name=method]') });
  if (decision) {
    await person.pick(form.locator('input[name=kind]').nth(1));
    await person.choose(form.locator('select[name=decision]'), decision);
  }
  await person.choose(form.locator('select[name=method]'), 'interview');
  if (!decision) await person.press(form.locator('input[name=primary]'), 'Space');
  await person.write(form.locator('textarea[name=grounds]'), 'heard with consent, and the clinic agrees');
  await person.press(form.locator('button[type=submit]'));
  await person.told(say(decision ? 'verify.decided' : 'verify.recorded'));
}
async function correct(focal: ByKeyboard): Promise<void> {
  const { page } = focal;
  await focal.go('own.title');
  await focal.follow(page.locator('main a[href*="/reports/"]', { hasText: '5 March 2019' }).first());
  await focal.follow(page.getByRole('link', { name: say('file.correct.link') }));
  await focal.write(page.locator('#field-survivors'), '4');
  await focal.write(page.locator('#field-reason'), 'one more came forward');
  await focal.press(page.getByRole('button', { name: say('file.correct') }));
  await focal.told(say('file.corrected'));
}
/** A source no longer consents to anonymised reporting. */
async function withdraw(adviser: ByKeyboard): Promise<void> {
  const { page } = adviser;
  const consent = page.locator('details', { has: page.locator('select[name=consent]') }).first();
  await adviser.press(consent.locator('summary'));
  await adviser.choose(consent.locator('select[name=consent]'), 'no');
  await adviser.write(consent.locator('input[name=reason]'), 'she no longer wishes it');
  await adviser.press(consent.locator('button[type=submit]'));
  await page.waitForSelector(`.tag:has-text("${say('incident.noconsent')}")`);
}
async function count(adviser: ByKeyboard): Promise<void> {
  const { page } = adviser;
  await adviser.go('nav.tables');
  await page.waitForSelector('main table caption');
  await adviser.go('nav.documents');
  await adviser.press(page.getByRole('button', { name: say('documents.compose') }));
  await page.waitForSelector('table.list tbody tr');
}
/** It is read in the page, taken along as a file, and cleared where it was read. */
async function clear(head: ByKeyboard): Promise<void> {
  const { page } = head;
  await head.follow(page.locator('.work a', { hasText: say('documents.waiting') }));
  await head.follow(page.locator('main table a[href*="/documents/"]').first());
  await page.waitForSelector('article.document h1');
  const taken = page.waitForEvent('download');
  await head.press(page.getByRole('link', { name: 'HTML' }).first());
  assert.match((await taken).suggestedFilename(), /\.html$/);
  await head.press(page.getByRole('button', { name: say('documents.clear') }));
  await page.waitForSelector(`main :text("${say('documents.cleared')}")`);
}

test('a week in English by the keyboard alone', { timeout: 120_000 }, async () => {
  const enter = (role: string): Promise<ByKeyboard> => ByKeyboard.enter(served, role, mission);
  const focal = await enter('focal-point');
  await file(focal);
  await bring(focal);
  const adviser = await enter('wpa');
  await join(adviser);
  await verify(adviser, null);
  const id = adviser.page.url().split('/').at(-1) ?? '';
  const officer = await enter('verifying-officer');
  await officer.follow(officer.page.locator('.work a', { hasText: say('decisions.waiting') }));
  await officer.follow(officer.page.locator(`main a[href$="${id}"]`));
  await verify(officer, 'verified');
  await correct(focal);
  await adviser.page.reload();
  await withdraw(adviser);
  await count(adviser);
  await clear(await enter('head-of-mission'));
  const held = await runOperation(served.t.house, getIncident, await served.t.actor('wpa'), { mission, id });
  assert.deepEqual(
    [held.status, held.reports, held.reportingConsent, held.place],
    ['verified', 2, false, 'Bentiu'],
  );
  assert.deepEqual(
    held.steps.map(({ kind, cause }) => [kind, cause]),
    [
      ['step', null],
      ['decision', null],
      ['notice', 'report_changed'],
      ['notice', 'report_changed'],
    ],
  );
});
