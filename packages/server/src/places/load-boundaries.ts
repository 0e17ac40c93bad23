/** Places of the eight countries from the boundaries and settlements in `data/boundaries` (OpenStreetMap, Natural Earth). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '@openmara/core/language/fold';
import { foldPlace } from '@openmara/core/places/fold-place';
import { newId } from '@openmara/vault/ids';
import { geoArea, geoCentroid, geoContains } from 'd3-geo';
import { parse } from 'csv-parse/sync';
import type { FeatureCollection, Geometry, Position } from 'geojson';
import type pg from 'pg';

const FOLDER = join(import.meta.dirname, '../../../../data/boundaries');
interface AdminProperties {
  iso3: string;
  level: number;
  id: string;
  parent: string | null;
  name: string;
  name_en: string | null;
}

/** d3 takes a ring's inside to be on its right; a ring wound the other way would be the rest of the globe. */
function wound(geometry: Geometry): Geometry {
  const polygon = (rings: Position[][]): Position[][] =>
    geoArea({ type: 'Polygon', coordinates: rings }) > 2 * Math.PI
      ? rings.map((ring) => [...ring].reverse())
      : rings;
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: polygon(geometry.coordinates) };
  return geometry.type === 'MultiPolygon'
    ? { ...geometry, coordinates: geometry.coordinates.map(polygon) }
    : geometry;
}

/** Loads countries, first and second levels with their shapes, and settlements. Does nothing where they are already there. */
export async function loadPlaces(db: pg.ClientBase): Promise<void> {
  if ((await db.query('select from openmara.place limit 1')).rowCount) return;
  const admin = JSON.parse(readFileSync(join(FOLDER, 'admin.geojson'), 'utf8')) as FeatureCollection<
    Geometry,
    AdminProperties
  >;
  const ids = new Map<string, string>();
  const places: object[] = [];
  const names: Array<{ place_id: string; folded: string }> = [];
  const shapes: Array<{ place_id: string; geometry: Geometry }> = [];
  const firstLevel: Array<{ id: string; iso3: string; geometry: Geometry }> = [];
  const addNames = (id: string, list: ReadonlyArray<string | null | undefined>): void => {
    const folded = new Set(
      list
        .filter((name): name is string => Boolean(name))
        .flatMap((name) => [
          fold(name),
          foldPlace(name),
          ...fold(name).split(/\s+(?=[\u0600-\u06ff])|(?<=[\u0600-\u06ff])\s+(?=[a-z])/),
        ]),
    );
    for (const name of folded) if (name.length > 1) names.push({ place_id: id, folded: name });
  };
  for (const feature of [...admin.features].sort((a, b) => a.properties.level - b.properties.level)) {
    const p = feature.properties;
    const id = newId();
    const geometry = wound(feature.geometry);
    ids.set(p.id, id);
    const parent = p.parent === null ? null : (ids.get(p.parent) ?? null);
    const [longitude, latitude] = geoCentroid(geometry as never);
    const name = p.name_en ?? p.name;
    places.push({
      id,
      country: p.iso3,
      level: p.level === 0 ? 'country' : `adm${p.level}`,
      osm_id: p.id,
      parent_id: parent,
      adm1_id: p.level === 2 ? parent : null,
      name,
      names: { local: p.name, ...(p.name_en ? { en: p.name_en } : {}) },
      latitude,
      longitude,
      source: 'OpenStreetMap contributors, ODbL 1.0',
    });
    addNames(id, [p.name, p.name_en]);
    if (p.level === 0) names.push({ place_id: id, folded: '@country' });
    if (p.level <= 1) shapes.push({ place_id: id, geometry });
    if (p.level === 1) firstLevel.push({ id, iso3: p.iso3, geometry });
  }
  const settlements = parse(readFileSync(join(FOLDER, 'settlements.csv')), {
    columns: true,
    bom: true,
  }) as Array<Record<string, string>>;
  for (const row of settlements) {
    const id = newId();
    const point: [number, number] = [Number(row['lon']), Number(row['lat'])];
    const within = firstLevel.find(
      (area) =>
        area.iso3 === row['iso3'] &&
        foldPlace(row['adm1_name'] ?? '') !== '' &&
        geoContains(area.geometry as never, point),
    );
    places.push({
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
    addNames(id, [row['name'], row['name_en'], row['name_fr'], row['name_ar'], row['name_es']]);
  }
  await db.query(
    `insert into openmara.place (id, country, level, osm_id, parent_id, adm1_id, name, names, latitude, longitude, population, source) select id, country, level, osm_id, parent_id, adm1_id, name, coalesce(names, '{}'), latitude, longitude, population, source from jsonb_populate_recordset(null::openmara.place, $1)`,
    [JSON.stringify(places)],
  );
  await db.query(
    'insert into openmara.place_name (place_id, folded) select place_id, folded from jsonb_populate_recordset(null::openmara.place_name, $1) on conflict do nothing',
    [JSON.stringify(names)],
  );
  await db.query(
    'insert into openmara.boundary (place_id, geometry) select place_id, geometry from jsonb_populate_recordset(null::openmara.boundary, $1)',
    [JSON.stringify(shapes)],
  );
}
