import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codesOf } from '../../vocabularies.ts';
import { bandOfAge, distribute, parseAges } from './ages.ts';

test('an age, a range or a word becomes a band; several in a cell stay several', () => {
  for (const [text, bands] of [
    ['14, 16', ['12-17', '12-17']],
    ['~20', ['18-24']],
    ['25 - 30', ['25-49']],
    ['31 à 45 ans', ['25-49']],
    ['٣٠ سنة', ['25-49']],
    ['8 years old', ['0-11']],
    ['mineure', ['minor']],
    ['قاصر', ['minor']],
    ['Adultes', ['adult']],
    ['adult and minor', ['adult', 'minor']],
    ['12-17', ['12-17']],
    ['60+', ['50+']],
    ['adolescencia (12-17 años)', ['12-17']],
    ['', ['unknown']],
    ['18+', ['adult']],
    ['18 ans et +', ['adult']],
    ['over 20', ['adult']],
    ['moins de 15 ans', ['minor']],
    ['under 10', ['0-11']],
    ['33yrs', ['25-49']],
    ['13años', ['12-17']],
    ['?', ['unknown']],
  ] as const)
    assert.deepEqual(parseAges(text), bands, text);
});
test('a range over two bands is minor, adult or unknown, whichever is certain', () => {
  assert.deepEqual(parseAges('10-15'), ['minor']);
  assert.deepEqual(parseAges('20-40'), ['adult']);
  assert.deepEqual(parseAges('15-20'), ['unknown']);
});
test('what cannot be read is said, not guessed', () => {
  for (const text of ['later', '14, later', '200', 'grade 5']) assert.equal(parseAges(text), null, text);
});
test('every age has one band, and none is younger than a younger age has', () => {
  const order = ['0-11', '12-17', '18-24', '25-49', '50+'];
  fc.assert(
    fc.property(fc.nat(120), fc.nat(120), (a, b) => {
      assert.ok(codesOf('ageBand').includes(bandOfAge(a)));
      if (a <= b) assert.ok(order.indexOf(bandOfAge(a)) <= order.indexOf(bandOfAge(b)));
    }),
  );
});
test('survivors of one band are all of it; of as many ages as survivors, each has hers', () => {
  assert.deepEqual(distribute(['12-17'], 4), [['12-17', 4]]);
  assert.deepEqual(distribute(['12-17', '18-24', '12-17'], 3), [
    ['12-17', 2],
    ['18-24', 1],
  ]);
});
test('where ages and survivors differ in number, what all have in common is taken', () => {
  assert.deepEqual(distribute(['0-11', '12-17'], 5), [['minor', 5]]);
  assert.deepEqual(distribute(['18-24', '50+'], 5), [['adult', 5]]);
  assert.deepEqual(distribute(['12-17', '18-24'], 5), [['unknown', 5]]);
});
test('the bands of survivors always sum to their number', () => {
  const bands = fc.array(fc.constantFrom(...codesOf('ageBand')), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(bands, fc.integer({ min: 1, max: 1000 }), (ages, count) =>
      assert.equal(
        distribute(ages, count).reduce((sum, [, share]) => sum + share, 0),
        count,
      ),
    ),
  );
});
