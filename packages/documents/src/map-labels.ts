/** Where the names stand on a map: inside their area where they fit, beside no other name, else as a number with a key. */
import type { Geometry, Position } from 'geojson';
import { linesOf, widthOf } from './drawing.ts';

/** A text in lines with the middle of its box, in pixels. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}
type Point = readonly [number, number];
/** The rings of an area in pixels; a hole is a ring as well. */
export type Rings = readonly (readonly Point[])[];

/** The rings of a geometry. @param project to pixels; null where a point has no place on the map */
export function ringsOf(geometry: Geometry, project: (at: Point) => Point | null): Rings {
  const polygons: Position[][][] =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  return polygons.flat().map((ring) =>
    ring.flatMap(([longitude = 0, latitude = 0]) => {
      const at = project([longitude, latitude]);
      return at ? [at] : [];
    }),
  );
}

/** What lies within rings: the edges that a level line crosses are looked for once a line. */
class Shape {
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  private readonly rings: Rings;
  private readonly lines = new Map<number, readonly number[]>();
  constructor(rings: Rings) {
    this.rings = rings;
    const [xs, ys] = [rings.flat().map(([x]) => x), rings.flat().map(([, y]) => y)];
    this.box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }
  holds(x: number, y: number): boolean {
    const crossed = this.lines.get(y) ?? this.crossingsAt(y);
    this.lines.set(y, crossed);
    return crossed.filter((at) => at > x).length % 2 === 1;
  }
  private crossingsAt(y: number): number[] {
    return this.rings.flatMap((ring) =>
      ring.flatMap(([ax, ay], i) => {
        const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
        return ay > y === by > y ? [] : [((bx - ax) * (y - ay)) / (by - ay) + ax];
      }),
    );
  }
}

const overlaps = (a: Label, b: Label): boolean =>
  Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

/** How much of a box lies in its area, from 0 to 1. */
function fit(box: Label, shape: Shape): number {
  const steps = [-0.5, -0.25, 0, 0.25, 0.5];
  const within = steps.flatMap((dx) =>
    [-0.5, 0, 0.5].filter((dy) => shape.holds(box.x + dx * box.width, box.y + dy * box.height)),
  );
  return within.length / (steps.length * 3);
}

const GRID = 22;
/** The place in the area where most of the box lies in it, the nearest to the middle among equals; free of others. */
function bestPlace(box: Label, shape: Shape, taken: readonly Label[]): { label: Label; fit: number } | null {
  const [left, top, right, bottom] = shape.box;
  let best: { label: Label; fit: number; far: number } | null = null;
  for (let j = 1; j < GRID; j += 1)
    for (let i = 1; i < GRID; i += 1) {
      const x = left + ((right - left) * i) / GRID;
      const y = top + ((bottom - top) * j) / GRID;
      if (!shape.holds(x, y)) continue;
      const label = { ...box, x, y };
      if (taken.some((other) => overlaps(label, other))) continue;
      const found = { label, fit: fit(label, shape), far: Math.hypot(i - GRID / 2, j - GRID / 2) };
      if (!best || found.fit > best.fit || (found.fit === best.fit && found.far < best.far)) best = found;
    }
  return best;
}

const PADDING = 4;
const boxOf = (lines: readonly string[], size: number): Label => ({
  x: 0,
  y: 0,
  width: Math.max(...lines.map((line) => widthOf(line, size))) + PADDING,
  height: lines.length * size * 1.2 + 2,
  lines,
});
/** The ways in which a name may be broken, the widest first; a name of many lines hides more than it says. */
const boxesOf = (text: string, size: number): Label[] =>
  [170, 110, 70]
    .map((width) => boxOf(linesOf(text, size, width), size))
    .filter((box, i, all) => i === 0 || box.lines.length !== all[i - 1]?.lines.length)
    .filter(({ lines }) => lines.length <= 3);

/** How much of a name must lie in its area; less is a number in its place. */
const ENOUGH = 0.85;
/** What is named: an area with what is written in it. */
interface Named {
  readonly text: string;
  readonly rings: Rings;
}
/**
 * Places of all names, the largest areas first.
 * @returns the label of each, and the number that stands for its text where that finds no place
 */
export function placeLabels(
  areas: readonly Named[],
  size: number,
): ReadonlyArray<{ readonly label: Label | null; readonly key: number | null }> {
  const shapes = areas.map(({ rings }) => new Shape(rings));
  const extent = ([left, top, right, bottom]: Shape['box']): number => (right - left) * (bottom - top);
  const order = shapes.map(({ box }, i) => ({ i, extent: extent(box) })).sort((a, b) => b.extent - a.extent);
  const taken: Label[] = [];
  const placed = new Map<number, Label>();
  const put = (i: number, label: Label): void => {
    taken.push(label);
    placed.set(i, label);
  };
  for (const { i } of order) {
    const shape = shapes[i];
    if (!shape) continue;
    const places = boxesOf(areas[i]?.text ?? '', size).flatMap((box) => bestPlace(box, shape, taken) ?? []);
    const best = places.sort((a, b) => b.fit - a.fit)[0];
    if (best && best.fit >= ENOUGH) put(i, best.label);
  }
  const keys = new Map<number, number>();
  for (const [i, shape] of shapes.entries()) {
    if (placed.has(i)) continue;
    keys.set(i, keys.size + 1);
    const place = bestPlace(boxOf([String(keys.size)], size), shape, taken);
    if (place) put(i, place.label);
  }
  return areas.map((_, i) => ({ label: placed.get(i) ?? null, key: keys.get(i) ?? null }));
}
