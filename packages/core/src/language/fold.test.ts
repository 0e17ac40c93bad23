import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asciiDigits, fold } from './fold.ts';

test('two spellings of one word are one', () => {
  for (const [written, compared] of [
    ['  Août\u00a02016 ', 'aout 2016'],
    ['DÉPLACÉE', 'deplacee'],
    ['Date de l’incident', "date de l'incident"],
    ['North–South', 'north-south'],
    ['اغتِصَابٌ', 'اغتصاب'],
    ['اغتصـــاب', 'اغتصاب'],
    ['\u200fرقم\u200e', 'رقم'],
    ['١٢ أغسطس ٢٠١٦', '12 أغسطس 2016'],
    ['۳۵', '35'],
  ] as const)
    assert.equal(fold(written), compared, written);
});
test('a hamza or a madda makes another letter, however it is typed', () => {
  assert.equal(fold('ا\u0654نثى'), 'أنثى');
  assert.notEqual(fold('أنثى'), fold('انثى'));
  assert.notEqual(fold('آب'), fold('اب'));
});
test('folding what is folded changes nothing', () => {
  const arabic = fc.string({
    unit: fc.integer({ min: 0x0600, max: 0x06ff }).map((code) => String.fromCodePoint(code)),
  });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), arabic), (text) =>
      assert.equal(fold(fold(text)), fold(text)),
    ),
  );
});
test('a number has one value in three sets of digits', () => {
  const inDigitsFrom = (zero: number, number: number): string =>
    [...String(number)].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
  fc.assert(
    fc.property(fc.nat(), (number) => {
      for (const zero of [0x30, 0x0660, 0x06f0])
        assert.equal(Number(asciiDigits(inDigitsFrom(zero, number))), number);
    }),
  );
});
