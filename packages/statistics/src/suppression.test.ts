import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { suppress, THRESHOLD } from './suppression.ts';

const table = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([r, c]) =>
  fc.array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 })), {
      minLength: c,
      maxLength: c,
    }),
    {
      minLength: r,
      maxLength: r,
    },
  ),
);
const counts = (cells: number[][]) => ({
  cells,
  rowTotals: cells.map((row) => row.reduce((a, b) => a + b, 0)),
  columnTotals: (cells[0] ?? []).map((_, c) => cells.reduce((a, row) => a + (row[c] ?? 0), 0)),
  total: cells.flat().reduce((a, b) => a + b, 0),
});

test('no count from one to four is ever shown', () => {
  fc.assert(
    fc.property(table, (cells) => {
      const p = suppress(counts(cells));
      for (const shown of [...p.cells.flat(), ...p.rowTotals, ...p.columnTotals, p.total])
        assert.ok(shown === null || shown === 0 || shown >= THRESHOLD);
    }),
    { numRuns: 2000 },
  );
});
test('no line of the table lets a reader subtract a withheld cell back', () => {
  fc.assert(
    fc.property(table, (cells) => {
      const p = suppress(counts(cells));
      const lines = [
        ...p.cells.map((row, r) => [...row, p.rowTotals[r] ?? null]),
        [...p.columnTotals, p.total],
        ...p.columnTotals.map((total, c) => [...p.cells.map((row) => row[c] ?? null), total]),
        [...p.rowTotals, p.total],
      ];
      for (const line of lines) assert.notEqual(line.filter((cell) => cell === null).length, 1);
    }),
    { numRuns: 2000 },
  );
});
test('what need not be withheld is shown as counted', () => {
  const p = suppress(
    counts([
      [10, 20],
      [30, 40],
    ]),
  );
  assert.deepEqual(p.cells, [
    [10, 20],
    [30, 40],
  ]);
  assert.equal(p.total, 100);
});
