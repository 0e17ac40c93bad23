/**
 * With its totals as one more row and column a table is a set of lines that each add up. A withheld cell can then
 * take another value only on a closed path of withheld cells (row, column, row …), along which one is raised and the
 * next lowered; without such a path it is known exactly. As a graph: rows and columns are points, withheld cells
 * join them, and the cells that are known are its bridges. Source: Hundepool et al. 2012, ch. 4; Tarjan 1974.
 */
export type Cell = readonly [row: number, column: number];

/** The shape of a table and which of its cells are withheld. */
export interface Lines {
  readonly height: number;
  readonly width: number;
  readonly withheld: (row: number, column: number) => boolean;
}

/** The points that a point is joined with: columns of a row, rows of a column. Columns come after the rows. */
function neighbours({ height, width, withheld }: Lines): number[][] {
  const found = Array.from({ length: height + width }, (): number[] => []);
  for (let r = 0; r < height; r += 1)
    for (let c = 0; c < width; c += 1)
      if (withheld(r, c)) {
        found[r]?.push(height + c);
        found[height + c]?.push(r);
      }
  return found;
}

/** The withheld cells that the shown ones determine. */
export function knownCells(lines: Lines): Cell[] {
  const next = neighbours(lines);
  const seenAt = new Map<number, number>();
  const lowest = new Map<number, number>();
  const known: Cell[] = [];
  const visit = (point: number, from: number): number => {
    seenAt.set(point, seenAt.size);
    let low = seenAt.size - 1;
    for (const other of next[point] ?? []) {
      if (other === from) continue;
      const before = seenAt.get(other);
      low = Math.min(low, before ?? visit(other, point));
      if (before === undefined && (lowest.get(other) ?? 0) > (seenAt.get(point) ?? 0))
        known.push([Math.min(point, other), Math.max(point, other) - lines.height]);
    }
    lowest.set(point, low);
    return low;
  };
  for (const point of next.keys()) if (!seenAt.has(point)) visit(point, -1);
  return known;
}

/** Shown cells that would each close a path through this known one. */
export function closingCells(lines: Lines, [row, column]: Cell): Cell[] {
  const next = neighbours(lines);
  const sideOf = (start: number): Set<number> => {
    const side = new Set([start]);
    for (const point of side)
      for (const other of next[point] ?? []) {
        const isTheCell = Math.min(point, other) === row && Math.max(point, other) === lines.height + column;
        if (!isTheCell) side.add(other);
      }
    return side;
  };
  const here = sideOf(row);
  const there = sideOf(lines.height + column);
  const closing: Cell[] = [];
  for (let r = 0; r < lines.height; r += 1)
    for (let c = 0; c < lines.width; c += 1) {
      const [a, b] = [r, lines.height + c];
      const joins = (here.has(a) && there.has(b)) || (there.has(a) && here.has(b));
      if (joins && !lines.withheld(r, c)) closing.push([r, c]);
    }
  return closing;
}
