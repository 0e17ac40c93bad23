import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isSmall, saidBeside } from './rule.ts';
import { suppress, suppressList } from './table.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const counts = (cells: number[][]) => ({
  cells,
  rowTotals: cells.map(sum),
  columnTotals: (cells[0] ?? []).map((_, c) => sum(cells.map((row) => row[c] ?? 0))),
  total: sum(cells.flat()),
});

test('what need not be withheld is shown as counted', async () => {
  const table = counts([
    [10, 20],
    [30, 40],
  ]);
  assert.deepEqual(await suppress(table), table);
});
test('no small count is ever shown, also where one record stands in several cells', async () => {
  const table = fc.tuple(
    fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.integer({ min: 0, max: 9 }),
  );
  await fc.assert(
    fc.asyncProperty(table, async ([cells, overlap]) => {
      const whole = counts(cells);
      const least = Math.max(0, ...whole.rowTotals, ...whole.columnTotals);
      const published = await suppress({ ...whole, total: Math.max(least, whole.total - overlap) });
      for (const shown of [
        ...published.cells.flat(),
        ...published.rowTotals,
        ...published.columnTotals,
        published.total,
      ])
        assert.ok(shown === null || !isSmall(shown));
    }),
    { numRuns: 200 },
  );
});
test('of a list with one small count a second is withheld, the total stays', async () => {
  assert.deepEqual(await suppressList([3, 20, 40, 0], 63), { counts: [null, null, 40, 0], total: 63 });
});
test('a table without rows is empty; beside a table only what is not small is spoken of', async () => {
  assert.deepEqual(await suppressList([], 0), { counts: [], total: 0 });
  assert.deepEqual([null, 0, 4, 5].map(saidBeside), [null, null, null, 5]);
});
