type Ring = ReadonlyArray<readonly [number, number]>;
interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
}

/** The rings of a polygon or of several. */
export const ringsOf = (geometry: Geometry): Ring[] =>
  geometry.type === 'Polygon' ? (geometry.coordinates as Ring[]) : (geometry.coordinates as Ring[][]).flat();

/** The strokes of a line or of several. */
export const strokesOf = (geometry: Geometry): Ring[] =>
  geometry.type === 'LineString' ? [geometry.coordinates as Ring] : (geometry.coordinates as Ring[]);

const areaOf = (ring: Ring): number =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
      return sum + x * nextY - nextX * y;
    }, 0),
  );

/** Where a number stands in an area: in the middle of its largest ring, on the height where it is widest there. */
export function middleOf(rings: readonly Ring[]): readonly [number, number] {
  const ring = [...rings].sort((a, b) => areaOf(b) - areaOf(a))[0] ?? [];
  const [south, north] = [Math.min(...ring.map(([, y]) => y)), Math.max(...ring.map(([, y]) => y))];
  // Heights about the middle: a number near an edge would read as the neighbour's.
  const spans = [0.5, 0.42, 0.58, 0.35, 0.65].flatMap((share) => {
    const y = south + (north - south) * share;
    const crossings = ring
      .flatMap(([x1, y1], i) => {
        const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
        return y1 > y === y2 > y ? [] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)];
      })
      .sort((a, b) => a - b);
    // Each second stretch between crossings lies outside.
    return crossings.flatMap((west, i) => {
      const east = crossings[i + 1];
      return i % 2 === 1 || east === undefined
        ? []
        : [{ at: [(west + east) / 2, y] as const, wide: east - west }];
    });
  });
  return spans.sort((a, b) => b.wide - a.wide)[0]?.at ?? [0, 0];
}

/** How degrees become the units of a drawing. */
export interface Projection {
  readonly width: number;
  readonly height: number;
  /** Where a point lies in the drawing. */
  point(at: readonly [number, number]): readonly [number, number];
  /** An SVG path through the points, open. */
  path(points: Ring): string;
}

/**
 * Equirectangular with the parallel in the middle true to scale: enough for one country, no library on the line.
 * @param points all that is to be seen, in degrees; at least one
 * @returns a drawing at most 600 wide and 420 high
 */
export function projectionOf(points: Ring): Projection {
  const [west, east] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))];
  const [south, north] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = Math.min(600 / ((east - west) * squeeze), 420 / (north - south));
  const x = (lon: number): number => (lon - west) * squeeze * scale;
  const y = (lat: number): number => (north - lat) * scale;
  return {
    width: (east - west) * squeeze * scale,
    height: (north - south) * scale,
    point: ([lon, lat]) => [x(lon), y(lat)],
    path: (line) => `M${line.map(([lon, lat]) => `${x(lon).toFixed(1)},${y(lat).toFixed(1)}`).join('L')}`,
  };
}
