/** Forms with a column each: what a mark says, and what is no mark. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWith } from './example-row.ts';
import { areMarks, formOfHeading } from './marked-forms.ts';
import { readForms } from './read-forms.ts';

const formsOf = (values: Readonly<Record<string, string>>) =>
  readWith((row, findings, mapping) => readForms(mapping, row, findings), values);

test('each form that is marked is read, beside those of a column of forms', () => {
  const marked = {
    'formMarked:Rape (Y/N)': 'Y',
    'formMarked:Gang rape': 'no',
    'formMarked:Mariage forcé': 'X',
  };
  assert.deepEqual(formsOf(marked).read, { forms: ['rape', 'forced_marriage'], count: null });
  assert.deepEqual(formsOf({ ...marked, forms: 'forced nudity' }).read.forms, [
    'forced_nudity',
    'rape',
    'forced_marriage',
  ]);
});
test('a number over one under one form is how many; a row without a mark is refused, as one without a form is', () => {
  assert.deepEqual(formsOf({ 'formMarked:Rape': '3', 'formMarked:Gang rape': '0' }).read, {
    forms: ['rape'],
    count: 3,
  });
  assert.equal(formsOf({ 'formMarked:Rape': '3', 'formMarked:Gang rape': '2' }).read.count, null);
  assert.deepEqual(formsOf({ 'formMarked:Rape': '', 'formMarked:Gang rape': 'non' }).refused, [
    'form_missing',
  ]);
});
test('what is no mark, and a heading that is no form, are asked for', () => {
  assert.deepEqual(formsOf({ forms: 'rape', 'formMarked:Rape': 'see file' }).warned, ['unknown_mark']);
  assert.deepEqual(formsOf({ forms: 'rape', 'formMarked:Beaten': 'x' }).warned, ['unknown_form']);
  for (const heading of ['Other', 'R', 'Remarks', 'Type of rape threat'])
    assert.equal(formOfHeading(heading), undefined);
  assert.equal(areMarks(['', '']), false);
  assert.equal(areMarks(['x', 'at night']), false);
});
