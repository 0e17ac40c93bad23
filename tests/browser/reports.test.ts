/** Reports on the pages: what was filed and what became of it, the incident that it belongs to, filing and answering. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import { importByCommand } from '@openmara/server/command/import-command';
import { createApp } from '@openmara/server/http/app';
import { PAGES as BUILT } from '@openmara/server/http/build-pages';
import { listAudit } from '@openmara/server/audit/list-audit';
import { getReport } from '@openmara/server/incidents/get-report';
import { listReports } from '@openmara/server/incidents/list-reports';
import { recordConsent } from '@openmara/server/incidents/record-consent';
import { runOperation } from '@openmara/server/operations/run';
import type { Browser, Page } from 'playwright-core';
import { openTestHouse, type TestHouse } from '../open-test-house.ts';
import { openBrowser } from './open-browser.ts';

let t: TestHouse;
let browser: Browser;
let server: ReturnType<typeof serve>;
let base = '';
const mission = 'UNMISS';
before(async () => {
  t = await openTestHouse(300);
  await new Promise<void>((ready) => {
    server = serve({ fetch: createApp(t.house, BUILT).fetch, port: 0, hostname: '127.0.0.1' }, (info) => {
      base = `http://127.0.0.1:${info.port}`;
      ready();
    });
  });
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  server.close();
  await t.close();
});

/** The messages of the first language, as the pages show them. */
const words: Readonly<Record<string, string>> = Object.assign(
  {},
  ...globSync(join(import.meta.dirname, `../../locales/${FIRST_LOCALE}/*.json`)).map((file) =>
    JSON.parse(readFileSync(file, 'utf8')),
  ),
);
const say = (id: string, places: Record<string, string | number> = {}): string =>
  Object.entries(places).reduce(
    (text, [place, value]) => text.replaceAll(`{${place}}`, String(value)),
    words[id] ?? assert.fail(`no message ${id}`),
  );
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What the accessibility checker holds to be serious in the page as it stands. */
const faultsOf = async (page: Page): Promise<string[]> =>
  (await page.evaluate(
    `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 120)))`,
  )) as string[];

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
  await page.waitForSelector(`main a[href$="reports/${joined.id}"]`);
  await page.click(`main a[href$="reports/${joined.id}"]`);
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
