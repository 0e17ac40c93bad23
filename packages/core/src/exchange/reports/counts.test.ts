import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isUnspecified, parseCount } from './counts.ts';

test('a number is read in digits and in words of three languages', () => {
  for (const [text, number] of [
    ['3', 3],
    ['٣', 3],
    ['۱۲', 12],
    ['3.0', 3],
    ['~5', 5],
    ['10+', 10],
    ['3 (est.)', 3],
    ['3 women', 3],
    ['2 filles', 2],
    ['1 personne', 1],
    ['1 200', 1200],
    ['Three', 3],
    ['deux', 2],
    ['Une', 1],
    ['ثلاث', 3],
    ['أربع', 4],
    ['0', 0],
  ] as const)
    assert.equal(parseCount(text), number, text);
});
test('what is not one whole number is none: nothing is guessed', () => {
  for (const text of ['', 'some', '2.5', '2-3', '3 houses', '-1', '1234567', 'two or three', 'constructor'])
    assert.equal(parseCount(text), null, text);
});
test('a number that nobody stated is told from one that cannot be read', () => {
  for (const text of [
    'unknown',
    'UNK.',
    'n/a',
    'several',
    'Plusieurs',
    'inconnu',
    'غير معروف',
    '??',
    '-',
    'x',
  ])
    assert.ok(isUnspecified(text), text);
  for (const text of ['3', 'three', 'some', 'x3', '']) assert.ok(!isUnspecified(text), text);
});
test('any whole number reads back, in each set of digits and with what may stand around it', () => {
  const around = fc.constantFrom(
    ['', ''],
    ['~', ''],
    ['>', ''],
    ['', ' survivors'],
    ['', '+'],
    [' ', ' (est.)'],
  );
  fc.assert(
    fc.property(
      fc.nat({ max: 999_999 }),
      fc.constantFrom(0x30, 0x660, 0x6f0),
      around,
      (number, zero, [a, b]) => {
        const digits = [...String(number)]
          .map((digit) => String.fromCodePoint(zero + Number(digit)))
          .join('');
        assert.equal(parseCount(`${a}${digits}${b}`), number);
      },
    ),
  );
});
