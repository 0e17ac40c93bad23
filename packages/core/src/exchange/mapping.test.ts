import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mappingSchema, resolveColumns } from './mapping.ts';
import { interpretReport } from './reports/interpret-report.ts';
import type { RowValues } from './reports/row.ts';
import { parseAges } from './reports/ages.ts';

test('a column is named as it stands, as it folds, or by its letter; what is not there is said', () => {
  const mapping = mappingSchema.parse({
    columns: {
      'Date of Incident': 'occurred',
      Lieu: 'place',
      '@C': 'remarks',
      '@AA': 'office',
      Colour: 'key',
      M: 'ignore',
    },
  });
  const { positions, missing } = resolveColumns(mapping, ['LIEU *', 'Date of Incident', 'x', 'M']);
  assert.deepEqual(Object.fromEntries(positions), { occurred: [1], place: [0], remarks: [2], office: [26] });
  assert.deepEqual(missing, ['Colour']);
});
test('two columns of one field keep their order', () =>
  assert.deepEqual(
    resolveColumns(mappingSchema.parse({ columns: { Notes: 'remarks', Suivi: 'remarks' } }), [
      'Suivi',
      'Notes',
    ]).positions,
    new Map([['remarks', [1, 0]]]),
  ));

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
