/** A document is read in the page as in the PDF, and every number in it says where it comes from. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LOCALES, type Locale } from '@openmara/core/language/languages';
import { labelOf } from '@openmara/core/vocabularies';
import { clearDocument } from '@openmara/server/documents/clear-document';
import { getDocument } from '@openmara/server/documents/get-document';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { runOperation } from '@openmara/server/operations/run';
import { withoutConsentSince } from '../consent-withdrawn.ts';
import { enter, faultsOf, say, serveHouse, type ServedHouse, settled } from './served-house.ts';

let served: ServedHouse;
const mission = 'UNMISS';
const period = '2016-Q3';
/** A cleared document in each language. */
const cleared = new Map<Locale, string>();
before(async () => {
  served = await serveHouse(2000);
  const { t } = served;
  for (const locale of LOCALES) {
    const asked = { mission, period, locale };
    const { id } = await runOperation(t.house, composeQuarterly, await t.actor('wpa'), asked);
    await runOperation(t.house, clearDocument, await t.actor('senior_wpa'), { mission, id });
    cleared.set(locale, id);
  }
});
after(() => served.close());

const addressOf = (locale: Locale): string =>
  `${served.base}/m/${mission}/documents/${cleared.get(locale) ?? assert.fail()}`;
async function modelOf(locale: Locale) {
  const id = cleared.get(locale) ?? assert.fail();
  const reader = await served.t.actor('head_of_mission');
  return (await runOperation(served.t.house, getDocument, reader, { mission, id })).model;
}

test('the page has what the PDF has, at 1280 and 390 px, by day and by night, from left and from right', async () => {
  for (const [locale, width, dark] of [
    ['en', 1280, false],
    ['ar', 390, true],
  ] as const) {
    const page = await enter(served, 'head-of-mission', { locale, width, dark });
    await page.goto(addressOf(locale));
    await settled(page);
    const { blocks, masthead, subtitle } = await modelOf(locale);
    const text = (await page.textContent('article.document')) ?? '';
    for (const wanted of [masthead.symbol, masthead.distribution, subtitle]) assert.ok(text.includes(wanted));
    for (const block of blocks) {
      const said = 'text' in block ? [block.text] : [block.caption];
      if (block.kind === 'table') said.push(block.note, ...block.head, ...block.body.flat());
      if (block.kind === 'picture') said.push(block.disclaimer ?? '');
      if (block.kind === 'paragraph') said.push(block.footnote ?? '');
      for (const one of said) assert.ok(text.includes(one), one);
    }
    assert.equal(await page.locator('.picture svg').count(), 2);
    assert.deepEqual(await faultsOf(page), [], `${locale} ${width}`);
    const wider = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    assert.ok(Number(wider) <= 1, `${String(wider)} px too wide`);
    if (process.env['PICTURES']) {
      const path = `${process.env['PICTURES']}/document-${locale}-${width}${dark ? '-dark' : ''}`;
      await page.screenshot({ path: `${path}.png`, fullPage: true });
      await page.locator('button.figure').first().click();
      await page.waitForSelector('.origin');
      await page.screenshot({ path: `${path}-asked.png` });
    }
    await page.context().close();
  }
});
test('a number says what was counted, by what, where, when, and as of which moment; its address is kept', async () => {
  const page = await enter(served, 'head-of-mission');
  const { figures } = await modelOf('en');
  const figure =
    figures.find(({ of, value }) => of?.rows === 'form' && of.row && of.column === null && value) ??
    assert.fail('a row total');
  await page.goto(addressOf('en'));
  await settled(page);
  await page.click(`#${figure.id}`);
  await page.waitForURL(new RegExp(`figure=${figure.id}$`));
  const said = (await page.textContent('.origin')) ?? '';
  for (const wanted of [
    String(figure.value),
    say('population.verified_incidents'),
    say('documents.conditions.verified_incidents'),
    labelOf('form', figure.of?.row ?? '', 'en'),
    '1 July 2016',
    '30 September 2016',
    figure.query,
  ])
    assert.ok(said.includes(wanted), `${wanted} in ${said}`);
  assert.equal(await page.locator('.origin a').count(), 0, 'who reads figures only is led to no record');
  assert.deepEqual(await faultsOf(page), []);
  await page.reload();
  await page.waitForSelector('.origin');
  await page.click(`.origin button:has-text("${say('documents.figure.close')}")`);
  await page.waitForSelector('.origin', { state: 'detached' });
  await page.context().close();
});
test('the list leads to the page', async () => {
  const page = await enter(served, 'wpa');
  await page.goto(`${served.base}/m/${mission}/documents`);
  await settled(page);
  await page.locator('main table a[href*="/documents/"]').first().click();
  await page.waitForSelector('article.document h1');
  await page.context().close();
});
test('who reads the records goes from a figure of a document, and from a cell of a table, to the records behind it', async () => {
  const page = await enter(served, 'wpa');
  const { figures } = await modelOf('en');
  const figure =
    figures.find(({ of, value }) => of?.rows === 'form' && of.row && of.column === null && value) ??
    assert.fail('a row total');
  await page.goto(`${addressOf('en')}?figure=${figure.id}`);
  await settled(page);
  await page.click(`.origin a:has-text("${say('documents.figure.records')}")`);
  await page.waitForURL(/\/incidents\?counted=/);
  await page.waitForSelector(`.chips .chip:has-text("${labelOf('form', figure.of?.row ?? '', 'en')}")`);
  await page.waitForSelector('main table tbody tr');
  assert.equal(await page.locator('main table tbody tr').count(), figure.value);
  assert.deepEqual(await faultsOf(page), []);
  await page.goto(`${served.base}/m/${mission}/tables?period=${period}&basis=decided&columns=sex`);
  await settled(page);
  const cell = page.locator('table.counts td a').last();
  const counted = Number(await cell.textContent());
  await cell.click();
  await page.waitForSelector('main table tbody tr');
  assert.equal(await page.locator('main table tbody tr').count(), Math.min(50, counted));
  await page.goBack();
  await page.waitForSelector('table.counts');
  const cells = await page.locator('table.counts td').allTextContents();
  const links = await page.locator('table.counts td a').allTextContents();
  assert.ok(
    cells.includes('–') && !links.includes('–') && !links.includes('0'),
    'what is withheld leads nowhere',
  );
  await page.context().close();
});
test('before a draft is cleared its page says what would differ: figures to who composes, words to who clears', async () => {
  const { t } = served;
  const asked = { mission, period: '2016-Q3' };
  const { id } = await runOperation(t.house, composeQuarterly, await t.actor('senior_wpa'), asked);
  await withoutConsentSince(t);
  const address = `${served.base}/m/${mission}/documents/${id}`;
  const head = await enter(served, 'head-of-mission');
  await head.goto(address);
  await settled(head);
  await head.waitForSelector(`.comparing p:has-text("${say('documents.compare.never')}")`);
  const adviser = await enter(served, 'wpa');
  await adviser.goto(address);
  await settled(adviser);
  await adviser.click(`.comparing button:has-text("${say('documents.compare.act')}")`);
  await adviser.waitForSelector('.comparing table tbody tr');
  assert.equal(await adviser.locator(`button:has-text("${say('documents.clear')}")`).count(), 0);
  assert.deepEqual(await faultsOf(adviser), []);
  if (process.env['PICTURES']) await adviser.screenshot({ path: `${process.env['PICTURES']}/comparing.png` });
  await head.reload();
  await settled(head);
  const said = (await head.textContent('.comparing')) ?? '';
  assert.ok(said.includes(say('population.verified_incidents')), said);
  assert.equal(await head.locator('.comparing table').count(), 0, 'no number for who reads figures only');
  assert.deepEqual(await faultsOf(head), []);
  await head.click(`.comparing button:has-text("${say('documents.clear')}")`);
  await head.waitForSelector('.comparing', { state: 'detached' });
  await head.waitForSelector(`.standing .tag:has-text("${say('documents.cleared')}")`);
  await head.context().close();
  await adviser.context().close();
});
