import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstOfMonth, lastOfMonth, survivorBand, wholeMonths } from './coarse.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('every day of a month is the same month, and so is every pair of days within it', () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      const same = a.slice(0, 7) === b.slice(0, 7);
      const coarse = (iso: string) => wholeMonths({ from: iso, to: iso, precision: 'exact' });
      assert.equal(same, JSON.stringify(coarse(a)) === JSON.stringify(coarse(b)));
      assert.equal(same, firstOfMonth(a) === firstOfMonth(b) && lastOfMonth(a) === lastOfMonth(b));
      assert.ok((coarse(a).from ?? '') <= a && a <= (coarse(a).to ?? ''));
    }),
  );
});
test('a week becomes the months that it touches; quarters, years and unknown dates stay', () => {
  assert.deepEqual(wholeMonths({ from: '2016-08-29', to: '2016-09-04', precision: 'week' }), {
    from: '2016-08-01',
    to: '2016-09-30',
    precision: 'month',
  });
  for (const period of [
    { from: '2016-07-01', to: '2016-09-30', precision: 'quarter' as const },
    { from: '2016-01-01', to: '2016-12-31', precision: 'year' as const },
    { from: null, to: null, precision: 'unknown' as const },
  ])
    assert.deepEqual(wholeMonths(period), period);
  assert.equal(firstOfMonth(null), null);
});
test('a number under five is only known to be under five', () => {
  assert.deepEqual([0, 1, 4, 5, 40].map(survivorBand), ['none', '1-4', '1-4', '5+', '5+']);
});
