import type { Geometry } from 'geojson';
import type pg from 'pg';
import { z } from 'zod';
import { rows } from '../database/rows.ts';

const areaRow = z.object({
  id: z.string(),
  name: z.string(),
  /** Written by the loading of boundaries, from a file whose geometries were read there. */
  geometry: z.custom<Geometry>((value) => typeof value === 'object' && value !== null && 'type' in value),
});

/** The first-level areas of a country with their shapes, by name. @param country ISO 3166-1 alpha-3 */
export async function firstLevelAreas(db: pg.ClientBase, country: string) {
  return await rows(
    db,
    areaRow,
    `select p.id, p.name, b.geometry from openmara.place p join openmara.boundary b on b.place_id = p.id
     where p.country = $1 and p.level = 'adm1' order by p.name`,
    [country],
  );
}

/** The names of a country's first-level areas, whether or not their shapes are known. @param country ISO 3166-1 alpha-3 */
export async function namesOfAreas(db: pg.ClientBase, country: string): Promise<string[]> {
  const found = await rows(
    db,
    z.object({ name: z.string() }),
    `select distinct name from openmara.place where country = $1 and level = 'adm1' order by name`,
    [country],
  );
  return found.map(({ name }) => name);
}
