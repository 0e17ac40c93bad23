/** The incident page as a working tool: what each fact rests on, correcting it, services, and what may be done by whom. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileReport } from '@openmara/server/incidents/file-report';
import { getIncident } from '@openmara/server/incidents/get-incident';
import { joinReport } from '@openmara/server/incidents/join-report';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { runOperation } from '@openmara/server/operations/run';
import type { Page } from 'playwright-core';
import { enter, faultsOf, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
const mission = 'UNMISS';
before(async () => {
  served = await serveHouse(40);
});
after(() => served.close());

const filed = async (more: object): Promise<string> => {
  const { t } = served;
  const { rows } = await t.house.pool.query<{ id: string }>(
    `select id from openmara.place where country = 'SSD' and level = 'settlement' order by name limit 1`,
  );
  const { id } = await runOperation(t.house, fileReport, await t.actor('focal_point'), {
    mission,
    receivedOn: '2014-05-20',
    occurred: { from: '2014-05-14', to: '2014-05-14', precision: 'exact' },
    placeId: rows[0]?.id,
    forms: ['gang_rape'],
    survivors: [{ count: 3, sex: 'female' }],
    sourceType: 'witness',
    ...more,
  });
  return id;
};
/** Two reports of one incident that differ in the form and in the number of survivors. */
async function gathered(): Promise<string> {
  const { t } = served;
  const adviser = await t.actor('wpa');
  const about = { mission, reason: 'same day and place' };
  const { id } = await runOperation(t.house, openIncident, adviser, { ...about, reportId: await filed({}) });
  const reportId = await filed({ forms: ['attempted_rape'], survivors: [{ count: 2 }] });
  await runOperation(t.house, joinReport, adviser, { ...about, id, reportId });
  return id;
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${served.base}/m/${mission}/${path}`);
  await settled(page);
}
const read = async (id: string) =>
  runOperation(served.t.house, getIncident, await served.t.actor('wpa'), { mission, id });
const fact = (page: Page, name: string) =>
  page.locator('.fact', { has: page.locator(`dt:text-is("${say(name)}")`) });

test('a report that contradicts a fact stands under it; those that say it come on demand', async () => {
  const page = await enter(served, 'wpa');
  await open(page, `incidents/${await gathered()}`);
  const forms = fact(page, 'incident.forms');
  assert.match((await forms.locator('.verdict.differs').textContent()) ?? '', /Attempted rape/);
  await forms.locator('summary').click();
  assert.equal(await forms.locator('details .verdict.agrees').count(), 1);
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});
test('what is held is corrected by the form: kept while it is written, refused without a reason, recorded once', async () => {
  const id = await gathered();
  const page = await enter(served, 'wpa');
  await open(page, `incidents/${id}`);
  await page.click(`text="${say('incident.correct')}"`);
  await page.waitForSelector('#field-bounds');
  await page.fill('#field-bounds', '2');
  await page.locator('.bounds input').nth(1).fill('5');
  await page.fill('#field-reasoning', 'two reports may speak of the same women');
  await page.waitForSelector(`.kept:has-text("${say('draft.kept').split('{')[0]?.trim()}")`);
  await page.reload();
  await page.click(`text="${say('draft.continue')}"`);
  await page.click(`button:text-is("${say('facts.correct')}")`);
  await page.waitForSelector('#field-reason[aria-invalid]');
  assert.deepEqual(await faultsOf(page), []);
  await page.fill('#field-reason', 'counted again with the clinic');
  await page.dblclick(`button:text-is("${say('facts.correct')}")`);
  await page.waitForSelector('.fact .bounds');
  const now = await read(id);
  assert.deepEqual(
    [now.survivorsLeast, now.survivors, now.survivorsMost, now.version],
    [2, 3, 5, 3],
    'joined, corrected once',
  );
  assert.match((await page.textContent('main')) ?? '', /counted again with the clinic/);
  await page.context().close();
});
test('a service is recorded for a group; where nothing was available, only with why', async () => {
  const id = await gathered();
  const page = await enter(served, 'wpa');
  await open(page, `incidents/${id}`);
  const response = fact(page, 'incident.response');
  await response.locator('summary').click();
  await response.locator('select[name=group]').selectOption({ index: 0 });
  await response.locator('select[name=service]').selectOption('health');
  await response.locator('select[name=state]').selectOption('not_available');
  await response.locator('button').click();
  assert.equal(await response.locator('input:invalid').count(), 1);
  await response.locator('input[name=reason]').fill('the road was closed');
  await response.locator('button').click();
  await page.waitForSelector('text=the road was closed');
  assert.equal((await read(id)).responses[0]?.state, 'not_available');
  await page.context().close();
});
test('who does not run the arrangements is not offered what would be refused', async () => {
  const id = await gathered();
  const page = await enter(served, 'verifying-officer');
  await open(page, `incidents/${id}`);
  assert.equal(await page.locator(`text="${say('incident.correct')}"`).count(), 0);
  assert.equal(await page.locator(`text="${say('response.record')}"`).count(), 0);
  await page.context().close();
});
test('the next step has an owner and a day: it waits in her work, is ended there, and is told in the time line', async () => {
  const id = await gathered();
  const page = await enter(served, 'wpa');
  await open(page, `incidents/${id}`);
  await page.click(`summary:text-is("${say('planned.plan')}")`);
  await page.fill('textarea[name=what]', 'ask the second clinic');
  await page.locator('select[name=owner]').selectOption({ label: 'Verifying officer (demonstration)' });
  await page.fill('input[name=due]', '2999-08-30');
  await page.click(`button:text-is("${say('planned.save')}")`);
  await page.waitForSelector('.planned li:has-text("ask the second clinic")');
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
  const officer = await enter(served, 'verifying-officer');
  await open(officer, 'work');
  await officer.click(`.work a:has-text("${say('planned.due')}")`);
  await officer.waitForSelector('.planned li:has-text("ask the second clinic")');
  assert.deepEqual(await faultsOf(officer), []);
  await officer.click(`.planned button:text-is("${say('planned.done')}")`);
  await officer.waitForSelector(`text="${say('planned.empty')}"`);
  await open(officer, `incidents/${id}`);
  await officer.waitForSelector(`.timeline li:has-text("${say('happened.done')}")`);
  await officer.context().close();
});
test('who writes learns on the page for whom: by name and role, and what headquarters gets', async () => {
  const page = await enter(served, 'wpa');
  await open(page, `incidents/${await gathered()}`);
  await page.click(`summary:text-is("${say('whosees.title')}")`);
  await page.waitForSelector(`.who-sees:has-text("${say('whosees.headquarters.later')}")`);
  assert.match((await page.textContent('.who-sees')) ?? '', /Verifying officer \(demonstration\)/);
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
});
