import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { WORDS_FILES } from '../language/words.ts';
import { fieldOfHeader, foldHeader } from './headings.ts';
import { proposeMapping } from './propose-mapping.ts';
import { findHeader } from './find-header.ts';

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
test('a field is given to its first column, remarks to all; a heading that nobody knows is left out', () =>
  assert.deepEqual(proposeMapping({ row: 3, names: ['Lieu', 'Place', 'Remarks', 'Suivi', 'Colour', ''] }), {
    ...proposeMapping({ row: 3, names: [] }),
    columns: { Lieu: 'place', Remarks: 'remarks', Suivi: 'remarks' },
  }));
test('a file of numbers alone has its best row for a header; an empty one has none', () => {
  assert.equal(findHeader([{ number: 1, cells: ['', ' '] }]), null);
  assert.equal(findHeader([{ number: 1, cells: ['title'] }]), null);
  assert.equal(findHeader([{ number: 4, cells: ['1', '2'] }])?.row, 4);
});

const headings = WORDS_FILES.flatMap(({ words }) =>
  Object.entries(words.headings).flatMap(([field, list]) => (list ?? []).map((word) => ({ field, word }))),
);
test('every heading of every language means its field, in capitals, with a star or a hint too', () => {
  for (const { field, word } of headings)
    for (const written of [word, word.toUpperCase(), ` ${word} *`, `${word} (DD/MM)`])
      assert.equal(fieldOfHeader(written), field, written);
});
test('a heading that names women and girls counts both, and one of girls alone the minors', () => {
  for (const heading of ['Nb femmes/filles', 'Women and girls (no.)'])
    assert.equal(fieldOfHeader(heading), 'female');
  assert.equal(fieldOfHeader('Nb hommes/garçons'), 'male');
  assert.equal(fieldOfHeader('Nombre de filles'), 'femaleMinor');
  assert.equal(fieldOfHeader('Nombre de femmes'), 'female');
  // “Nombre” is a name in Spanish: no number of women.
  assert.equal(fieldOfHeader('Nombre de la mujer'), undefined);
});
test('folding a heading twice changes nothing', () => {
  const anyHeading = fc.constantFrom(...headings.map(({ word }) => word));
  const mixed = fc
    .array(fc.oneof(anyHeading, fc.string()), { maxLength: 3 })
    .map((parts) => parts.join(' ('));
  fc.assert(fc.property(mixed, (text) => assert.equal(foldHeader(foldHeader(text)), foldHeader(text))));
});
test('shuffled headings of different fields give the same columns', () => {
  const oneAField = fc.uniqueArray(fc.constantFrom(...headings), { selector: ({ field }) => field });
  fc.assert(
    fc.property(
      oneAField.chain((chosen) =>
        fc.tuple(fc.constant(chosen), fc.shuffledSubarray(chosen, { minLength: chosen.length })),
      ),
      ([chosen, shuffled]) => {
        const columnsOf = (list: typeof chosen) =>
          proposeMapping({ row: 1, names: list.map(({ word }) => word) }).columns;
        assert.deepEqual(columnsOf(shuffled), columnsOf(chosen));
        assert.equal(Object.keys(columnsOf(chosen)).length, chosen.length);
      },
    ),
  );
});
