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
