import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseAfter } from './line.ts';

test('the pauses grow, to half a minute and no further', () => {
  assert.deepEqual([1, 2, 3, 4, 5, 50].map(pauseAfter), [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});
