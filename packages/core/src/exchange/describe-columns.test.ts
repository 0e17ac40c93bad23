import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doubt } from './doubts.ts';
import { describeColumns } from './describe-columns.ts';
import { mappingSchema } from './mapping.ts';

const names = ['Place', 'Type', 'Ref', 'Survivor name', 'Call', '', 'Type'];
const rows = [
  ['Bentiu', 'Rape', 'A1', 'Ann', '+211 912 345 678', '', 'x'],
  ['Bentiu', 'GR', 'A1', 'Ann', '+211 912 345 678', '', 'x'],
  ['Koch', 'Rape', 'A2', 'Bea', '+211 912 345 678', '', ''],
];
const columns = { place: 'ignore', Type: 'forms', Ref: 'key', 'Survivor name': 'remarks' };
const described = describeColumns(mappingSchema.parse({ columns }), names, rows, {
  left: new Set([4]),
  doubts: [doubt('by_values', [1], { field: 'forms' }), doubt('digits_lost', [0])],
});
const of = (column: string) => described.find((one) => one.column === column);

test('each column has the values of several rows, and none that could say who somebody is', () => {
  assert.deepEqual(of('place')?.samples, ['Bentiu'], 'not Koch, which stands once');
  assert.deepEqual(of('Type')?.samples, ['Rape']);
  for (const hidden of ['Ref', 'Survivor name', 'Call']) assert.deepEqual(of(hidden)?.samples, [], hidden);
  assert.equal(of('Ref')?.differentValues, 2);
  assert.equal(of('Call')?.leftOut, true);
});
test('it says what each is taken for, and what is asked of it', () => {
  assert.deepEqual([of('place')?.field, of('place')?.heading], ['ignore', 'Place']);
  assert.deepEqual(of('Type')?.doubts, [doubt('by_values', [1], { field: 'forms' })]);
  assert.deepEqual(
    of('@G')?.doubts,
    [],
    'a doubt is about its column, and not about one of the same heading',
  );
  assert.equal(of('Call')?.field, null);
  assert.equal(of('@G')?.field, null, 'a heading that stands twice is named by its letter');
  assert.equal(described.length, 6, 'an empty column without a heading is none');
});
