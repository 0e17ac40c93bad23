import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interpretReport, type RowValues } from './interpret-report.ts';
import { parseAges } from './lexicon.ts';
import { findHeader, mappingSchema, proposeMapping } from './mapping.ts';

const propose = (rows: string[][]): Record<string, string> => {
  const header = findHeader(rows.map((cells, i) => ({ number: i + 1, cells })));
  assert.ok(header);
  return proposeMapping(header).columns;
};
test('the header is found below a title, and its columns proposed, in English, French and Arabic', () => {
  const english = propose([
    ['CRSV log'],
    [],
    [
      'No.',
      'Date of incident',
      "Date rec'd",
      'Location',
      'Alleged perpetrator(s)',
      'Type',
      'F',
      'M',
      'Age',
      'IDP?',
      'Source',
    ],
    ['1', '3 Jul 2016', '', 'Juba', 'SPLA', 'Rape', '1', '0', '12-17', 'Y', 'survivor'],
  ]);
  assert.deepEqual(Object.values(english), [
    'key',
    'occurred',
    'received',
    'place',
    'party',
    'forms',
    'female',
    'male',
    'age',
    'displacement',
    'sourceType',
  ]);
  const french = propose([
    ['Registre des incidents'],
    [
      'N°',
      "Date de l'incident",
      'Lieu',
      'Auteur(s) présumé(s)',
      'Type de violence',
      'Nombre de victimes',
      'Sexe',
      'Âge',
      'Déplacée ?',
      'Source',
      'Observations',
    ],
  ]);
  assert.deepEqual(Object.values(french), [
    'key',
    'occurred',
    'place',
    'party',
    'forms',
    'count',
    'sex',
    'age',
    'displacement',
    'sourceType',
    'remarks',
  ]);
  const arabic = propose([
    ['سجل الحوادث'],
    [
      'الرقم',
      'تاريخ الحادث',
      'المكان',
      'الجاني المزعوم',
      'نوع العنف',
      'عدد الناجيات',
      'الجنس',
      'العمر',
      'المصدر',
      'ملاحظات',
    ],
  ]);
  assert.deepEqual(Object.values(arabic), [
    'key',
    'occurred',
    'place',
    'party',
    'forms',
    'count',
    'sex',
    'age',
    'sourceType',
    'remarks',
  ]);
});

const row = (values: Record<string, string>): RowValues => ({
  number: 7,
  text: (field) => values[field] ?? '',
  date: () => null,
  column: (field) => (field in values ? field : null),
});
const resolvers = {
  place: () => ({ placeId: 'p', adm1Id: 'a', precision: 'settlement' }),
  party: (name: string) => (name === 'SPLA' ? 'spla' : null),
  unidentifiedPartyId: 'uam',
};
const interpret = (values: Record<string, string>) =>
  interpretReport(mappingSchema.parse({}), row(values), resolvers);

test('counts inside text, abbreviations and lists are read; Arabic digits too', () => {
  assert.deepEqual(interpret({ forms: 'Rape (x3)' }).report?.survivors[0]?.count, 3);
  assert.deepEqual(interpret({ forms: 'GR' }).report?.forms, ['gang_rape']);
  assert.deepEqual(interpret({ forms: 'rape; abduction' }).report?.forms, ['rape']);
  assert.deepEqual(interpret({ forms: 'viol, mariage forcé' }).report?.forms, ['rape', 'forced_marriage']);
  assert.deepEqual(interpret({ forms: 'اغتصاب جماعي', count: '٣' }).report?.survivors[0]?.count, 3);
  assert.deepEqual(
    interpret({ forms: 'rape', female: '2', male: '1' }).report?.survivors.map((s) => [s.sex, s.count]),
    [
      ['female', 2],
      ['male', 1],
    ],
  );
});
test('what is not certain is refused with its column, value and reason, or kept as unknown', () => {
  assert.deepEqual(
    interpret({ forms: 'bad thing' }).refusals.map((r) => [r.row, r.column, r.value, r.code]),
    [[7, 'forms', 'bad thing', 'unknown_form']],
  );
  assert.equal(interpret({ forms: 'rape', occurred: 'soonish' }).refusals[0]?.code, 'date_unreadable');
  assert.equal(interpret({ forms: 'rape', count: '' }).report?.survivors[0]?.countKnown, false);
  assert.equal(interpret({ forms: 'rape', count: '0' }).refusals[0]?.code, 'count_zero');
});
test('parties: aliases are resolved, the unidentified are a party, an unknown spelling is kept and reported', () => {
  assert.deepEqual(interpret({ forms: 'rape', party: 'SPLA (to be confirmed)' }).report?.partyIds, ['spla']);
  assert.deepEqual(interpret({ forms: 'rape', party: 'hommes armés non identifiés' }).report?.partyIds, [
    'uam',
  ]);
  assert.deepEqual(interpret({ forms: 'rape', party: 'The Foo Brigade' }).report?.unresolvedParties, [
    'The Foo Brigade',
  ]);
});
test('ages become bands; several in a cell stay several', () => {
  assert.deepEqual(
    [
      parseAges('14, 16'),
      parseAges('~20'),
      parseAges('25 - 30'),
      parseAges('15-20'),
      parseAges('mineure'),
      parseAges('later'),
    ],
    [['12-17', '12-17'], ['18-24'], ['25-49'], ['unknown'], ['minor'], null],
  );
});
