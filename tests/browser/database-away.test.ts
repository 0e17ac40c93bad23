/** While the database is away the pages say so, keep what was written, and come back without a click. */
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  askOf,
  freePort,
  postmasterOf,
  removeAll,
  type ServerProcess,
  signInAs,
  startServer,
  until,
} from '../server-process.ts';
import { openBrowser } from './open-browser.ts';
import { faultsOf, say } from './served-house.ts';

const directory = mkdtempSync(join(tmpdir(), 'openmara-away-'));
const mission = 'UNMISS';
let server: ServerProcess;
let browser: Browser;
before(async () => {
  server = await startServer(directory, await freePort());
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await removeAll(directory, server?.child);
});

async function enter(role: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.base);
  await page.fill('input[name=email]', `${role}@demo.example`);
  await page.fill('input[name=password]', 'demonstration only 2016');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.side');
  return page;
}
/** Kills the database, again and again where it is back before the page asked, until it was seen to be away. */
async function keepAway(seen: () => Promise<boolean>): Promise<void> {
  let killed = 0;
  await until(async () => {
    try {
      const postmaster = postmasterOf(directory);
      // Of this test's own directory, by the id that it wrote there.
      if (postmaster !== killed) process.kill(postmaster, 'SIGKILL');
      killed = postmaster;
    } catch {
      // It is just being started.
    }
    return (await seen()) || undefined;
  }, 'the page that says that the database is away');
}

test('a list that the database cannot answer says so in plain words, and shows itself when it is back', async () => {
  const page = await enter('wpa');
  const away = page.locator('main [role=alert]', { hasText: say('problem.away') });
  const asked = page.goto(`${server.base}/m/${mission}/reports`);
  await keepAway(() => away.isVisible());
  await asked;
  assert.match((await away.textContent()) ?? '', new RegExp(say('problem.away.how').slice(0, 40)));
  assert.doesNotMatch((await page.textContent('main')) ?? '', /ECONN|postgres|socket|undefined/i);
  assert.deepEqual(await faultsOf(page), []);
  await page.waitForSelector('main table tbody tr');
  await away.waitFor({ state: 'detached' });
  await page.context().close();
});

test('a report that was being written stays in its form, and is filed once when the database is back', async () => {
  const page = await enter('focal-point');
  const token = await signInAs(server.base, 'focal-point');
  const filed = async (): Promise<number> => {
    const answer = await askOf(server.base, 'report/list-own', { mission }, token);
    return ((await answer.json()) as { items: unknown[] }).items.length;
  };
  const before = await filed();
  await page.goto(`${server.base}/m/${mission}/reports/new`);
  await page.waitForSelector('#field-narrative');
  await page.selectOption('#field-occurred', 'exact');
  await page.fill('.period input[type=date]', '2016-07-11');
  await page.check('label:has-text("Gang rape") input');
  await page.selectOption('#field-sourceType', 'witness');
  const written = 'Two women were stopped on the road, and nobody may lose this on a slow line.';
  await page.fill('#field-narrative', written);
  const away = page.locator('main [role=alert]', { hasText: say('problem.away') });
  const send = page.locator('main form button[type=submit]');
  await keepAway(async () => {
    if (await away.isVisible()) return true;
    await send.click({ timeout: 500 }).catch(() => undefined);
    return false;
  });
  assert.equal(await page.inputValue('#field-narrative'), written);
  assert.deepEqual(await faultsOf(page), []);
  await until(
    async () => ((await fetch(`${server.base}/api/health`)).status === 200 ? true : undefined),
    'health',
  );
  await send.click();
  await page.waitForURL((url) => !url.pathname.endsWith('/new'));
  assert.equal(await filed(), before + 1);
  await page.context().close();
});
