/** People in words: who, how many and how old, or nothing at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAgeSex, parsePeople } from './people.ts';

const said = (text: string) =>
  parsePeople(text)?.map(({ sex, band, count, ages }) => [count, sex, band, ...ages].join(' ')) ?? null;

test('people are counted by the words for them, in each language', () => {
  assert.deepEqual(said('3 girls and 1 woman'), ['3 female minor', '1 female adult']);
  assert.deepEqual(said('1 woman (35)'), ['1 female adult 25-49']);
  assert.deepEqual(said('2 girls aged 14 and 16'), ['2 female minor 12-17 12-17']);
  assert.deepEqual(said('deux femmes et une fille de 9 ans'), ['2 female adult', '1 female minor 0-11']);
  assert.deepEqual(said('2 mujeres y 1 niño'), ['2 female adult', '1 male minor']);
  assert.deepEqual(said('٣ نساء وفتاة'), ['3 female adult', '1 female minor']);
  assert.deepEqual(said('5 survivors'), ['5 unknown ']);
  assert.deepEqual(said('a girl'), ['1 female minor']);
});
test('several of them are not counted, and what is not understood is not read', () => {
  assert.deepEqual(parsePeople('several women'), [{ sex: 'female', band: 'adult', count: null, ages: [] }]);
  assert.equal(parsePeople('women')?.[0]?.count, null);
  for (const text of [
    '',
    '3',
    'the chief of the women',
    '2 women raped',
    '4 5 girls',
    '0 women',
    'women leader',
  ])
    assert.equal(parsePeople(text), null, text);
});
test('an age and a sex in one cell are read in any order', () => {
  for (const text of ['14/F', 'F 14', 'F(14)', '14 F', '14F', 'female, 14 yrs', 'femme/14 ans'])
    assert.deepEqual(parseAgeSex(text), { sex: 'female', ages: ['12-17'] }, text);
  assert.deepEqual(parseAgeSex('M / adult'), { sex: 'male', ages: ['adult'] });
  for (const text of ['F', '14', 'M/F 20', '', 'F/chief']) assert.equal(parseAgeSex(text), null, text);
});
test('no text whatever makes people of nothing', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { count } of parsePeople(text) ?? []) assert.ok(count === null || count > 0);
    }),
  );
});
