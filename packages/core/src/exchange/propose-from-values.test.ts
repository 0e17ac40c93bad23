import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayDoubt } from './doubts.ts';
import { proposeFromValues } from './propose-mapping.ts';
import { sayMissing, unusedColumns } from './unused-columns.ts';

const PLACES: Readonly<Record<string, string>> = {
  Goma: 'settlement',
  Bukavu: 'settlement',
  'Nord-Kivu': 'adm1',
};
const known = {
  placeLevel: (text: string) => PLACES[text] ?? null,
  isParty: (text: string) => text === 'FARDC',
};
const propose = (names: string[], rows: string[][]) => {
  const proposal = proposeFromValues({ row: 1, rows: 1, names }, rows, known);
  const said = proposal.doubts.map((one) => sayDoubt(one, (at) => names[at] ?? ''));
  return { ...proposal, questions: said };
};
const UNKNOWN = ['A-1', 'A-2', 'A-3', 'A-4'].map((key, at) => [
  key,
  ['03/08/2016', '14/08/2016', '2/9/2016', 'Agosti 2016'][at] ?? '',
  ['14/09/2016', '15/09/2016', '3/10/2016', '4/10/2016'][at] ?? '',
  ['Goma', 'Bukavu', 'Goma', 'Goma'][at] ?? '',
  'Nord-Kivu',
  ['FARDC', '', 'FARDC', 'FARDC'][at] ?? '',
  ['1', '2', '1', '3'][at] ?? '',
  ['16', '~31', '9', '22'][at] ?? '',
  ['ndiyo', 'hapana', 'ndiyo', ''][at] ?? '',
]);
const SWAHILI = ['Na.', 'Tukio', 'Taarifa', 'Mahali', 'Mkoa', 'Mhusika', 'Idadi', 'Umri', 'Mkimbizi'];

test('columns under headings that nobody knows are proposed from their values, and each is asked for', () => {
  const { mapping, questions, columns } = propose(SWAHILI, UNKNOWN);
  assert.deepEqual(mapping.columns, {
    'Na.': 'key',
    Tukio: 'occurred',
    Taarifa: 'received',
    Mahali: 'place',
    Mkoa: 'adm1',
    Mhusika: 'party',
    Idadi: 'count',
    Umri: 'age',
  });
  for (const heading of Object.keys(mapping.columns))
    assert.ok(
      questions.some((question) => question.includes(`“${heading}”`)),
      heading,
    );
  assert.ok(columns.every(({ by, confidence }) => by === 'values' && confidence > 0 && confidence < 1));
});
test('of two columns of dates the later is the day of the report, in whatever order they stand', () => {
  const turned = UNKNOWN.map((row) => [row[0] ?? '', row[2] ?? '', row[1] ?? '']);
  const { mapping } = propose(['Na.', 'Taarifa', 'Tukio'], turned);
  assert.deepEqual(mapping.columns, { 'Na.': 'key', Taarifa: 'received', Tukio: 'occurred' });
});
test('two columns of small numbers are of nobody until a person says of whom', () => {
  const rows = ['1', '2', '0', '1'].map((women, at) => [`B-${at}`, women, ['0', '0', '2', '1'][at] ?? '']);
  const { mapping, questions } = propose(['Na.', 'KE', 'ME'], rows);
  assert.deepEqual(mapping.columns, { 'Na.': 'key' });
  assert.ok(questions.some((question) => question.includes('“KE” and “ME”')));
});
test('values decide a heading that may mean two things', () => {
  const rows = [['verified'], ['pending'], ['not verified'], ['yes']];
  assert.deepEqual(propose(['Status'], rows).mapping.columns, { Status: 'statedVerification' });
  assert.deepEqual(propose(['Status'], [['IDP'], ['returnee'], ['resident']]).mapping.columns, {
    Status: 'displacement',
  });
  assert.deepEqual(propose(['النوع'], [['أنثى'], ['ذكر']]).mapping.columns, { النوع: 'sex' });
});
test('one order of day and month for a column, from all of its values; what is open is asked', () => {
  const order = (...dates: string[]) => {
    const { mapping, questions } = propose(
      ['Date of incident'],
      dates.map((date) => [date]),
    );
    return [mapping.dateOrder, questions.length];
  };
  assert.deepEqual(order('03/04/2016', '3/17/2016', '5/6/2016'), ['mdy', 0]);
  assert.deepEqual(order('03/04/2016', '17/3/2016'), ['dmy', 0]);
  assert.deepEqual(order('03/04/2016', '05/06/2016'), ['dmy', 1]);
  assert.deepEqual(order('13/04/2016', '04/13/2016', '14/04/2016'), ['dmy', 1]);
});
test('a column that is not used is named, with values that repeat and never with one that stands alone', () => {
  const rows = [
    ['B1', 'A. Person', '+211 900 000 001'],
    ['B1', 'B. Person', '+211 900 000 002'],
    ['B2', 'B. Person', '+211 900 000 003'],
  ];
  const unused = unusedColumns(['Colour', 'Survivor name', 'Call'], new Set(), rows);
  assert.deepEqual(
    unused.map(({ column, samples }) => [column, samples]),
    [
      ['Colour', ['B1']],
      ['Survivor name', []],
      ['Call', []],
    ],
  );
  assert.equal(sayMissing(new Set(['place'])).length, 2);
});
test('forms that have a column each are read where they are marked; one that counts is no mark', () => {
  const names = ['Case', 'Rape (Y/N)', 'Gang rape', 'Mariage forcé', 'No. of survivors'];
  const rows = [
    ['C-1', 'Y', '', '0', '2'],
    ['C-2', 'N', 'x', '1', '1'],
    ['C-3', 'N', '', '0', '4'],
  ];
  assert.deepEqual(propose(names, rows).mapping.columns, {
    Case: 'key',
    'Rape (Y/N)': 'formMarked',
    'Gang rape': 'formMarked',
    'Mariage forcé': 'formMarked',
    'No. of survivors': 'count',
  });
});
test('beside girls, women are the grown ones; an age and a sex in one cell, and the state of a case, are what they are', () => {
  const names = ['Women', 'Girls', 'Age/Sex', 'Status of case', 'What happened'];
  const rows = [
    ['1', '0', '34/F', 'verified', 'raped by two soldiers'],
    ['0', '2', 'F 14', 'pending', 'gang rape'],
    ['1', '1', '20 F', 'verified', 'rape'],
  ];
  const { mapping, questions } = propose(names, rows);
  assert.deepEqual(mapping.columns, {
    Women: 'femaleAdult',
    Girls: 'femaleMinor',
    'Age/Sex': 'ageSex',
    'Status of case': 'statedVerification',
    'What happened': 'forms',
  });
  assert.ok(questions.some((question) => question.includes('“What happened”')));
  assert.equal(propose(['Women'], [['1'], ['2']]).mapping.columns['Women'], 'female');
});
