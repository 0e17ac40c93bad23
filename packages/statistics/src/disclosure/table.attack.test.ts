import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack, type Held, type Known, revealed } from './attack.ts';
import { isSmall } from './rule.ts';
import { seeded } from './seeded.ts';
import { type CountTable, type PublishedTable, suppress } from './table.ts';

/** A table of random shape, some sparse, some full, some with zeros by the line. */
function randomCells(random: () => number): number[][] {
  const int = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const [height, width, sparse, zeros] = [int(1, 9), int(1, 7), random(), random() * random()];
  return Array.from({ length: height }, () =>
    Array.from({ length: width }, () => {
      if (random() < zeros) return 0;
      return random() < sparse * 0.6 ? int(0, 6) : random() < 0.3 ? int(0, 12) : int(5, 90);
    }),
  );
}
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const withTotals = (cells: number[][]): CountTable => ({
  cells,
  rowTotals: cells.map(sum),
  columnTotals: (cells[0] ?? []).map((_, c) => sum(cells.map((row) => row[c] ?? 0))),
  total: sum(cells.flat()),
});
const flat = <N>(table: {
  cells: ReadonlyArray<readonly N[]>;
  rowTotals: readonly N[];
  columnTotals: readonly N[];
  total: N;
}): N[] => [...table.cells.flat(), ...table.rowTotals, ...table.columnTotals, table.total];

/** What a reader of one table knows: its rows and columns add up. Lines as [whole, ...parts]. */
function linesOf(height: number, width: number): number[][] {
  const rows = Array.from({ length: height }, (_, r) => r);
  const columns = Array.from({ length: width }, (_, c) => c);
  const [rowTotals, columnTotals] = [height * width, height * width + height];
  const total = columnTotals + width;
  return [
    ...rows.map((r) => [rowTotals + r, ...columns.map((c) => r * width + c)]),
    ...columns.map((c) => [columnTotals + c, ...rows.map((r) => r * width + c)]),
    [total, ...rows.map((r) => rowTotals + r)],
    [total, ...columns.map((c) => columnTotals + c)],
  ];
}
const addsUp = ([whole = 0, ...parts]: number[]): Known => ({
  terms: [[whole, -1], ...parts.map((part) => [part, 1] as const)],
  is: '=',
  number: 0,
});

/** Everything that a reader could learn from the table against the rule, in words. */
async function learned(table: CountTable, published: PublishedTable): Promise<string[]> {
  const lines = linesOf(table.cells.length, table.columnTotals.length);
  const truth = flat(table);
  const held: Held = { shown: flat(published), known: lines.map(addsUp) };
  const found = held.shown.flatMap((value, count) =>
    value !== null && isSmall(value) ? [`${count} is shown`] : [],
  );
  for (const { count, possible } of await attack(held, truth))
    found.push(`${count} is one of ${possible.join()}`);
  for (const [whole = 0, ...parts] of lines) {
    if (parts.length < 2 || held.shown[whole] !== null || truth[whole] === 0) continue;
    for (const part of parts)
      if (truth[part] === truth[whole] && (await revealed(held, truth, { whole, part })))
        found.push(`all of ${whole} are in ${part}`);
  }
  return found;
}

test('the attack works: it finds what a line, a chain of lines and zeros give away', async () => {
  const table = withTotals([
    [3, 20],
    [30, 40],
  ]);
  const shown = {
    ...table,
    cells: [
      [null, 20],
      [30, 40],
    ],
  };
  assert.deepEqual(await learned(table, shown), ['0 is one of 3']);
  const children = withTotals([
    [3, 0, 0],
    [20, 30, 40],
  ]);
  const male = {
    ...children,
    cells: [
      [null, 0, 0],
      [20, 30, 40],
    ],
    rowTotals: [null, 90],
    columnTotals: [null, 30, 40],
    total: null,
  };
  assert.deepEqual(await learned(children, male), ['all of 6 are in 0']);
});

const TABLES = 7000;
for (const [part, parts] of [
  [0, 4],
  [1, 4],
  [2, 4],
  [3, 4],
] as const)
  test(`${TABLES / parts} random tables, ${part + 1} of ${parts}: nothing pinned, narrowed or revealed`, async () => {
    for (let seed = part; seed < TABLES; seed += parts) {
      const table = withTotals(randomCells(seeded(seed)));
      assert.deepEqual(await learned(table, await suppress(table)), [], `seed ${seed}`);
    }
  });
