import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '@hono/node-server';
import { createApp } from '@openmara/server/http/app';
import { PAGES } from '@openmara/server/http/build-pages';
import { workQueue } from '@openmara/server/jobs/work';
import type { Browser, Page } from 'playwright-core';
import { openTestHouse, type TestHouse } from '../open-test-house.ts';
import { openBrowser } from './open-browser.ts';

let t: TestHouse;
let browser: Browser;
let server: ReturnType<typeof serve>;
let base = '';
before(async () => {
  t = await openTestHouse(300);
  await workQueue(t.house);
  await new Promise<void>((ready) => {
    server = serve({ fetch: createApp(t.house, PAGES).fetch, port: 0, hostname: '127.0.0.1' }, (info) => {
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

test('an adviser imports a log on the page: sees what would happen, then imports it', async () => {
  const page = await enter('senior-wpa@demo.example');
  await page.goto(`${base}/m/UNMISS/import`);
  await page.setInputFiles(
    'input[type=file]',
    join(import.meta.dirname, '../../data/intake/focal-point-log.xlsx'),
  );
  await page.waitForSelector('text=What would happen');
  assert.match((await page.textContent('.waiting')) ?? '', /180 rows/);
  await page.click('text=Import 180 reports');
  await page.waitForSelector('td:has-text("done")', { timeout: 30_000 });
  await page.context().close();
});
test('every page opens, at 1280 and 390 px, in English and Arabic, without serious accessibility faults or sideways scrolling', async () => {
  for (const [locale, width] of [
    ['en', 1280],
    ['ar', 390],
  ] as const) {
    const page = await enter('senior-wpa@demo.example', { locale, width });
    assert.equal(await page.getAttribute('html', 'dir'), locale === 'ar' ? 'rtl' : 'ltr');
    for (const path of [
      'home',
      'reports',
      'incidents',
      'import',
      'tables',
      'documents',
      'parties',
      'sources',
    ]) {
      await page.goto(`${base}/m/UNSOM/${path}`);
      await page.waitForSelector('main h1');
      await page.waitForSelector('[aria-busy]', { state: 'detached' });
      const faults = (await page.evaluate(
        `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 120)))`,
      )) as string[];
      assert.deepEqual(faults, [], `${path} ${locale}`);
      const wider = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.ok(Number(wider) <= 1, `${path} at ${width}: ${String(wider)} px too wide`);
    }
    await page.context().close();
  }
});
test('a role sees the areas of its rule only, and leaving ends the session', async () => {
  const page = await enter('gender-adviser@demo.example');
  const areas = await page.locator('.side li').allTextContents();
  assert.ok(areas.includes('Tables') && !areas.includes('Incidents') && !areas.includes('Import'));
  await page.click('text=Leave');
  await page.waitForSelector('text=You have left');
  assert.equal((await page.request.get(`${base}/api/access/who-am-i`)).status(), 401);
  await page.context().close();
});
test('the language is switched in the page', async () => {
  const page = await enter('wpa@demo.example');
  await page.selectOption('.language select', 'fr');
  await page.waitForSelector('text=Signalements');
  assert.equal(await page.getAttribute('html', 'lang'), 'fr');
  await page.context().close();
});
