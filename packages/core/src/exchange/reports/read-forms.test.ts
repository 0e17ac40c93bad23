import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codesOf } from '../../vocabularies.ts';
import { WORDS_FILES } from '../../language/words.ts';
import type { Mapping } from '../mapping.ts';
import { readWith } from './example-row.ts';
import { readCircumstances, readForms } from './read-forms.ts';

const formsOf = (forms: string, mapping: Partial<Mapping> = {}) =>
  readWith((row, findings, m) => readForms(m, row, findings), { forms }, mapping);

test('forms are read from a word, an abbreviation and a list, in each language', () => {
  for (const [text, forms] of [
    ['Rape', ['rape']],
    ['GR', ['gang_rape']],
    ['viol, mariage forcé', ['rape', 'forced_marriage']],
    ['Rape / forced nudity', ['rape', 'forced_nudity']],
    ['viol et esclavage sexuel', ['rape', 'sexual_slavery']],
    ['اغتصاب، زواج قسري', ['rape', 'forced_marriage']],
    ['اغتصاب وزواج قسري', ['rape', 'forced_marriage']],
    ['violación grupal', ['gang_rape']],
    ['rape gang_rape', ['rape', 'gang_rape']],
    ['rape\nrape', ['rape']],
    ['- Rape (at night)', ['rape']],
    ['stripped naked/torn clothes', ['forced_nudity']],
    ['unspecifiedSexualViolence', ['other_comparable']],
  ] as const)
    assert.deepEqual(formsOf(text), { read: { forms, count: null }, refused: [], warned: [] }, text);
});
test('a number in the text is the number of survivors, in any digits; several are summed', () => {
  assert.deepEqual(formsOf('Rape (x3)').read, { forms: ['rape'], count: 3 });
  assert.deepEqual(formsOf('2 x viol').read, { forms: ['rape'], count: 2 });
  assert.deepEqual(formsOf('اغتصاب ×٣').read, { forms: ['rape'], count: 3 });
  assert.deepEqual(formsOf('rape x2; gang rape x3').read, { forms: ['rape', 'gang_rape'], count: 5 });
});
test('another act beside a form is left to the narrative; alone it is no report', () => {
  assert.deepEqual(formsOf('rape; abduction'), {
    read: { forms: ['rape'], count: null },
    refused: [],
    warned: ['other_act'],
  });
  assert.deepEqual(formsOf('pillage').refused, ['unknown_form']);
});
test('an unknown form alone refuses the row, as an empty cell does; beside known ones it is asked for', () => {
  assert.deepEqual(formsOf('bad thing').refused, ['unknown_form']);
  assert.deepEqual(formsOf('rape; bad thing'), {
    read: { forms: ['rape'], count: null },
    refused: [],
    warned: ['unknown_form'],
  });
  assert.deepEqual(formsOf('').refused, ['form_missing']);
  assert.deepEqual(readWith((row, findings, m) => readForms(m, row, findings), {}).refused, []);
});
test('a phrase that no list has is read by its words, and that is said; those who did it are no survivors', () => {
  assert.deepEqual(formsOf('raped by two men'), {
    read: { forms: ['gang_rape'], count: null },
    refused: [],
    warned: ['form_in_words'],
  });
  assert.deepEqual(formsOf('viol en groupe et a tenté de violer').read.forms, [
    'gang_rape',
    'attempted_rape',
  ]);
  assert.deepEqual(formsOf('Sexual assault (rape) / sexual slavery').read.forms, ['rape', 'sexual_slavery']);
  assert.deepEqual(formsOf('threatened with rape').refused, ['unknown_form']);
});
test('of whom it was does not change the form; what makes another form of it does', () => {
  for (const text of ['Rape of a woman', 'viol sur deux filles', 'rape (confirmed)'])
    assert.deepEqual(formsOf(text).read.forms, ['rape'], text);
  assert.equal(formsOf('viol sur deux filles').read.count, 2);
  assert.equal(formsOf('rape of 3 women').read.count, 3);
  assert.deepEqual(formsOf('Rape (attempted)').read.forms, ['attempted_rape']);
  for (const text of ['threat of rape', 'forced marriage (attempted)', 'viol (menace)'])
    assert.deepEqual(formsOf(text).refused, ['unknown_form'], text);
});
test("what a person said of this file comes before everybody's words", () => {
  const mapping = { values: { forms: { 'Bad thing': 'sexual_torture', rape: 'other_comparable' } } };
  assert.deepEqual(formsOf('BAD THING; rape', mapping).read.forms, ['sexual_torture', 'other_comparable']);
});
test('any list of known words gives the forms of its words, and no other', () => {
  const known = WORDS_FILES.flatMap(({ words }) =>
    Object.entries(words.values.form).flatMap(([term, list]) => (list ?? []).map((word) => ({ term, word }))),
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('; ', ', ', '، ', '\n'),
      (chosen, separator) => {
        const { read, refused } = formsOf(chosen.map(({ word }) => word).join(separator));
        assert.deepEqual(refused, []);
        assert.deepEqual(new Set(read.forms), new Set(chosen.map(({ term }) => term)));
      },
    ),
  );
});
test('any text gives terms of the vocabulary, or a refusal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { read, refused } = formsOf(text);
      assert.ok(read.forms.every((form) => codesOf('form').includes(form)));
      assert.equal(read.forms.length === 0, refused.length > 0);
    }),
  );
});
test('circumstances are read from a list; one that nobody knows is “other”', () => {
  const circumstancesOf = (circumstances: string) =>
    readWith((row, findings, mapping) => readCircumstances(mapping, row, findings), { circumstances }).read;
  assert.deepEqual(circumstancesOf('Checkpoint; firewood'), ['checkpoint', 'livelihood']);
  assert.deepEqual(circumstancesOf('street, road or field'), ['displacement_route']);
  assert.deepEqual(circumstancesOf('حاجز، طريق'), ['checkpoint', 'displacement_route']);
  assert.deepEqual(circumstancesOf('barrage, wedding, concert'), ['checkpoint', 'other']);
  assert.deepEqual(circumstancesOf(''), []);
});
