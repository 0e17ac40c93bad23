/** Places of the eight countries from the boundaries and settlements in `data/boundaries` (OpenStreetMap, Natural Earth). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '@openmara/core/language/fold';
import { foldPlace } from '@openmara/core/places/fold-place';
import { newId } from '@openmara/vault/ids';
import { geoArea, geoCentroid, geoContains } from 'd3-geo';
import { parse } from 'csv-parse/sync';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type pg from 'pg';
import { z } from 'zod';
import { anyRow, execute } from '../database/rows.ts';

const FOLDER = join(import.meta.dirname, '../../../../data/boundaries');
const positions = z.array(z.array(z.number()));
const feature = z.object({
  properties: z.object({
    iso3: z.string(),
    level: z.number(),
    id: z.string(),
    parent: z.string().nullable(),
    name: z.string(),
    name_en: z.string().nullable(),
  }),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(positions) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(positions)) }),
  ]),
});
const areas = z.object({ features: z.array(feature) });
const settlements = z.array(z.record(z.string(), z.string()));
type Shape = Polygon | MultiPolygon;

/** d3 takes a ring's inside to be on its right; a ring wound the other way would be the rest of the globe. */
function wound(geometry: Shape): Shape {
  const polygon = (rings: Position[][]): Position[][] =>
    geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI
      ? rings.map((ring) => [...ring].reverse())
      : rings;
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: polygon(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(polygon) };
}

/** Rows of the gazetteer, gathered from the files before they are written. */
class Gathered {
  readonly places: object[] = [];
  readonly names: Array<{ place_id: string; folded: string }> = [];
  readonly shapes: Array<{ place_id: string; geometry: Shape }> = [];
  private readonly ids = new Map<string, string>();
  private readonly firstLevel: Array<{ id: string; iso3: string; geometry: Shape }> = [];

  /** A country, or a first or second level; outer ones come first, so that a parent is there. */
  addArea({ properties: p, geometry: drawn }: z.infer<typeof feature>): void {
    const id = newId();
    const geometry = wound(drawn);
    this.ids.set(p.id, id);
    const parent = p.parent === null ? null : (this.ids.get(p.parent) ?? null);
    const [longitude, latitude] = geoCentroid(geometry);
    this.places.push({
      id,
      country: p.iso3,
      level: p.level === 0 ? 'country' : `adm${p.level}`,
      osm_id: p.id,
      parent_id: parent,
      adm1_id: p.level === 2 ? parent : null,
      name: p.name_en ?? p.name,
      names: { local: p.name, ...(p.name_en ? { en: p.name_en } : {}) },
      latitude,
      longitude,
      source: 'OpenStreetMap contributors, ODbL 1.0',
    });
    this.addNames(id, [p.name, p.name_en]);
    if (p.level === 0) this.names.push({ place_id: id, folded: '@country' });
    if (p.level <= 1) this.shapes.push({ place_id: id, geometry });
    if (p.level === 1) this.firstLevel.push({ id, iso3: p.iso3, geometry });
  }

  /** A town or village, in the first-level area that its point lies in. */
  addSettlement(row: Readonly<Record<string, string>>): void {
    const id = newId();
    const point: [number, number] = [Number(row['lon']), Number(row['lat'])];
    const within = this.firstLevel.find(
      (area) =>
        area.iso3 === row['iso3'] &&
        foldPlace(row['adm1_name'] ?? '') !== '' &&
        geoContains(area.geometry, point),
    );
    this.places.push({
      id,
      country: row['iso3'],
      level: 'settlement',
      parent_id: within?.id ?? null,
      adm1_id: within?.id ?? null,
      name: row['name_en'] || row['name'],
      names: Object.fromEntries(
        Object.entries(row)
          .filter(([column, name]) => column.startsWith('name_') && name)
          .map(([column, name]) => [column.slice('name_'.length), name]),
      ),
      latitude: point[1],
      longitude: point[0],
      population: Number(row['population_max']) || null,
      source: 'Natural Earth, public domain',
    });
    this.addNames(id, [row['name'], row['name_en'], row['name_fr'], row['name_ar'], row['name_es']]);
  }

  private addNames(id: string, list: ReadonlyArray<string | null | undefined>): void {
    const folded = new Set(
      list
        .filter((name): name is string => Boolean(name))
        .flatMap((name) => [
          fold(name),
          foldPlace(name),
          ...fold(name).split(/\s+(?=[\u0600-\u06ff])|(?<=[\u0600-\u06ff])\s+(?=[a-z])/),
        ]),
    );
    for (const name of folded) if (name.length > 1) this.names.push({ place_id: id, folded: name });
  }
}

/** Loads countries, first and second levels with their shapes, and settlements. Does nothing where they are already there. */
export async function loadPlaces(db: pg.ClientBase): Promise<void> {
  if (await anyRow(db, 'select from openmara.place limit 1')) return;
  const gathered = new Gathered();
  const { features } = areas.parse(JSON.parse(readFileSync(join(FOLDER, 'admin.geojson'), 'utf8')));
  for (const area of features.sort((a, b) => a.properties.level - b.properties.level)) gathered.addArea(area);
  const table = parse(readFileSync(join(FOLDER, 'settlements.csv')), { columns: true, bom: true });
  for (const row of settlements.parse(table)) gathered.addSettlement(row);
  await execute(
    db,
    `insert into openmara.place
       (id, country, level, osm_id, parent_id, adm1_id, name, names, latitude, longitude, population, source)
     select id, country, level, osm_id, parent_id, adm1_id, name, coalesce(names, '{}'),
            latitude, longitude, population, source
     from jsonb_populate_recordset(null::openmara.place, $1)`,
    [JSON.stringify(gathered.places)],
  );
  await execute(
    db,
    `insert into openmara.place_name (place_id, folded)
     select place_id, folded from jsonb_populate_recordset(null::openmara.place_name, $1)
     on conflict do nothing`,
    [JSON.stringify(gathered.names)],
  );
  await execute(
    db,
    `insert into openmara.boundary (place_id, geometry)
     select place_id, geometry from jsonb_populate_recordset(null::openmara.boundary, $1)`,
    [JSON.stringify(gathered.shapes)],
  );
}
