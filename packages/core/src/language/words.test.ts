import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { foldHeader } from '../exchange/headings.ts';
import { fold } from './fold.ts';
import { meaningsOf, readWords, type Words, WORDS_FILES } from './words.ts';

const file = (name: string, words: object) => readWords(name, { language: 'a language', ...words });

test('every file of the folder is loaded', () =>
  assert.deepEqual(
    WORDS_FILES.map(({ name }) => name).sort(),
    readdirSync(join(import.meta.dirname, 'words'))
      .map((name) => `words/${name}`)
      .sort(),
  ));
test('a file that cannot be right is refused with its name and the place in it', () => {
  for (const [words, place] of [
    [{ headings: { ocurred: ['date'] } }, /words\/xx\.json.*ocurred/s],
    [{ values: { form: { robbery: ['vol'] } } }, /words\/xx\.json.*robbery/s],
    [{ values: { colour: { red: ['red'] } } }, /words\/xx\.json.*colour/s],
    [{ headings: { place: 'lieu' } }, /words\/xx\.json.*headings\.place/s],
    [{ dates: { months: { '13': ['undecember'] } } }, /words\/xx\.json.*13/s],
    [{ counted: [''] }, /words\/xx\.json.*counted/s],
  ] as const)
    assert.throws(() => file('words/xx.json', words), place);
});
test('a word that means two things is refused, naming both files, however it is spelled', () => {
  const files = [
    file('words/xx.json', { values: { form: { rape: ['Viol'] } } }),
    file('words/yy.json', { values: { form: { gang_rape: ['vïol'] } } }),
  ];
  assert.throws(
    () => meaningsOf((words) => words.values.form, fold, files),
    /“vïol” means “gang_rape” in words\/yy\.json and “rape” in words\/xx\.json/,
  );
});
test('one word may mean one thing in two languages, and another thing in another list', () => {
  const files = [
    file('words/xx.json', { headings: { place: ['site'] }, values: { circumstance: { camp: ['site'] } } }),
    file('words/yy.json', { headings: { place: ['Site'] } }),
  ];
  assert.deepEqual([...meaningsOf((words) => words.headings, foldHeader, files)], [['site', 'place']]);
});
test('a word of which nothing is left to compare is refused', () =>
  assert.throws(
    () =>
      meaningsOf((words) => words.headings, foldHeader, [
        file('words/xx.json', { headings: { key: ['***'] } }),
      ]),
    /“\*\*\*” in words\/xx\.json/,
  ));
test('a word stands once in its list', () => {
  const twice = (words: readonly string[], compare: (word: string) => string): string[] =>
    words.filter((word, i) => words.findIndex((other) => compare(other) === compare(word)) < i);
  for (const { name, words } of WORDS_FILES) {
    for (const [field, list] of Object.entries(words.headings))
      assert.deepEqual(twice(list ?? [], foldHeader), [], `${name} headings.${field}`);
    for (const [list, terms] of Object.entries(words.values))
      for (const [term, spellings] of Object.entries(terms))
        assert.deepEqual(twice(spellings ?? [], fold), [], `${name} values.${list}.${term}`);
  }
});
test('each month is known in each language', () => {
  const inALanguage = WORDS_FILES.filter(({ name }) => name !== 'words/codes.json');
  for (const { name, words } of inALanguage)
    for (let month = 1; month <= 12; month += 1)
      assert.ok(monthsOf(words, month).length > 0, `${name} ${month}`);
});
const monthsOf = (words: Words, month: number): readonly string[] => words.dates.months[String(month)] ?? [];
