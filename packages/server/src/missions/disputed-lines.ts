import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOUNDARY_STATEMENTS, type DisputedLine, linesOn } from '@openmara/core/missions/disputed-lines';
import type { LineString, MultiLineString } from 'geojson';
import { z } from 'zod';

const FILE = join(import.meta.dirname, '../../../../data/boundaries/disputed-lines.geojson');
const position = z.tuple([z.number(), z.number()]);
const collection = z.object({
  features: z.array(
    z.object({
      properties: z.object({
        countries: z.array(z.string().regex(/^[A-Z]{3}$/)).min(1),
        statement: z.enum(BOUNDARY_STATEMENTS).nullable(),
      }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('LineString'), coordinates: z.array(position) }),
        z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position)) }),
      ]),
    }),
  ),
});
export interface DrawnLine extends DisputedLine {
  readonly geometry: LineString | MultiLineString;
}

let lines: readonly DrawnLine[] | null = null;
/** The lines of `data/boundaries` that lie on the map of a country. @param country ISO 3166 alpha-3 */
export function disputedLinesOn(country: string): DrawnLine[] {
  lines ??= collection
    .parse(JSON.parse(readFileSync(FILE, 'utf8')))
    .features.map(({ properties, geometry }) => ({ ...properties, geometry }));
  return linesOn(lines, country);
}
