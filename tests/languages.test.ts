/** A language is one entry in one list: no file spells the languages out again, and none of them lacks its files. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { forEachLocale, isLocale, LANGUAGES, LOCALES } from '@openmara/core/language/languages';

const root = join(import.meta.dirname, '..');
const LIST = 'packages/core/src/language/languages.ts';
/** Names that the demonstration's source gives; a language that it has not is given the English name. */
const DATA = 'packages/server/src/demonstration/letter.ts';
/** Columns as they were when each language had one. */
const PAST = 'tests/migrations.test.ts';
/** The languages in which logs are written, more than those in which the house speaks. */
const READ = 'packages/core/src/language/words.ts';
const code = globSync(['packages/*/src/**/*.{ts,tsx}', 'tests/**/*.ts', 'checks/**/*.ts', 'bench/**/*.ts'], {
  cwd: root,
});

/** The codes as words of their own, one after the other with less than a sentence between: a union, a schema, a record. */
const SPELT = new RegExp(LOCALES.map((locale) => `(?<![\\w-])${locale}(?![\\w-])`).join('[^;]{0,60}?'));
/** A test of one language by its code, where a property of the language is meant. */
const ASKED = new RegExp(`(?:===|!==) ['"](?:${LOCALES.join('|')})['"]`);

test('the languages are spelt out in the list and nowhere else', () => {
  assert.ok(code.includes(LIST));
  assert.deepEqual(
    code.filter(
      (file) =>
        ![LIST, DATA, READ, PAST].includes(file) && SPELT.test(readFileSync(join(root, file), 'utf8')),
    ),
    [],
  );
});
test('no code asks which language it is: it asks the list, or the words', () => {
  assert.deepEqual(
    code.filter((file) => file.startsWith('packages/') && ASKED.test(readFileSync(join(root, file), 'utf8'))),
    [],
  );
});
test('every language has its folder of catalogues and a file in every folder of words', () => {
  const folders = globSync('packages/*/src/**/words', { cwd: root }).filter((folder) =>
    folder.includes('documents'),
  );
  assert.ok(folders.length >= 2);
  for (const { code: locale } of LANGUAGES)
    for (const file of [`locales/${locale}/frame.json`, ...folders.map((folder) => `${folder}/${locale}.ts`)])
      assert.ok(existsSync(join(root, file)), file);
});
test('no catalogue and no words file is left over from a language that is not in the list', () => {
  for (const file of globSync(['locales/*', 'packages/documents/src/**/words/??.ts'], { cwd: root }))
    assert.ok(isLocale(file.replace(/^.*\/|\.\w+$/g, '')), file);
});
test('a value for each language comes in the order of the list', () => {
  assert.deepEqual(
    Object.values(forEachLocale((locale, at) => `${at} ${locale}`)),
    LOCALES.map((l, i) => `${i} ${l}`),
  );
});
