import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWith, rowOf } from './example-row.ts';
import type { Mapping } from '../mapping.ts';
import { mappingSchema } from '../mapping.ts';
import { readPeriod, readReceived } from './read-period.ts';
import { Findings } from './row.ts';

const periodOf = (values: Record<string, string>, mapping: Partial<Mapping> = {}) => {
  const { read, refused } = readWith((row, findings, m) => readPeriod(m, row, findings), values, mapping);
  return [`${read.from}..${read.to} ${read.precision}`, ...refused];
};
test('a date in a column is read in the order that the mapping states', () => {
  assert.deepEqual(periodOf({ occurred: '3/7/2016' }), ['2016-07-03..2016-07-03 exact']);
  assert.deepEqual(periodOf({ occurred: '3/7/2016' }, { dateOrder: 'mdy' }), [
    '2016-03-07..2016-03-07 exact',
  ]);
});
test('a day that the file itself types as a date needs no reading', () => {
  const row = { ...rowOf({ occurred: '42565' }), date: () => '2016-07-14' };
  assert.equal(readPeriod(mappingSchema.parse({}), row, new Findings(row)).from, '2016-07-14');
});
test('a day is widened to the precision that another column states; a month is left as it is', () => {
  assert.deepEqual(periodOf({ occurred: '2016-08-17', occurredPrecision: 'Month' }), [
    '2016-08-01..2016-08-31 month',
  ]);
  assert.deepEqual(periodOf({ occurred: '2016-08-17', occurredPrecision: 'semaine' }), [
    '2016-08-15..2016-08-21 week',
  ]);
  assert.deepEqual(periodOf({ occurred: 'août 2016', occurredPrecision: 'année' }), [
    '2016-08-01..2016-08-31 month',
  ]);
  assert.deepEqual(
    periodOf(
      { occurred: '2016-08-17', occurredPrecision: '3' },
      { values: { occurredPrecision: { '3': 'quarter' } } },
    ),
    ['2016-07-01..2016-09-30 quarter'],
  );
});
test('a first and a last day are as precise as they are apart', () => {
  for (const [end, precision] of [
    ['2016-08-05', 'week'],
    ['2016-08-20', 'month'],
    ['2016-10-01', 'quarter'],
    ['2016-12-31', 'year'],
  ])
    assert.deepEqual(periodOf({ occurred: '2016-08-01', occurredEnd: String(end) }), [
      `2016-08-01..${end} ${precision}`,
    ]);
  assert.deepEqual(periodOf({ occurred: '2016-08-01', occurredEnd: '2016-07-01' }), [
    '2016-08-01..2016-08-01 exact',
  ]);
});
test('year, month and day apart are read as far as they are stated', () => {
  assert.deepEqual(periodOf({ year: '2016', month: '8', day: '12' }), ['2016-08-12..2016-08-12 exact']);
  assert.deepEqual(periodOf({ year: '٢٠١٦', month: '8', day: '' }), ['2016-08-01..2016-08-31 month']);
  assert.deepEqual(periodOf({ year: '2016', month: '', day: '' }), ['2016-01-01..2016-12-31 year']);
  assert.deepEqual(periodOf({ year: '2016', month: 'May', day: '14' }), ['2016-05-14..2016-05-14 exact']);
  assert.deepEqual(periodOf({ year: '2016', month: 'août', day: '' }), ['2016-08-01..2016-08-31 month']);
  assert.deepEqual(periodOf({ year: '2016', month: 'soon', day: '3' })[1], 'date_unreadable');
  assert.deepEqual(periodOf({ year: '', month: '8' }), ['null..null unknown']);
  assert.deepEqual(periodOf({ year: '2016', month: '2', day: '31' }), [
    'null..null unknown',
    'date_unreadable',
  ]);
});
test('what cannot be read is refused; what is said to be unknown is not', () => {
  assert.deepEqual(periodOf({ occurred: 'soonish' }), ['null..null unknown', 'date_unreadable']);
  assert.deepEqual(periodOf({ occurred: 'inconnue' }), ['null..null unknown']);
  assert.deepEqual(periodOf({}), ['null..null unknown']);
});
test('the day of receipt is the last of its period; unreadable it is left empty, with a warning', () => {
  const receivedOf = (received: string) =>
    readWith((row, findings, mapping) => readReceived(mapping, row, findings), { received });
  assert.deepEqual(receivedOf('2016-09-16T08:12:00.000+03:00').read, '2016-09-16');
  assert.deepEqual(receivedOf('Sep 2016').read, '2016-09-30');
  assert.deepEqual(receivedOf('plusieurs'), { read: null, refused: [], warned: [] });
  assert.deepEqual(receivedOf('soonish'), { read: null, refused: [], warned: ['received_unreadable'] });
});
