import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWith, rowOf } from './example-row.ts';
import { placeTextOf, readCoordinates } from './read-place.ts';

const coordinatesOf = (values: Record<string, string>) =>
  readWith((row, findings) => readCoordinates(row, findings), values);

test('coordinates are read from one column or two, in any digits, with a comma too', () => {
  assert.deepEqual(coordinatesOf({ gps: '4.85 31.6 0 0' }).read, [4.85, 31.6]);
  assert.deepEqual(coordinatesOf({ gps: '4.85;31.6' }).read, [4.85, 31.6]);
  assert.deepEqual(coordinatesOf({ latitude: '٤.85', longitude: '31,6' }).read, [4.85, 31.6]);
});
test('half a pair, or words, are no coordinates; outside the globe they are left out, with a warning', () => {
  const none: Array<Record<string, string>> = [
    { latitude: '4.85' },
    { latitude: 'north', longitude: '31' },
    { gps: '4.85' },
    {},
  ];
  for (const values of none)
    assert.deepEqual(coordinatesOf(values), { read: [null, null], refused: [], warned: [] });
  assert.deepEqual(coordinatesOf({ gps: '4.85 200' }).warned, ['coordinates_impossible']);
});
test('the place in words runs from the nearest to the widest', () =>
  assert.equal(
    placeTextOf(rowOf({ adm1: 'Unity', settlement: '', adm2: 'Rubkona', place: 'Bentiu' })),
    'Bentiu, Rubkona, Unity',
  ));
