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

/** How degrees become the units of a drawing. */
export interface Projection {
  readonly width: number;
  readonly height: number;
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
  const x = (lon: number): string => ((lon - west) * squeeze * scale).toFixed(1);
  const y = (lat: number): string => ((north - lat) * scale).toFixed(1);
  return {
    width: (east - west) * squeeze * scale,
    height: (north - south) * scale,
    path: (line) => `M${line.map((p) => `${x(p[0])},${y(p[1])}`).join('L')}`,
  };
}
