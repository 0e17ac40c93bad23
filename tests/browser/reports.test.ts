/** Reports on the pages: what was filed and what became of it, the incident that it belongs to, filing and answering. */
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { importByCommand } from '@openmara/server/command/import-command';
import { listAudit } from '@openmara/server/audit/list-audit';
import { fileReport } from '@openmara/server/incidents/file-report';
import { getReport } from '@openmara/server/incidents/get-report';
import { listOwnReports } from '@openmara/server/incidents/list-own-reports';
import { listReports } from '@openmara/server/incidents/list-reports';
import { openIncident } from '@openmara/server/incidents/open-incident';
import { recordConsent } from '@openmara/server/incidents/record-consent';
import { runOperation } from '@openmara/server/operations/run';
import type { Browser, Page } from 'playwright-core';
import type { TestHouse } from '../open-test-house.ts';
import { faultsOf, say, serveHouse, type ServedHouse } from './served-house.ts';

let t: TestHouse;
let browser: Browser;
let served: ServedHouse;
let base = '';
const mission = 'UNMISS';
before(async () => {
  served = await serveHouse(300);
  ({ t, browser, base } = served);
});
after(() => served.close());

async function enter(role: string, options: { locale?: string; width?: number } = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: options.locale ?? 'en',
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(base);
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
  return page;
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${base}/m/${mission}/${path}`);
  await settled(page);
}
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  await page.waitForSelector('[aria-busy]', { state: 'detached' });
}
const textOf = async (page: Page, selector = 'main'): Promise<string> =>
  (await page.textContent(selector)) ?? '';

test('a report says what was filed, from which cells, what became of it and why; reading it is recorded', async () => {
  const adviser = await t.actor('senior_wpa');
  await importByCommand(t.house, adviser, {
    file: join(import.meta.dirname, '../../data/intake/focal-point-log.xlsx'),
    mission,
    mapping: undefined,
    dryRun: false,
    answers: {},
  });
  const { items } = await runOperation(t.house, listReports, adviser, { mission, joined: 'no', limit: 200 });
  const id = items.find((item) => item.source?.startsWith('file:'))?.id ?? '';
  const before = await runOperation(t.house, getReport, adviser, { mission, id });
  const [heading = '', cell = ''] = Object.entries(before.original ?? {})[0] ?? [];
  assert.ok(cell, 'the cells of the file are kept');
  await runOperation(t.house, recordConsent, adviser, {
    mission,
    id,
    consent: { anonymisedReporting: false },
    reason: 'she no longer wishes it',
  });
  const page = await enter('wpa');
  await open(page, 'reports?joined=no');
  await page.click(`main a[href$="${id}"]`);
  await page.waitForSelector('.original');
  await page.click('.original summary');
  const row = page.locator('.original tr', { has: page.locator(`th:text-is("${heading}")`) });
  assert.equal(await row.locator('td').textContent(), cell);
  const became = await page.locator('.timeline li').allTextContents();
  assert.match(
    became[0] ?? '',
    /^ChangedConsent to anonymised reporting: .+ → refused or withdrawnbecause: she no longer wishes itversion 2, Senior wpa/,
  );
  assert.match(became[1] ?? '', /^Filed by importversion 1, /);
  assert.match(await textOf(page), new RegExp(say('report.noincident')));
  assert.deepEqual(await faultsOf(page), []);
  await page.context().close();
  const log = await runOperation(t.house, listAudit, await t.actor('auditor'), { limit: 20 });
  assert.ok(
    log.items.some((entry) => entry.operation === 'report.get' && entry.record === id),
    'the reading is recorded',
  );
});
test('report and incident lead to each other, and no text nor cell is shown to who may not read it', async () => {
  const { items } = await runOperation(t.house, listReports, await t.actor('wpa'), {
    mission,
    joined: 'yes',
  });
  const joined = items[0] ?? assert.fail();
  const page = await enter('wpa');
  await open(page, `reports/${joined.id}`);
  const narrative = (await page.textContent('.told')) ?? '';
  assert.ok(narrative.length > 10);
  await page.click(`main a:has-text("${joined.incidentReference ?? ''}")`);
  await page.waitForSelector(`.timeline a[href$="reports/${joined.id}"]`);
  await page.click(`.timeline a[href$="reports/${joined.id}"]`);
  await page.waitForSelector('.told');
  await page.context().close();
  const member = await enter('working-group-member', { locale: 'ar', width: 390 });
  await open(member, `reports/${joined.id}`);
  assert.equal(await member.locator('.told, .original').count(), 0);
  assert.ok(!(await textOf(member)).includes(narrative));
  assert.deepEqual(await faultsOf(member), []);
  await member.context().close();
  // A focal point reads what the office filed, and not which incident it belongs to.
  const focal = await enter('focal-point');
  await open(focal, `reports/${joined.id}`);
  assert.ok(!(await textOf(focal)).includes(joined.incidentReference ?? ''));
  await focal.context().close();
});

/** Ways of one event that nobody else tells of: each call is another night. */
let night = 0;
const event = async (): Promise<(more?: object) => Promise<string>> => {
  night += 1;
  const on = `2012-${String(night).padStart(2, '0')}-14`;
  const { rows } = await t.house.pool.query<{ id: string }>(
    `select id from openmara.place where country = 'SSD' and level = 'settlement' order by name limit 1`,
  );
  const filer = await t.actor('focal_point');
  return async (more = {}) =>
    (
      await runOperation(t.house, fileReport, filer, {
        mission,
        receivedOn: on,
        occurred: { from: on, to: on, precision: 'exact' },
        placeId: rows[0]?.id,
        placePrecision: 'settlement',
        forms: ['gang_rape'],
        survivors: [{ count: 3 }],
        sourceType: 'witness',
        ...more,
      })
    ).id;
};
const statusOf = (page: Page, text: string): Promise<unknown> =>
  page.waitForSelector(`[role=status]:has-text(${JSON.stringify(text)})`);

test('from a report its incident is found side by side, joined with a reason, separated and joined again', async () => {
  const tell = await event();
  const incident = await runOperation(t.house, openIncident, await t.actor('wpa'), {
    mission,
    reportId: await tell(),
    reason: 'first report of this event',
  });
  const id = await tell({ survivors: [{ count: 5 }] });
  const page = await enter('wpa');
  await open(page, `reports/${id}`);
  await page.click(`main a:has-text("${say('candidates.find')}")`);
  await page.waitForSelector('.side-by-side');
  const best = page.locator('.side-by-side article').nth(1);
  assert.match((await best.textContent()) ?? '', new RegExp(incident.reference));
  assert.deepEqual(await best.locator('.verdict').allTextContents(), [
    `● ${say('likeness.place.agrees')}`,
    `● ${say('likeness.date.agrees')}`,
    `○ ${say('likeness.party.unknown')}`,
    `● ${say('likeness.form.agrees')}`,
    `≠ ${say('likeness.survivors.differs')}`,
  ]);
  assert.deepEqual(await faultsOf(page), []);
  // “Not the same”, with a reason, and taken back.
  await best.locator(`button:text-is("${say('candidates.apart')}")`).click();
  await page.fill('.decide textarea', 'five, and not three');
  await page.click('.decide button[type=submit]');
  await page.waitForSelector('.lines:has-text("five, and not three")');
  await page.click(`.lines button:text-is("${say('candidates.again')}")`);
  await page.fill('.decide textarea', 'two came later');
  await page.click('.decide button[type=submit]');
  await page.waitForSelector('.lines', { state: 'detached' });
  // Joined: what was compared is proposed as the reason.
  await best.locator(`button:text-is("${say('candidates.join')}")`).click();
  const proposed = await page.inputValue('.decide textarea');
  assert.match(proposed, /Place: the same place.*Survivors: another number/);
  await page.fill('.decide textarea', `${proposed}; two came later`);
  await page.click('.decide button[type=submit]');
  await statusOf(page, incident.reference);
  await page.waitForSelector('.timeline:has-text("two came later")');
  await page.click(`button:text-is("${say('join.undo')}")`);
  await page.fill('.decide textarea', 'another night after all');
  await page.click('.decide button[type=submit]');
  await page.waitForSelector('.timeline:has-text("another night after all")');
  await page.click(`button:text-is("${say('join.again')}")`);
  await page.fill('.decide textarea', 'it was that night');
  await page.click('.decide button[type=submit]');
  await page.waitForSelector('.timeline:has-text("it was that night")');
  await page.context().close();
});
test('several are chosen in the list, looked over on one page, and recorded by one press', async () => {
  const [one, other] = [await event(), await event()];
  const incident = await runOperation(t.house, openIncident, await t.actor('wpa'), {
    mission,
    reportId: await one(),
    reason: 'first report of this event',
  });
  const ids = [await one(), await one(), await other(), await other()];
  const page = await enter('wpa');
  // They are the oldest: a person would filter; the address names them as the list does.
  await open(page, 'reports?joined=no');
  await page.locator('td.tick input').first().check();
  await page.waitForSelector('.chosen-bar');
  assert.match((await page.getAttribute('.chosen-bar a.button', 'href')) ?? '', /reports\/join\?ids=/);
  await page.click('thead .tick input');
  await statusOf(page, say('reports.chosen', { n: await page.locator('td.tick input').count() }));
  await open(page, `reports/join?ids=${ids.join(',')}`);
  await page.waitForSelector('.join-rows');
  const chosen = await page
    .locator('.join-rows select')
    .evaluateAll((found) => found.map((select) => (select as HTMLSelectElement).value));
  assert.deepEqual(chosen, [`join:${incident.id}`, `join:${incident.id}`, 'open', `follow:${ids[2] ?? ''}`]);
  assert.deepEqual(await faultsOf(page), []);
  // Left, though another follows it: that is said, and nothing can be recorded.
  await page.locator('.join-rows select').nth(2).selectOption('leave');
  assert.ok(await page.isDisabled('.record-many button'));
  await page.locator('.join-rows select').nth(2).selectOption('open');
  await page.fill('#many-reason', 'the log of the clinic');
  await page.click('.record-many button');
  await statusOf(page, say('many.done', { joined: 3, opened: 1, skipped: 0 }));
  const reports = await Promise.all(
    ids.map(async (id) => runOperation(t.house, getReport, await t.actor('wpa'), { mission, id })),
  );
  const incidents = reports.map((report) => report.incidentId);
  assert.deepEqual(incidents.slice(0, 2), [incident.id, incident.id]);
  assert.ok(incidents[2] && incidents[2] === incidents[3] && incidents[2] !== incident.id);
  assert.match(reports[0]?.joinings[0]?.reason ?? '', /^the log of the clinic · Place: the same place/);
  await page.context().close();
});

/** Chooses what the words find in a field that looks up, by keys. */
async function choose(page: Page, field: string, search: string): Promise<void> {
  await page.focus(`#field-${field}`);
  await page.keyboard.type(search);
  await page.waitForSelector(`#field-${field}-0`);
  await page.keyboard.press('Enter');
  await page.waitForSelector(`#field-${field}-found`, { state: 'hidden' });
}

test('a focal point files by ten questions: kept at every change, offered on another device, warned of identities, filed once', async () => {
  const page = await enter('focal-point');
  await open(page, 'reports');
  await page.click(`main a.button:has-text("${say('file.title')}")`);
  await page.waitForSelector('.record-form');
  assert.deepEqual(await faultsOf(page), []);
  // Nothing said yet: what is needed is named, and the first has the focus.
  await page.click('.send button');
  await page.waitForSelector('#field-sourceType-fault');
  assert.equal(await page.textContent('#field-forms-fault'), say('file.fault.what'));
  assert.equal(await page.evaluate('document.activeElement.id'), 'field-forms');
  await page.selectOption('#field-occurred', 'exact');
  await page.fill('.period input[type=date]', '2016-07-11');
  await choose(page, 'placeId', 'Rubkona');
  await page.check('label:has-text("Gang rape") input');
  await page.fill('#field-narrative', 'Call her on +211 912 345 678');
  await page.waitForSelector(`.fault:has-text("${say('file.identity')}")`);
  await page.fill('#field-narrative', 'Two women were stopped on the road.');
  await page.waitForSelector(`.fault:has-text("${say('file.identity')}")`, { state: 'detached' });
  const kept = page.waitForResponse(
    (answer) =>
      answer.url().endsWith('/draft/keep') && (answer.request().postData() ?? '').includes('"count":2'),
  );
  await page.fill('#field-survivors', '٢');
  assert.ok((await kept).ok());
  await page.context().close();

  const other = await enter('focal-point', { width: 390 });
  await open(other, 'drafts');
  await other.waitForSelector('.drafts li:has-text("Gang rape, Rubkona")');
  // Another is begun beside it, and takes nothing away.
  await open(other, 'reports/own');
  await other.click(`main a.button:has-text("${say('file.title')}")`);
  await other.click(`button:text-is("${say('begun.another')}")`);
  await other.waitForSelector('.record-form');
  await other.check('label:has-text("Sexual slavery") input');
  await other.waitForSelector('.kept:has-text("Kept")');
  await other.reload();
  await other.waitForSelector('.record-form');
  assert.ok(await other.isChecked('label:has-text("Sexual slavery") input'), 'the address knows which');
  await open(other, 'reports/own');
  assert.equal(await other.locator('.drafts li').count(), 2);
  assert.deepEqual(await faultsOf(other), []);
  await other.click('.drafts li:has-text("Sexual slavery") button');
  await other.locator('.drafts li').nth(1).waitFor({ state: 'detached' });
  await open(other, 'work');
  await other.click('.work .drafts li:has-text("Gang rape, Rubkona") a');
  await other.waitForSelector('.record-form');
  assert.equal(await other.inputValue('#field-narrative'), 'Two women were stopped on the road.');
  await choose(other, 'partyIds', 'unidentified');
  await other.selectOption('#field-sourceType', 'witness');
  await other.check('#field-anonymisedReporting');
  const sent: string[] = [];
  other.on('request', (request) => (request.url().endsWith('/report/file') ? sent.push('once') : 0));
  // Twice at once, sooner than the button can be told.
  await other.locator('.record-form').evaluate((form: HTMLFormElement) => {
    form.requestSubmit();
    form.requestSubmit();
  });
  await statusOf(other, say('file.filed'));
  assert.deepEqual(sent, ['once']);
  assert.equal(await textOf(other, 'main h1'), 'Gang rape (2), Rubkona, 11 July 2016');
  assert.match(await textOf(other, '.told'), /stopped on the road/);
  await open(other, 'reports/new');
  await other.waitForSelector('.record-form');
  assert.equal(await other.locator('.drafts li').count(), 0, 'what was sent is no draft');
  await other.context().close();
});
test('a correction is a new version with its reason; somebody else’s is not written over unseen', async () => {
  const tell = await event();
  const id = await tell({ survivors: [{ count: 2, sex: 'female' }], narrative: 'Two women.' });
  const page = await enter('focal-point');
  await open(page, `reports/${id}`);
  await page.click(`main a:has-text("${say('file.correct.link')}")`);
  await page.waitForSelector('.record-form');
  await page.fill('#field-survivors', '3');
  await page.selectOption('#field-reliability', 'B');
  await page.click('.send button');
  assert.equal(await page.textContent('#field-reason-fault'), say('decide.short'));
  await page.fill('#field-reason', 'the source counted again');
  await runOperation(t.house, recordConsent, await t.actor('wpa'), {
    mission,
    id,
    consent: { anonymisedReporting: true },
    reason: 'asked by the clinic',
  });
  await page.click('.send button');
  // Her words stand; what somebody else said meanwhile is shown, and taken.
  await page.waitForSelector(`.note[role=alert]:has-text("${say('file.field.anonymisedReporting')}: given")`);
  await page
    .locator('.note li', { hasText: say('file.field.anonymisedReporting') })
    .locator('button')
    .click();
  await page.click('.send button');
  await statusOf(page, say('file.corrected'));
  await page.waitForSelector('.timeline:has-text("the source counted again")');
  const became = await page.locator('.timeline li').allTextContents();
  assert.match(
    became[0] ?? '',
    /^ChangedSurvivors: 2 × Female, .* → 3 × Female, .*Reliability of the source: not said → B: Usually reliablebecause: the source counted againversion 3, Focal point/,
  );
  assert.match(became[1] ?? '', /not asked → givenbecause: asked by the clinicversion 2/);
  await page.context().close();
});
test('a focal point finds her own reports with how far each is and what an adviser told, and no incident by name', async () => {
  const tell = await event();
  const id = await tell();
  const focal = await enter('focal-point');
  await open(focal, 'reports/own');
  const line = focal.locator('.own-reports > li', { has: focal.locator(`a[href$="${id}"]`) });
  assert.deepEqual(await focal.locator('.side a.current').allTextContents(), [say('own.title')]);
  // The latest is first; this one was told long ago.
  while ((await line.count()) === 0) {
    const before = await focal.locator('.own-reports > li').count();
    await focal.click(`text="${say('list.more')}"`);
    await focal.waitForSelector(`.own-reports > li:nth-child(${before + 1})`);
  }
  assert.equal(await line.locator('.stage').textContent(), `○ ${say('own.stage.waiting')}`);
  assert.deepEqual(await faultsOf(focal), []);
  const incident = await runOperation(t.house, openIncident, await t.actor('wpa'), {
    mission,
    reportId: id,
    reason: 'first report of this event',
  });
  const adviser = await enter('wpa', { locale: 'en', width: 390 });
  await open(adviser, `reports/${id}`);
  await adviser.click(`button:text-is("${say('feedback.tell')}")`);
  await adviser.fill('.decide textarea', 'Two others spoke of it. Could the source be asked for the day?');
  await adviser.click('.decide button[type=submit]');
  await adviser.waitForSelector('.feedback:has-text("Could the source be asked")');
  await adviser.context().close();
  const list = await runOperation(t.house, listOwnReports, await t.actor('focal_point'), {
    mission,
    after: `2013-01-01_${id}`,
  });
  const own = list.items.find((item) => item.id === id) ?? assert.fail('not among her own');
  assert.equal(own.stage, 'gathered');
  assert.match(own.feedback[0]?.text ?? '', /asked for the day/);
  await open(focal, `reports/${id}`);
  await focal.waitForSelector('.feedback:has-text("Could the source be asked")');
  assert.equal(await focal.locator(`button:text-is("${say('feedback.tell')}")`).count(), 0);
  assert.ok(!(await textOf(focal)).includes(incident.reference));
  assert.ok(
    !JSON.stringify(list).includes(incident.reference) && !JSON.stringify(list).includes(incident.id),
  );
  await focal.context().close();
});

test('an image is attached on the page of a report: what is given out is the picture, and it can be withdrawn with a reason', async () => {
  const page = await enter('focal-point');
  const photographs = [
    {
      name: 'Mary Poni at home.jpg',
      mimeType: 'image/jpeg',
      buffer: await page.screenshot({ type: 'jpeg' }),
    },
    { name: 'picture.png', mimeType: 'image/png', buffer: await page.screenshot({ type: 'png' }) },
  ];
  await open(page, 'reports');
  await page.locator('.dense tbody a').first().click();
  await page.waitForSelector('#attached');
  for (const [at, file] of photographs.entries()) {
    await page.click(`summary:text-is("${say('attached.add')}")`);
    await page.setInputFiles('input[name=file]', file);
    await page.fill('textarea[name=says]', `the road block ${at}`);
    assert.deepEqual(await faultsOf(page), []);
    await page.click(`button:text-is("${say('attached.send')}")`);
    await page.waitForSelector(`[aria-labelledby=attached] li:has-text("the road block ${at}")`);
  }
  assert.ok(!(await textOf(page, 'main')).includes('Mary'), 'the name of the file stays where it was');
  const other = await page.context().newPage();
  for (const at of [0, 1]) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[aria-labelledby=attached] li a').nth(at).click(),
    ]);
    const bytes = readFileSync(await download.path());
    const shown = await other.evaluate(
      `fetch('data:application/octet-stream;base64,${bytes.toString('base64')}').then((r) => r.blob())
         .then(createImageBitmap).then((image) => image.width + ' ' + image.height)`,
    );
    assert.equal(shown, '1280 900', 'a reader of images reads it');
  }
  await page.click(`[aria-labelledby=attached] li:has-text("road block 0") button`);
  await page.fill('textarea[name=reason]', 'a number plate is seen in it');
  await page.click(`.decide button[type=submit]`);
  await page.waitForSelector('[aria-labelledby=attached] li:has-text("a number plate is seen in it")');
  assert.equal(await page.locator('[aria-labelledby=attached] li a').count(), 1);
  await page.context().close();
});
