/** A reader with all lines of the table at once: what adds up across several of them must not give a small cell either. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CountTable, suppress, THRESHOLD } from './suppression.ts';

type Cell = readonly [row: number, column: number];

/**
 * The withheld cells that the shown ones determine. With its totals as one more row and column a table is a set of
 * lines that each add up; a withheld cell can take another value only on a closed path of withheld cells (row,
 * column, row …), along which one is raised and the next lowered. Without such a path it is known exactly.
 */
function determined(withheld: readonly Cell[]): Cell[] {
  return withheld.filter(([row, column]) => {
    // Is the column still reached from the row when this cell is taken away?
    const reached = new Set([`r${row}`]);
    for (let grew = true; grew;) {
      grew = false;
      for (const [r, c] of withheld) {
        if (r === row && c === column) continue;
        const [a, b] = [reached.has(`r${r}`), reached.has(`c${c}`)];
        if (a === b) continue;
        reached.add(a ? `c${c}` : `r${r}`);
        grew = true;
      }
    }
    return !reached.has(`c${column}`);
  });
}
function withTotals(cells: number[][]): CountTable {
  const rowTotals = cells.map((row) => row.reduce((a, b) => a + b, 0));
  return {
    cells,
    rowTotals,
    columnTotals: (cells[0] ?? []).map((_, c) => cells.reduce((a, row) => a + (row[c] ?? 0), 0)),
    total: rowTotals.reduce((a, b) => a + b, 0),
  };
}
/** Small cells that a reader of the published table can work out. */
function givenAway(cells: number[][]): Array<{ cell: Cell; count: number }> {
  const table = withTotals(cells);
  const published = suppress(table);
  const rows = [
    ...published.cells.map((row, r) => [...row, published.rowTotals[r] ?? null]),
    [...published.columnTotals, published.total],
  ];
  const truth = [
    ...table.cells.map((row, r) => [...row, table.rowTotals[r] ?? 0]),
    [...table.columnTotals, table.total],
  ];
  const withheld = rows.flatMap((row, r) =>
    row.flatMap((shown, c): Cell[] => (shown === null ? [[r, c]] : [])),
  );
  return determined(withheld)
    .map((cell) => ({ cell, count: truth[cell[0]]?.[cell[1]] ?? 0 }))
    .filter(({ count }) => count > 0 && count < THRESHOLD);
}

test('the attack works: a cell between two closed paths is known, those on the paths are not', () => {
  const left: Cell[] = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const right: Cell[] = [
    [2, 2],
    [2, 3],
    [3, 2],
    [3, 3],
  ];
  assert.deepEqual(determined([...left, [1, 2], ...right]), [[1, 2]]);
  assert.deepEqual(determined(left), []);
  assert.deepEqual(determined([[4, 4]]), [[4, 4]]);
});

test('no small cell can be worked out from all lines of its table together', () => {
  const table = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
    .chain(([r, c]) =>
      fc.array(
        fc.array(
          fc.oneof(
            { arbitrary: fc.integer({ min: 0, max: 6 }), weight: 1 },
            { arbitrary: fc.integer({ min: 5, max: 80 }), weight: 2 },
          ),
          { minLength: c, maxLength: c },
        ),
        { minLength: r, maxLength: r },
      ),
    );
  fc.assert(
    fc.property(table, (cells) => {
      assert.deepEqual(givenAway(cells), []);
    }),
    { numRuns: 4000 },
  );
});
