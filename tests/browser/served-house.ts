/** What the tests of the pages share: a house that is served, its messages, and what the accessibility checker says. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import { createApp } from '@openmara/server/http/app';
import { PAGES } from '@openmara/server/http/build-pages';
import type { Browser, Page } from 'playwright-core';
import { openTestHouse, type TestHouse } from '../open-test-house.ts';
import { openBrowser } from './open-browser.ts';

export interface ServedHouse {
  readonly t: TestHouse;
  readonly browser: Browser;
  /** Its address, without a path. */
  readonly base: string;
  close(): Promise<void>;
}
/** @param scale synthetic incidents in all */
export async function serveHouse(scale: number): Promise<ServedHouse> {
  const t = await openTestHouse(scale);
  const { server, base } = await new Promise<{ server: ReturnType<typeof serve>; base: string }>((ready) => {
    const server = serve(
      { fetch: createApp(t.house, PAGES).fetch, port: 0, hostname: '127.0.0.1' },
      ({ port }) => ready({ server, base: `http://127.0.0.1:${port}` }),
    );
  });
  const browser = await openBrowser();
  return {
    t,
    browser,
    base,
    async close() {
      await browser.close();
      server.close();
      await t.close();
    },
  };
}

/** The messages of the first language, as the pages show them. */
export const words: Readonly<Record<string, string>> = Object.assign(
  {},
  ...globSync(join(import.meta.dirname, `../../locales/${FIRST_LOCALE}/*.json`)).map((file) =>
    JSON.parse(readFileSync(file, 'utf8')),
  ),
);
/** A message with its places filled. */
export const say = (id: string, places: Record<string, string | number> = {}): string =>
  Object.entries(places).reduce(
    (text, [place, value]) => text.replaceAll(`{${place}}`, String(value)),
    words[id] ?? assert.fail(`no message ${id}`),
  );
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What the accessibility checker holds to be serious in the page as it stands. */
export const faultsOf = async (page: Page): Promise<string[]> =>
  (await page.evaluate(
    `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 120)))`,
  )) as string[];

/** Signs a demonstration account in, by the name of its role, in a window of its own. */
export async function enter(
  { browser, base }: ServedHouse,
  role: string,
  options: { locale?: string; width?: number; dark?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: options.locale ?? 'en',
    colorScheme: options.dark ? 'dark' : 'light',
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
/** Until the page has its heading and nothing in it is being loaded. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1');
  await page.waitForSelector('[aria-busy]', { state: 'detached' });
}
