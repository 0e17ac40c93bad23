/**
 * Pages as they are read in a language: nothing in them is left in another, every code, name and word of a person has a
 * direction of its own, and one kind of digits is read.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { directionOf, FIRST_LOCALE, type Locale, LOCALES } from '@openmara/core/language/languages';
import { VOCABULARIES } from '@openmara/core/vocabularies';
import { PARTIES } from '@openmara/server/demonstration/letter';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { workQueue } from '@openmara/server/jobs/work';
import { operationNamed } from '@openmara/server/operations/registry';
import { runOperation } from '@openmara/server/operations/run';
import { OUTSIDE, PAGES } from '@openmara/web/frame/offer';
import type { Page } from 'playwright-core';
import { readPage, type Said } from './reading.ts';
import { enter, serveHouse, type ServedHouse, settled } from './served-house.ts';

const MISSION = 'UNMISS';
const LOG = join(import.meta.dirname, '../../data/intake/focal-point-log.xlsx');
let served: ServedHouse;
before(async () => {
  served = await serveHouse(120);
  const { house } = served.t;
  await workQueue(house);
  const asked = { mission: MISSION, period: '2016-Q2' };
  const record = async (kind: string, values: object): Promise<string> => {
    const operation = operationNamed(`${kind}.record`);
    if (operation?.kind !== 'command') throw new Error(kind);
    const made = await runOperation(house, operation, await served.t.actor('wpa'), {
      mission: MISSION,
      values,
    });
    return (made as { id: string }).id;
  };
  await record('focal-point', { component: 'police', fieldOffice: 'Bentiu', since: '2016-01-01' });
  const instrument = await record('instrument', { title: 'P1', type: 'action_plan', source: 'S1' });
  const measure = await record('measure', {
    instrument,
    standard: 'training',
    text: 'M1',
    due: '2016-08-01',
  });
  await record('implementing-body', { instrument, name: 'K1', chair: 'K2', metOn: '2016-06-01' });
  await record('milestone', { measure, text: 'E1', due: '2016-07-01' });
  const cost = { amount: 1200, currency: 'USD' };
  await record('funding', { measure, donor: 'D1', pledged: cost, received: cost, source: 'S2' });
  for (const locale of LOCALES)
    await runOperation(house, composeQuarterly, await served.t.actor('wpa'), { ...asked, locale });
});
after(() => served.close());

const catalogue = (locale: string): Record<string, string> =>
  Object.assign(
    {},
    ...globSync(join(import.meta.dirname, `../../locales/${locale}/*.json`)).map((file) =>
      JSON.parse(readFileSync(file, 'utf8')),
    ),
  );
const glossary = (locale: string): string =>
  readFileSync(join(import.meta.dirname, `../../locales/${locale}/help/words.json`), 'utf8').replaceAll(
    /"\w+":/g,
    '',
  );
/** What is said in the first language and differently in this one. */
function leftovers(locale: Locale): ReadonlySet<string> {
  const [first, here] = [catalogue(FIRST_LOCALE), catalogue(locale)];
  const messages = Object.entries(first).filter(([id, text]) => here[id] !== text && !text.includes('{'));
  const terms = Object.values(VOCABULARIES).flatMap((list) =>
    list.flatMap(({ label }) => (label[locale] === label[FIRST_LOCALE] ? [] : [label[FIRST_LOCALE]])),
  );
  const parties = PARTIES.flatMap(({ name, names }) =>
    Object.entries(names).some(([of, said]) => of === locale && said !== name) ? [name] : [],
  );
  const all = new Set([...messages.map(([, text]) => text), ...terms, ...parties]);
  // A word of one language may be one of the other as well.
  for (const said of [
    ...Object.values(here),
    ...Object.values(VOCABULARIES).flatMap((list) => list.map(({ label }) => label[locale])),
  ])
    all.delete(said);
  return all;
}
/** Words in Latin letters that the language has itself: "PDF". */
const ownWords = (locale: Locale): ReadonlySet<string> =>
  new Set(
    [...Object.values(catalogue(locale)), glossary(locale)].flatMap(
      (text) =>
        text
          .replaceAll(/\{\w+(, plural,)?|\b(zero|one|two|few|many|other) \{/g, ' ')
          .match(/[A-Za-z]{2,}/g) ?? [],
    ),
  );

/** What is wrong with a text in a page of this language. */
function wrong(said: Said, locale: Locale, foreign: ReadonlySet<string>, own: ReadonlySet<string>): string[] {
  const pieces = [said.text, said.ours, ...said.apart].map((text) =>
    text.replaceAll(/[\u2066-\u2069]/g, '').trim(),
  );
  const left = said.written ? [] : pieces.filter((piece) => foreign.has(piece));
  if (directionOf(locale) === 'ltr') return left;
  const latin = (said.ours.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !own.has(word));
  return [...left, ...latin, ...(said.ours.match(/[0-9]+/g) ?? [])];
}

/** The addresses of the pages of the mission, with records that stand there. */
async function addresses(page: Page): Promise<string[]> {
  const ids = new Map<string, string>();
  const found: string[] = [];
  for (const { path } of PAGES) {
    const [list = ''] = path.split('/$id');
    if (path.includes('$id') && !ids.has(list)) {
      await page.goto(`${served.base}/m/${MISSION}/${list}`);
      await settled(page);
      const link = page.locator(`main a[href*="/${list}/"]`).filter({ hasNot: page.locator('.button') });
      const hrefs = await link.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
      ids.set(list, hrefs.map((href) => /[0-9a-f-]{36}/.exec(href)?.[0]).find(Boolean) ?? assert.fail(list));
    }
    found.push(`/m/${MISSION}/${path.replace('$id', ids.get(list) ?? '')}`);
  }
  return found;
}
/** Fails with everything that is wrong, page by page, so that all of it can be mended at once. */
class Reading {
  readonly faults: string[] = [];
  readonly locale: Locale;
  readonly foreign: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  constructor(locale: Locale) {
    this.locale = locale;
    this.foreign = leftovers(locale);
    this.own = ownWords(locale);
  }
  async read(page: Page, name: string): Promise<void> {
    await settled(page);
    await page.waitForLoadState('networkidle');
    for (const said of await readPage(page)) {
      const found = wrong(said, this.locale, this.foreign, this.own);
      if (found.length > 0) this.faults.push(`${name} ${said.where}: “${said.ours}” ${found.join(', ')}`);
    }
  }
}
async function open(role: string, locale: Locale): Promise<Page> {
  const page = await enter(served, role, { locale });
  await page.context().addCookies([{ name: 'openmara_digits', value: 'arab', url: served.base }]);
  return page;
}

for (const locale of LOCALES.filter((one) => one !== FIRST_LOCALE)) {
  test(`every page is read in its language: ${locale}`, { timeout: 300_000 }, async () => {
    const reading = new Reading(locale);
    for (const role of ['senior-wpa', 'administrator', 'auditor', 'head-of-mission']) {
      const page = await open(role, locale);
      const all =
        role === 'senior-wpa'
          ? await addresses(page)
          : ['home', 'audit', 'people', 'missions', 'figures', 'work'].map((path) => `/m/${MISSION}/${path}`);
      for (const address of [...all, ...OUTSIDE.map(({ path }) => path)]) {
        await page.goto(`${served.base}${address}`);
        await reading.read(page, `${role} ${address}`);
      }
      await page.context().close();
    }
    assert.deepEqual([...new Set(reading.faults)], []);
  });
  test(
    `what a log would become is read in the language of the reader: ${locale}`,
    { timeout: 120_000 },
    async () => {
      const reading = new Reading(locale);
      const page = await open('senior-wpa', locale);
      await page.goto(`${served.base}/m/${MISSION}/import`);
      await page.setInputFiles('input[type=file]', LOG);
      await page.waitForSelector('main .waiting');
      await reading.read(page, 'import');
      assert.deepEqual([...new Set(reading.faults)], []);
      await page.context().close();
    },
  );
}
