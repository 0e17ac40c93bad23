import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSummaryRow } from './summary-rows.ts';

test('a row that sums others is known by how one of its cells begins', () => {
  for (const cell of [
    'Total',
    'TOTAL: 12',
    'Sub-total',
    'Subtotals',
    'Grand total',
    'Total général',
    'Sous-total',
    'Sous-totaux',
    'Somme',
    'المجموع',
    'المجموع الفرعي',
    'اجمالي الحالات',
  ])
    assert.ok(isSummaryRow(['', cell, '4']), cell);
});
test('a record that only holds such a word is a record', () => {
  for (const cell of ['Totally burnt village', 'in total three women', 'Sommet', '12', ''])
    assert.ok(!isSummaryRow(['2016-08-01', cell]), cell);
});
