/** Every page says what it is for, what is done there and what to mind, in every language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { helpPath, piecesOf } from './help.ts';
import { NAVIGATION, OUTSIDE, PAGES } from './offer.ts';

const pagesOf = (locale: string): Record<string, string[]> =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../../locales/${locale}/help/pages.json`), 'utf8'),
  );
/** The pages of one record on which most of the work is done. */
const RECORDS = ['reports/$id', 'incidents/$id', 'documents/$id'];
/** Pages outside a mission, but for the empty one after leaving. */
const DOORS = OUTSIDE.map((page): string => page.path).filter((path) => path !== '/leave');
const first = pagesOf(FIRST_LOCALE);
const wordsIn = (sentences: readonly string[]): string[] =>
  sentences.flatMap((sentence) => piecesOf(sentence).flatMap(({ word }) => word ?? [])).toSorted();

test('every page of the navigation, and of a record, has three sentences of its own in every language', () => {
  const paths: string[] = [...NAVIGATION.map((page): string => page.path), ...RECORDS, ...DOORS, 'settings'];
  for (const locale of LOCALES) {
    const pages = pagesOf(locale);
    for (const path of paths) {
      assert.equal(pages[path]?.length, 3, `${locale} ${path}`);
      for (const sentence of pages[path] ?? []) assert.match(sentence, /^\p{Lu}.+[^.]\.$|^\p{Lo}.+[^.]\.$/u);
    }
    assert.deepEqual(Object.keys(pages), Object.keys(first), locale);
  }
});
test('any other page has the help of the page it stands under, and no help is of a page that is not there', () => {
  for (const { path } of PAGES) assert.ok(helpPath(path, Object.keys(first)), path);
  const all = [...[...PAGES, ...OUTSIDE].map((page): string => page.path), 'settings'];
  for (const path of Object.keys(first)) assert.ok(all.includes(path), path);
  assert.equal(helpPath('network/$id/change', ['network', 'networks']), 'network');
  assert.equal(helpPath('nowhere', ['network']), null);
});
test('the sentences speak of the same words of the glossary in every language, and of nothing left in brackets', () => {
  for (const locale of LOCALES)
    for (const [path, sentences] of Object.entries(pagesOf(locale))) {
      assert.deepEqual(wordsIn(sentences), wordsIn(first[path] ?? []), `${locale} ${path}`);
      for (const { text } of sentences.flatMap(piecesOf)) assert.doesNotMatch(text, /[[\]()]/, text);
    }
});
