import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { may, ROLES } from '@openmara/core/access/rules';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import { createApp } from '@openmara/server/http/app';
import { PAGES as BUILT } from '@openmara/server/http/build-pages';
import { clearDocument } from '@openmara/server/documents/clear-document';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { workQueue } from '@openmara/server/jobs/work';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { listReports } from '@openmara/server/incidents/list-reports';
import { whatWaits } from '@openmara/server/missions/what-waits';
import { runOperation } from '@openmara/server/operations/run';
import { NAVIGATION, PAGES, paletteFor, WAITING } from '@openmara/web/frame/offer';
import type { Browser, Page } from 'playwright-core';
import { openTestHouse, type TestHouse } from '../open-test-house.ts';
import { openBrowser } from './open-browser.ts';

let t: TestHouse;
let browser: Browser;
let server: ReturnType<typeof serve>;
let base = '';
/** The incident whose page is opened: verified, so that headquarters reads it too. */
let record = '';
/** The report whose page is opened. */
let report = '';
/** The document whose page is opened: cleared, so that each reader of documents reads it. */
let composed = '';
const MISSION = 'UNSOM';
before(async () => {
  t = await openTestHouse(300);
  await workQueue(t.house);
  await new Promise<void>((ready) => {
    server = serve({ fetch: createApp(t.house, BUILT).fetch, port: 0, hostname: '127.0.0.1' }, (info) => {
      base = `http://127.0.0.1:${info.port}`;
      ready();
    });
  });
  const verified = await runOperation(t.house, listIncidents, await t.actor('senior_wpa'), {
    mission: MISSION,
    status: 'verified',
  });
  record = verified.items[0]?.id ?? '';
  const reports = await runOperation(t.house, listReports, await t.actor('senior_wpa'), { mission: MISSION });
  report = reports.items[0]?.id ?? '';
  composed = await aClearedDocument();
  browser = await openBrowser();
});
async function aClearedDocument(): Promise<string> {
  const at = { mission: MISSION, period: '2016-Q2' };
  const { id } = await runOperation(t.house, composeQuarterly, await t.actor('wpa'), at);
  await runOperation(t.house, clearDocument, await t.actor('senior_wpa'), { mission: MISSION, id });
  return id;
}
after(async () => {
  await browser.close();
  server.close();
  await t.close();
});
async function enter(email: string, options: { locale?: string; width?: number } = {}): Promise<Page> {
  const context = await browser.newContext({
    locale: options.locale ?? 'en',
    viewport: { width: options.width ?? 1280, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(base);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
  return page;
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('an adviser imports a log on the page: sees what would happen, imports it, is asked when it comes again, undoes it', async () => {
  const page = await enter('senior-wpa@demo.example');
  await page.goto(`${base}/m/UNMISS/import`);
  await page.setInputFiles(
    'input[type=file]',
    join(import.meta.dirname, '../../data/intake/focal-point-log.xlsx'),
  );
  await page.waitForSelector('text=What would happen');
  assert.match((await page.textContent('.waiting')) ?? '', /180 rows/);
  // What each column means stands above what would happen, with what stands in it.
  const said = (await page.textContent('main section')) ?? '';
  assert.ok(said.indexOf('What each column means') < said.indexOf('What would happen'));
  const mapping = page.locator('table:has(th:has-text("Values that stand in several rows"))');
  const groups = await mapping.locator('th[scope=rowgroup]').allTextContents();
  assert.deepEqual(groups.slice(0, 3), ['When', 'Where', 'What']);
  const violence = await mapping.locator('tr:has(select) >> nth=0').textContent();
  assert.match(violence ?? '', /different values in|…/);
  assert.deepEqual(await faultsOf(page), []);
  assert.match((await page.textContent('main')) ?? '', /demonstration workspace/);
  await page.click('text=Import 180 reports');
  await page.waitForSelector('td:has-text("done")', { timeout: 30_000 });
  // The same file again: it is asked whose it is, and nothing begins before it is said.
  await page.setInputFiles(
    'input[type=file]',
    join(import.meta.dirname, '../../data/intake/focal-point-log.xlsx'),
  );
  await page.waitForSelector('text=This looks like the log imported on');
  assert.ok(await page.isDisabled('button:has-text("Import 0 reports")'));
  await page.click('button:has-text("Update the log of")');
  await page.waitForSelector('li:has-text("180 unchanged")');
  await page.click('button:has-text("Undo this import")');
  await page.click('button:has-text("Yes, undo it")');
  await page.waitForSelector('td:has-text("undone")');
  await page.context().close();
});
/** The messages of the first language, as the pages show them. */
const words: Readonly<Record<string, string>> = Object.assign(
  {},
  ...globSync(join(import.meta.dirname, `../../locales/${FIRST_LOCALE}/*.json`)).map((file) =>
    JSON.parse(readFileSync(file, 'utf8')),
  ),
);
const titleOf = (label: string): string => `${words[label] ?? ''} – ${MISSION} – OpenMARA`;
/** The address of a page of the list; a record's page is that of a record which stands in the demonstration. */
const addressOf = (path: string): string =>
  `${base}/m/${MISSION}/${path.replace('$id', path.startsWith('reports') ? report : path.startsWith('documents') ? composed : record)}`;
const settled = async (page: Page): Promise<void> => {
  await page.waitForSelector('main h1');
  await page.waitForSelector('[aria-busy]', { state: 'detached' });
};

/** What the accessibility checker holds to be serious in the page as it stands. */
const faultsOf = async (page: Page): Promise<string[]> =>
  (await page.evaluate(
    `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 120)))`,
  )) as string[];

test('every page opens, at 1280 and 390 px, in English and Arabic, without serious accessibility faults or sideways scrolling', async () => {
  for (const [locale, width] of [
    ['en', 1280],
    ['ar', 390],
  ] as const) {
    const page = await enter('senior-wpa@demo.example', { locale, width });
    assert.equal(await page.getAttribute('html', 'dir'), locale === 'ar' ? 'rtl' : 'ltr');
    for (const { path } of PAGES) {
      await page.goto(addressOf(path));
      await settled(page);
      assert.deepEqual(await faultsOf(page), [], `${path} ${locale}`);
      const wider = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.ok(Number(wider) <= 1, `${path} at ${width}: ${String(wider)} px too wide`);
    }
    await page.context().close();
  }
});
test('every role is offered the pages of its rule and no other, and reads that the others are not part of it', async () => {
  for (const role of ROLES) {
    const page = await enter(`${role.replaceAll('_', '-')}@demo.example`);
    const offered = NAVIGATION.filter((candidate) => may(role, candidate.needs));
    assert.match(page.url(), new RegExp(`/m/[A-Z]+/${offered[0]?.path ?? ''}$`), role);
    for (const { path, label, needs } of PAGES) {
      await page.goto(addressOf(path));
      await settled(page);
      assert.equal(await page.title(), titleOf(label), `${role} ${path}`);
      const heading = await page.textContent('main h1');
      assert.equal(
        heading === words['notincluded.title'],
        !may(role, needs),
        `${role} ${path}: ${heading ?? ''}`,
      );
      assert.deepEqual(
        await page.locator('.side li').allTextContents(),
        offered.map((candidate) => words[candidate.label]),
        `${role} ${path}`,
      );
    }
    await page.keyboard.press('Control+k');
    assert.deepEqual(
      await page.locator('.goto [role=option]').allTextContents(),
      paletteFor([{ role, mission: null }], MISSION).map((entry) => words[entry.label]),
      role,
    );
    await page.context().close();
  }
});
test('the palette is walked with the arrow keys, and what they stop at opens', async () => {
  const page = await enter('wpa@demo.example');
  await page.goto(addressOf('home'));
  await settled(page);
  await page.keyboard.press('Control+k');
  const chosen = (): Promise<string | null> => page.textContent('.goto [aria-selected=true]');
  assert.equal(await chosen(), words['nav.work']);
  assert.deepEqual(await faultsOf(page), []);
  await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(), words['nav.home']);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  const last = paletteFor([{ role: 'wpa', mission: null }], MISSION).at(-1);
  assert.equal(await chosen(), words[last?.label ?? ''], 'from the first to the last');
  await page.keyboard.type('incident');
  await page.keyboard.press('ArrowDown');
  assert.equal(await chosen(), words['reports.join']);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${base}/m/${MISSION}/reports?joined=no`);
  await page.context().close();
});
test('a page offers what its reader may do, and not what the server would refuse', async () => {
  const shown = async (role: string, path: string): Promise<string[]> => {
    const page = await enter(`${role}@demo.example`);
    await page.goto(addressOf(path));
    await settled(page);
    const buttons = await page.locator('main button').allTextContents();
    await page.context().close();
    return buttons;
  };
  const compose = words['documents.compose'] ?? '';
  assert.ok((await shown('wpa', 'documents')).includes(compose));
  assert.ok(!(await shown('head-of-mission', 'documents')).includes(compose));
  const [record, separate] = [words['verify.record'] ?? '', words['join.undo'] ?? ''];
  const adviser = await shown('wpa', 'incidents/$id');
  assert.ok(adviser.includes(record) && adviser.includes(separate));
  const officer = await shown('verifying-officer', 'incidents/$id');
  assert.ok(officer.includes(record) && !officer.includes(separate));
  const member = await shown('working-group-member', 'incidents/$id');
  assert.ok(!member.includes(record) && !member.includes(separate));
});
test('everything that an area of the server counts as waiting has its name and its page', async () => {
  for (const role of ['senior_wpa', 'head_of_mission'] as const) {
    const { items } = await runOperation(t.house, whatWaits, await t.actor(role), { mission: MISSION });
    assert.ok(items.length > 0, role);
    for (const { what } of items)
      assert.ok(
        WAITING.some((place) => place.what === what),
        what,
      );
  }
  const page = await enter('senior-wpa@demo.example');
  await page.goto(addressOf('home'));
  await page.click(`.waiting a:has-text("${words['incidents.under'] ?? ''}")`);
  await page.waitForURL(`${base}/m/${MISSION}/incidents?status=under_verification`);
  await page.context().close();
});
test('a step, a decision on what was read, a separation that takes it back, and consent, on the page of an incident', async () => {
  const { items } = await runOperation(t.house, listIncidents, await t.actor('senior_wpa'), {
    mission: MISSION,
    status: 'under_verification',
  });
  const address = `${base}/m/${MISSION}/incidents/${items[0]?.id ?? ''}`;
  const say = (id: string): string => words[id] ?? id;
  const officer = await enter('verifying-officer@demo.example');
  await officer.goto(address);
  await settled(officer);
  await officer.selectOption('select[name=report]', { index: 1 });
  await officer.check('input[name=primary]');
  await officer.selectOption('select[name=method]', 'interview');
  await officer.fill('textarea[name=grounds]', 'heard with consent');
  const sent: string[] = [];
  officer.on('request', (request) =>
    request.url().endsWith('/incident/record-step') ? sent.push('once') : 0,
  );
  // Twice at once, sooner than the button can be told.
  await officer.locator('main form.stacked:has([name=grounds])').evaluate((form: HTMLFormElement) => {
    form.requestSubmit();
    form.requestSubmit();
  });
  await officer.waitForSelector('.timeline li:has-text("heard with consent")');
  await officer.waitForSelector(`[role=status]:has-text("${say('verify.recorded')}")`);
  assert.deepEqual(sent, ['once']);
  const left = ['textarea[name=grounds]', 'select[name=method]', 'select[name=report]'].map((field) =>
    officer.inputValue(field),
  );
  assert.deepEqual(await Promise.all(left), ['', '', ''], 'what was sent is not offered again');
  await officer.check(`label:has-text("${say('verify.decision')}") input[type=radio]`);
  assert.equal(await officer.locator('input[name=primary]').count(), 0, 'a source is heard in a step');
  assert.equal(await officer.inputValue('select[name=decision]'), '', 'nothing is decided by default');
  await officer.selectOption('select[name=decision]', 'verified');
  await officer.selectOption('select[name=method]', 'interview');
  await officer.fill('textarea[name=grounds]', 'a direct primary source');
  await officer.click(`main form.stacked button:has-text("${say('verify.decide')}")`);
  await officer.waitForSelector('.timeline li:has-text("a direct primary source")');
  await officer.context().close();

  const adviser = await enter('wpa@demo.example');
  await adviser.goto(address);
  await settled(adviser);
  const consent = adviser.locator(`details:has-text("${say('consent.reporting')}")`).first();
  await consent.locator('summary').click();
  await consent.locator('select').selectOption('no');
  await consent.locator('input[name=reason]').fill('she no longer wishes it');
  await consent.locator('button').click();
  await adviser.waitForSelector(`.tag:has-text("${say('incident.noconsent')}")`);
  await adviser.waitForSelector(`.tag:has-text("${say('report.changed')}")`);
  await adviser
    .locator(`button:has-text("${say('join.undo')}")`)
    .first()
    .click();
  await adviser.click('.decide button[type=submit]');
  await adviser.waitForSelector(`.decide .fault:has-text("${say('decide.short')}")`);
  await adviser.fill('.decide textarea', 'another night');
  await adviser.click('.decide button[type=submit]');
  await adviser.waitForSelector(`.timeline li:has-text("${say('incident.reopened')}")`);
  assert.deepEqual(await faultsOf(adviser), []);
  await adviser.context().close();
});
test('an address that no page has is answered in the frame', async () => {
  const page = await enter('wpa@demo.example');
  await page.goto(addressOf('no-such-page'));
  await settled(page);
  assert.equal(await page.textContent('main h1'), words['nosuchpage.title']);
  await page.locator('.side li').first().waitFor();
  await page.context().close();
});
test('leaving ends the session', async () => {
  const page = await enter('gender-adviser@demo.example');
  await page.click('text=Leave');
  await page.waitForSelector('text=You have left');
  assert.equal(await page.title(), `${words['left.title'] ?? ''} – OpenMARA`);
  assert.equal((await page.request.get(`${base}/api/access/who-am-i`)).status(), 401);
  await page.goto(addressOf('home'));
  await page.waitForSelector('input[name=password]');
  assert.equal(await page.title(), `${words['signin.title'] ?? ''} – OpenMARA`);
  await page.context().close();
});
test('the language is switched in the page', async () => {
  const page = await enter('wpa@demo.example');
  await page.selectOption('.language select', 'fr');
  await page.waitForSelector('text=Signalements');
  assert.equal(await page.getAttribute('html', 'lang'), 'fr');
  await page.context().close();
});
