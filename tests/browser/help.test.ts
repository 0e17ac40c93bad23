/** Help at the heading of a page: asked for, read, closed, by keyboard and by ear, and brought by nobody else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { LOCALES } from '@openmara/core/language/languages';
import { ByKeyboard } from './by-keyboard.ts';
import { enter, faultsOf, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
before(async () => {
  served = await serveHouse(40);
});
after(() => served.close());
const sentencesOf = (locale: string, path: string): string[] =>
  (
    JSON.parse(
      readFileSync(join(import.meta.dirname, `../../locales/${locale}/help/pages.json`), 'utf8'),
    ) as Record<string, string[]>
  )[path]?.map((sentence) => sentence.replaceAll(/\[([^\]]+)\]\([a-z-]+\)/g, '$1')) ?? [];

const wordsOf = (locale: string): Record<string, { word: string }> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../locales/${locale}/help/words.json`), 'utf8'));

test('the question mark opens by key what the page is for, and Escape leads back to it', async () => {
  const person = await ByKeyboard.enter(served, 'senior-wpa', 'UNMISS');
  const { page } = person;
  for (const path of ['work', 'reports', 'import']) {
    await page.goto(`${served.base}/m/UNMISS/${path}`);
    await settled(page);
    const mark = page.getByRole('button', { name: say('help'), exact: false, expanded: false });
    await person.press(mark);
    await page.waitForSelector('.help .all-words');
    await settled(page);
    assert.deepEqual(
      await page.locator('.help p:not(.all-words)').allTextContents(),
      sentencesOf('en', path),
      path,
    );
    assert.deepEqual(await faultsOf(page), []);
    const opened = page.locator('.help-mark[aria-expanded=true]');
    assert.ok(await page.locator(`[id="${await opened.getAttribute('aria-controls')}"]`).isVisible());
    await page.keyboard.press('Escape');
    await page.waitForSelector('.help', { state: 'hidden' });
    assert.ok(await mark.evaluate((one) => one === document.activeElement));
  }
  await page.context().close();
});
test('a record has its own help, a form below a list that of the list, in the language of the reader', async () => {
  for (const locale of LOCALES) {
    const page = await enter(served, 'senior-wpa', { locale });
    const brought: string[] = [];
    page.on('request', (request) => brought.push(request.url()));
    await page.goto(`${served.base}/m/UNMISS/incidents`);
    await settled(page);
    await page.locator('.dense td.line a').first().click();
    await page.waitForURL(/incidents\/[\w-]+$/);
    await settled(page);
    const before = brought.length;
    await page.locator('.help-mark').click();
    await page.waitForSelector('.help .all-words');
    assert.deepEqual(
      await page.locator('.help p:not(.all-words)').allTextContents(),
      sentencesOf(locale, 'incidents/$id'),
    );
    assert.equal(
      brought.slice(before).filter((url) => url.endsWith('.js')).length,
      1,
      'once, when asked for',
    );
    await page.goto(`${served.base}/m/UNMISS/network/new`);
    await settled(page);
    await page.locator('.help-mark').click();
    await page.waitForSelector('.help .all-words');
    assert.deepEqual(
      await page.locator('.help p:not(.all-words)').allTextContents(),
      sentencesOf(locale, 'network'),
    );
    await page.context().close();
  }
});
test('a word in a sentence leads to what it means, and a search finds words without their accents', async () => {
  const person = await ByKeyboard.enter(served, 'focal-point', 'UNMISS');
  const { page } = person;
  await page.goto(`${served.base}/m/UNMISS/reports`);
  await settled(page);
  await person.press(page.locator('.help-mark'));
  await person.press(page.locator('.help a').first());
  await page.waitForURL(/glossary\?word=report$/);
  const asked = page.locator('.glossary [aria-current=true] dt');
  await asked.waitFor();
  assert.equal(await asked.textContent(), wordsOf('en')['report']?.word);
  assert.ok(await asked.evaluate((one) => one === document.activeElement));
  assert.deepEqual(await faultsOf(page), []);
  const search = page.getByRole('searchbox', { name: say('glossary.find') });
  await person.write(search, 'poc');
  await page.waitForFunction("document.querySelectorAll('.glossary .fact').length === 1");
  assert.match((await page.locator('.glossary dt').textContent()) ?? '', /Protection of civilians PoC/);
  await person.write(search, 'zzz');
  await page.getByText(say('glossary.none'), { exact: true }).waitFor();
  await page.context().close();
});
test('help and glossary are no wider than a telephone, by night, in every language', async () => {
  for (const locale of LOCALES) {
    const page = await enter(served, 'senior-wpa', { locale, width: 390, dark: true });
    for (const path of ['glossary?word=withheld', 'incidents', 'figures']) {
      await page.goto(`${served.base}/m/UNMISS/${path}`);
      await settled(page);
      await page.locator('.help-mark').click();
      await page.waitForSelector('.help .all-words');
      assert.deepEqual(await faultsOf(page), [], `${locale} ${path}`);
      const wider = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      assert.ok(Number(wider) <= 1, `${locale} ${path}: ${String(wider)} px too wide`);
    }
    await page.context().close();
  }
});
test('outside a mission, and over the settings, the question mark says what is done there', async () => {
  const page = await (await served.browser.newContext({ locale: 'en' })).newPage();
  for (const path of ['/', '/invitation']) {
    await page.goto(`${served.base}${path}`);
    await page.locator('main .help-mark').click();
    await page.locator('.help p', { hasText: sentencesOf('en', path)[0] ?? assert.fail(path) }).waitFor();
    assert.equal(await page.locator('.help a').count(), 0, 'there is no glossary without a mission');
    assert.deepEqual(await faultsOf(page), []);
  }
  await page.context().close();
  const inside = await enter(served, 'senior-wpa');
  await inside.locator('.top button[aria-haspopup]').click();
  await inside.locator('dialog .help-mark').click();
  await inside
    .locator('dialog .help p', { hasText: sentencesOf('en', 'settings')[0] ?? assert.fail() })
    .waitFor();
  assert.deepEqual(await faultsOf(inside), []);
  await inside.context().close();
});
