/** The glossary: whole in every language, and found as people write. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { piecesOf } from '../frame/help.ts';
import { findTerms } from './find.ts';
import type { Term } from './term.ts';

const read = <Value>(locale: string, file: string): Record<string, Value> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../../locales/${locale}/help/${file}`), 'utf8'));
const first = read<Term>(FIRST_LOCALE, 'words.json');

test('every language explains the same words, each by another name', () => {
  for (const locale of LOCALES) {
    const terms = read<Term>(locale, 'words.json');
    assert.deepEqual(Object.keys(terms), Object.keys(first), locale);
    const names = Object.values(terms).map(({ word }) => word);
    assert.equal(new Set(names).size, names.length, locale);
    for (const [code, { short, says }] of Object.entries(terms)) {
      assert.match(says, /\.$/, `${locale} ${code}`);
      assert.equal(short, first[code]?.short, `${locale} ${code}`);
    }
  }
});
test('every word that the help of a page leads to is explained', () => {
  const asked = Object.values(read<string[]>(FIRST_LOCALE, 'pages.json'))
    .flatMap((sentences) => sentences.flatMap(piecesOf))
    .flatMap(({ word }) => word ?? []);
  assert.ok(asked.length > 20);
  for (const word of asked) assert.ok(first[word], word);
});
test('a search finds by name, short form and explanation, whatever the case and the accents, names first', () => {
  const found = (locale: string, search: string): string[] =>
    findTerms(read<Term>(locale, 'words.json'), search, locale).map(({ code }) => code);
  assert.deepEqual(found('en', 'poc'), ['poc']);
  assert.deepEqual(found('fr', 'VERIFIE').slice(0, 1), ['verified']);
  assert.ok(found('fr', 'verifie').includes('working-group'), 'it speaks of it');
  assert.deepEqual(found('ar', 'المُوافَقة').slice(0, 1), ['consent']);
  assert.deepEqual(found('en', 'nothing of the kind'), []);
  assert.equal(found('en', '').length, Object.keys(first).length);
  assert.equal(found('en', ' ')[0], 'alleged-perpetrator');
});
