import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WORDS_FILES } from '../language/words.ts';
import { headingsWithoutPersons, isSignature, withoutPersons } from './named-persons.ts';

test('what names a person or a way to reach one is taken out of a heading, and the rest stands', () => {
  const cases: ReadonlyArray<readonly [string, string]> = [
    ['Mary Akuol 0912 345 678', ''],
    ['Date – Mary Akuol', 'Date'],
    ['Date of incident (+211 912 345 678)', 'Date of incident'],
    ['contact: deng@example.org', 'contact'],
    ['Prepared by Nyakuoth Gatluak', 'Prepared by'],
    ['Saisi par Jean-Paul Mbala', 'Saisi par'],
    ['تاريخ الحادث (علي محمد)', 'تاريخ الحادث'],
    ['رقم الهاتف ٠٩١٢٣٤٥٦٧٨', 'رقم الهاتف'],
  ];
  for (const [written, left] of cases) assert.equal(withoutPersons(written), left, written);
});
test('headings that name nobody stay as they are: years, days, who fills it in, words that are names elsewhere', () => {
  const headings = [
    'Date of incident 2015-2016',
    'Cases 2016-08-01 to 2016-08-31',
    'Filled by: NGO',
    'Prepared by',
    'Age group (0-17/18-59/60+)',
    'Girls 0-4 5-11 12-17',
    'عمر الناجية',
    'تاريخ الاطلاع على الحالة',
    ...WORDS_FILES.flatMap(({ words }) => Object.values(words.headings).flat()),
  ];
  for (const heading of headings) assert.equal(withoutPersons(heading), heading);
});
test('a heading that looks like a name over an empty column is the heading of nothing', () => {
  const { names, changed } = headingsWithoutPersons(
    ['Incident Date', 'Zorvan Plemith', 'Zorvan Plemith'],
    (at) => at < 2,
  );
  assert.deepEqual(names, ['Incident Date', '', 'Zorvan Plemith']);
  assert.deepEqual(changed, [1]);
});
test('a row that is signed is no record', () => {
  assert.equal(isSignature(['', 'Prepared by:', 'X Y', '']), true);
  assert.equal(isSignature(['Focal point: X Y', '']), true);
  assert.equal(isSignature(['Focal point', '2016-08-01', 'Rape']), false);
  assert.equal(isSignature(['Case 1', '2016-08-01', 'Reported by the clinic']), false);
});
