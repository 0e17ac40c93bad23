/** The week on a telephone in Arabic: done to the end, no page wider than it, in as many presses as the guide says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { labelOf } from '@openmara/core/vocabularies';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { workQueue } from '@openmara/server/jobs/work';
import { runOperation } from '@openmara/server/operations/run';
import { ByTouch } from './by-touch.ts';
import { serveHouse, type ServedHouse } from './served-house.ts';

let served: ServedHouse;
const mission = 'UNMISS';
before(async () => {
  served = await serveHouse(40);
  await workQueue(served.t.house);
});
after(() => served.close());

const TODAY = new Date().toISOString().slice(0, 10);
const DAY = '2020-03-05';
const LOG = `Case ID,Date received,Incident date,Location,Type of violence,Survivors,Source
B-2,${TODAY},${DAY},Bentiu,Gang rape,3,NGO
`;

async function fileByTouch(focal: ByTouch): Promise<number> {
  const { page } = focal;
  await focal.follow(page.locator('.side a', { hasText: focal.say('own.title') }));
  await focal.follow(page.locator('main a[href$="/reports/new"]'));
  await focal.choose(page.locator('#field-occurred'), 'exact');
  await focal.write(page.locator('.period input[type=date]'), DAY);
  await focal.write(page.locator('#field-placeId'), 'Bentiu');
  await focal.tap(page.locator('#field-placeId-0', { hasText: 'Bentiu' }));
  await focal.tap(page.getByRole('checkbox', { name: labelOf('form', 'gang_rape', 'ar'), exact: true }));
  await focal.write(page.locator('#field-survivors'), '3');
  await focal.choose(page.locator('#field-sourceType'), 'witness');
  await focal.tap(page.locator('input[name=field-anonymisedReporting]'));
  await focal.tap(focal.button('file.file'));
  await focal.told('file.filed');
  return focal.presses;
}
async function bringByTouch(focal: ByTouch): Promise<number> {
  const { page } = focal;
  await focal.follow(page.locator('.side a', { hasText: focal.say('nav.import') }));
  focal.presses += 2;
  await page.setInputFiles('input[type=file]', {
    name: 'log.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(LOG),
  });
  await focal.tap(focal.button('import.begin', { n: 1 }));
  await page
    .locator('tr', { hasText: focal.say('import.state.applied') })
    .first()
    .waitFor();
  return focal.presses;
}
/** @param source how the source of the report is called */
async function findByTouch(adviser: ByTouch, source: string): Promise<void> {
  const { page } = adviser;
  await adviser.follow(page.locator('.work a', { hasText: adviser.say('reports.waiting') }));
  const row = page.locator('tr', { hasText: source }).filter({ hasText: '5 مارس 2020' });
  await adviser.follow(row.getByRole('link', { name: adviser.say('candidates.find') }));
}
async function joinByTouch(adviser: ByTouch): Promise<number> {
  const { page } = adviser;
  await findByTouch(adviser, labelOf('sourceType', 'witness', 'ar'));
  await adviser.tap(adviser.button('reports.open'));
  await adviser.tap(page.locator('.decide button[type=submit]'));
  await adviser.told('candidates.opened');
  await adviser.work(served.base, mission);
  await findByTouch(adviser, labelOf('sourceType', 'ngo', 'ar'));
  await adviser.tap(adviser.button('candidates.join'));
  await adviser.tap(page.locator('.decide button[type=submit]'));
  await page.waitForURL(/\/reports\/[0-9a-f-]+$/);
  return adviser.presses;
}
async function verifyByTouch(person: ByTouch, decision: string | null): Promise<number> {
  const { page } = person;
  const form = page.locator('form', { has: page.locator('select[name=method]') });
  if (decision) {
    await person.tap(form.locator('input[name=kind]').nth(1));
    await person.choose(form.locator('select[name=decision]'), decision);
  }
  await person.choose(form.locator('select[name=method]'), 'interview');
  if (!decision) await person.tap(form.locator('input[name=primary]'));
  await person.write(form.locator('textarea[name=grounds]'), 'سُمعت بموافقتها');
  await person.tap(form.locator('button[type=submit]'));
  await person.told(decision ? 'verify.decided' : 'verify.recorded');
  return person.presses;
}
/** What the guide says of each of the five: the last number in its row. */
const saidInGuide = (): Array<[string, number]> =>
  [
    ...readFileSync(join(import.meta.dirname, '../../docs/adviser.md'), 'utf8').matchAll(
      /^\| ([^|]+) \|.*\| (\d+) \|$/gm,
    ),
  ].map(([, task = '', presses = '']) => [task, Number(presses)]);

test(
  'the week again in Arabic on a telephone, in as many presses as the guide says',
  { timeout: 120_000 },
  async () => {
    const touch = (role: string): Promise<ByTouch> => ByTouch.enter(served, role, mission, 'ar');
    const focal = await touch('focal-point');
    const filed = await fileByTouch(focal);
    await focal.work(served.base, mission);
    const imported = await bringByTouch(focal);
    const adviser = await touch('wpa');
    const joined = await joinByTouch(adviser);
    await adviser.follow(adviser.page.locator('section[aria-labelledby=its-incident] p a'));
    const id = adviser.page.url().split('/').at(-1) ?? '';
    await adviser.work(served.base, mission);
    await adviser.follow(adviser.page.locator('.work a', { hasText: adviser.say('incidents.reported') }));
    await adviser.follow(adviser.page.locator(`main a[href$="${id}"]`));
    const stepped = await verifyByTouch(adviser, null);
    const officer = await touch('verifying-officer');
    await officer.follow(officer.page.locator('.work a', { hasText: officer.say('decisions.waiting') }));
    await officer.follow(officer.page.locator(`main a[href$="${id}"]`));
    const decided = await verifyByTouch(officer, 'verified');
    const held = await runOperation(served.t.house, getIncident, await served.t.actor('wpa'), {
      mission,
      id,
    });
    assert.deepEqual([held.status, held.reports, held.reportingConsent], ['verified', 2, true]);
    assert.deepEqual(saidInGuide(), [
      ['File a report', filed],
      ['Import a log', imported],
      ['Join a report to its incident', joined],
      ['Record a step', stepped],
      ['Decide', decided],
    ]);
  },
);
