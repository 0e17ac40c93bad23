import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { survivorLineSchema } from '../../incidents/schema.ts';
import { readWith } from './example-row.ts';
import { readSurvivors } from './read-survivors.ts';

const survivorsOf = (values: Record<string, string>, inText: number | null = null) => {
  const { read, ...found } = readWith(
    (row, findings, mapping) => readSurvivors(mapping, row, findings, inText),
    values,
  );
  return { ...found, lines: read.map((line) => [line.sex, line.ageBand, line.count]), read };
};
const sum = (lines: ReadonlyArray<{ count: number }>): number =>
  lines.reduce((total, { count }) => total + count, 0);

test('columns of women and men are lines of their own, with the ages where they agree', () => {
  assert.deepEqual(survivorsOf({ female: '2', male: '1' }).lines, [
    ['female', 'unknown', 2],
    ['male', 'unknown', 1],
  ]);
  assert.deepEqual(survivorsOf({ female: '٢', age: '14, 20' }).lines, [
    ['female', '12-17', 1],
    ['female', '18-24', 1],
  ]);
  assert.deepEqual(survivorsOf({ femaleAdult: '1', femaleMinor: 'deux', maleMinor: '0' }).lines, [
    ['female', 'adult', 1],
    ['female', 'minor', 2],
  ]);
});
test('a number and a sex are one line; the number may stand in the text of the forms', () => {
  assert.deepEqual(survivorsOf({ count: 'three', sex: 'نساء', age: '30' }).lines, [['female', '25-49', 3]]);
  assert.deepEqual(survivorsOf({ sex: 'M' }, 4).lines, [['male', 'unknown', 4]]);
});
test('columns come before the text, and the difference is said', () => {
  const { lines, warned } = survivorsOf({ female: '2' }, 3);
  assert.deepEqual(lines, [['female', 'unknown', 2]]);
  assert.deepEqual(warned, ['counts_differ']);
});
test('two sexes in a cell are unknown, for the number of each is not stated', () => {
  assert.deepEqual(survivorsOf({ count: '2', sex: 'F / M' }).lines, [['unknown', 'unknown', 2]]);
  assert.deepEqual(survivorsOf({ count: '2', sex: 'girl, woman' }).lines, [['female', 'unknown', 2]]);
});
test('a number that nobody stated is at least one, and said not to be known', () => {
  for (const count of ['', 'several', 'غير معروف']) {
    const { read, refused } = survivorsOf({ count });
    assert.deepEqual([read[0]?.count, read[0]?.countKnown, refused], [1, false, []]);
  }
  assert.equal(survivorsOf({ survivorKey: 'S-1' }).read[0]?.countKnown, true);
  assert.deepEqual(
    survivorsOf({ age: '14, 16' }).read.map(({ count, countKnown }) => [count, countKnown]),
    [[2, true]],
  );
});
test('a number that cannot be one is refused, and so is none', () => {
  assert.deepEqual(survivorsOf({ count: 'a few' }).refused, ['count_unreadable']);
  assert.deepEqual(survivorsOf({ female: '2-3' }).refused, ['count_unreadable']);
  assert.deepEqual(survivorsOf({ count: '100001' }).refused, ['count_unreadable']);
  assert.deepEqual(survivorsOf({ count: '0' }).refused, ['count_zero']);
});
test('sex, age and displacement that nobody knows are kept as unknown, each with a warning', () => {
  const { read, warned, refused } = survivorsOf({
    sex: 'blue',
    age: 'later',
    displacement: 'far',
    count: '1',
  });
  assert.deepEqual(
    [read[0]?.sex, read[0]?.ageBand, read[0]?.displacement],
    ['unknown', 'unknown', 'unknown'],
  );
  assert.deepEqual(warned.sort(), ['unknown_age', 'unknown_displacement', 'unknown_sex']);
  assert.deepEqual(refused, []);
  assert.equal(survivorsOf({ displacement: 'Déplacée' }).read[0]?.displacement, 'idp');
});

const cell = fc.oneof(
  fc.constantFrom('', 'F', 'femmes', 'M', 'F, M', '14', '14, 16', '20-30', 'mineure', 'unknown', '?', 'idp'),
  fc.nat(50).map(String),
  fc.string(),
);
const number = fc.integer({ min: 1, max: 100_000 });
test('never more or fewer survivors than a number states, whatever the other cells say', () => {
  fc.assert(
    fc.property(number, cell, cell, cell, (count, sex, age, displacement) =>
      assert.equal(sum(survivorsOf({ count: String(count), sex, age, displacement }).read), count),
    ),
  );
  fc.assert(
    fc.property(number, number, cell, (female, male, age) =>
      assert.equal(sum(survivorsOf({ female: String(female), male: String(male), age }).read), female + male),
    ),
  );
});
test('any cells give lines that a report may hold, a refusal, or the question how many', () => {
  fc.assert(
    fc.property(cell, cell, cell, cell, (count, female, sex, age) => {
      const { read, refused, warned } = survivorsOf({ count, female, sex, age });
      for (const line of read) assert.deepEqual(survivorLineSchema.parse(line), line);
      assert.ok(read.length > 0 || refused.length > 0 || warned.includes('counts_zero'));
    }),
  );
});

test('columns that all say none count nobody, and are asked for; “non” is none of them', () => {
  const read = (values: Record<string, string>) =>
    readWith((row, findings, m) => readSurvivors(m, row, findings, null), values);
  const none = read({ female: '0', male: '0' });
  assert.deepEqual([none.read, none.warned, none.refused], [[], ['counts_zero'], []]);
  const open = read({ female: '', male: '0' });
  assert.deepEqual(
    [open.read.map(({ count, countKnown }) => [count, countKnown]), open.warned],
    [[[1, false]], ['counts_zero']],
  );
  assert.deepEqual(
    read({ female: 'deux', male: 'non' }).read.map(({ sex, count }) => [sex, count]),
    [['female', 2]],
  );
});

test('people in words are lines by who they are, and several of them a number that is not known', () => {
  assert.deepEqual(survivorsOf({ count: '3 girls and 1 woman' }).lines, [
    ['female', 'minor', 3],
    ['female', 'adult', 1],
  ]);
  assert.deepEqual(survivorsOf({ count: '5 women', age: '30' }).lines, [['female', '25-49', 5]]);
  assert.deepEqual(survivorsOf({ count: '3 survivors', sex: 'F' }).lines, [['female', 'unknown', 3]]);
  const several = survivorsOf({ count: 'several women' });
  assert.deepEqual(several.lines, [['female', 'adult', 1]]);
  assert.deepEqual(
    several.read.map(({ countKnown }) => countKnown),
    [false],
  );
});
test('an age and a sex in one cell are both; what says one of them says that one', () => {
  assert.deepEqual(survivorsOf({ ageSex: '14/F', count: '2' }).lines, [['female', '12-17', 2]]);
  assert.deepEqual(survivorsOf({ ageSex: 'F' }).lines, [['female', 'unknown', 1]]);
  assert.deepEqual(survivorsOf({ ageSex: 'later' }).warned, ['unknown_age']);
});
test('an age says more than “women” does where it is of the one column that counts, and no other', () => {
  assert.deepEqual(survivorsOf({ femaleAdult: '1', femaleMinor: '0', age: '23' }).lines, [
    ['female', '18-24', 1],
  ]);
  assert.deepEqual(survivorsOf({ femaleAdult: '1', femaleMinor: '1', age: '23' }).lines, [
    ['female', 'adult', 1],
    ['female', 'minor', 1],
  ]);
  assert.deepEqual(survivorsOf({ femaleAdult: '1', age: '9' }).lines, [['female', 'adult', 1]]);
});
