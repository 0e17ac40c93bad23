/** What the page says of a running import: no number before there is one, and no time left where it cannot be told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceOf } from './pace.ts';

const at = (read: number, rows: number, seconds: number) => paceOf({ read, total: 1000, rows, seconds });

test('rows a second, and the time that the bytes left take at the pace of those that were read', () => {
  assert.deepEqual(at(250, 500, 10), { rate: 50, left: 30 });
  assert.deepEqual(at(999, 2000, 40), { rate: 50, left: 1 });
});
test('in the first second nothing is foretold', () => {
  assert.equal(at(250, 500, 0.4), null);
  assert.equal(at(0, 0, 10), null);
});
test('once the file is read, what remains is writing, and how long that takes is not known', () => {
  assert.deepEqual(at(1000, 500, 10), { rate: 50, left: null });
  assert.deepEqual(at(1200, 500, 0), { rate: 500, left: null });
});
