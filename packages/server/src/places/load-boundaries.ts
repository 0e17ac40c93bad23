/**
 * Places of the eight countries: boundaries and settlements in `data/boundaries` (OpenStreetMap, Natural Earth), areas with
 * P-codes and towns in `data/places` (OCHA, GeoNames).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '@openmara/core/language/fold';
import { foldPlace } from '@openmara/core/places/fold-place';
import { placeKey } from '@openmara/core/places/place-key';
import { newId } from '@openmara/vault/ids';
import { geoArea, geoCentroid, geoContains, geoDistance } from 'd3-geo';
import { parse } from 'csv-parse/sync';
import { distance } from 'fastest-levenshtein';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type pg from 'pg';
import { z } from 'zod';
import { anyRow, execute } from '../database/rows.ts';
import { loadAreaNames, nameInLatin } from './area-names.ts';

const FOLDER = join(import.meta.dirname, '../../../../data/boundaries');
const LISTS = join(import.meta.dirname, '../../../../data/places');
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
const records = z.array(z.record(z.string(), z.string()));
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

interface Place {
  readonly id: string;
  readonly country: string;
  readonly level: string;
  osm_id?: string;
  pcode?: string;
  parent_id: string | null;
  adm1_id: string | null;
  readonly name: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly latitude?: number;
  readonly longitude?: number;
  population?: number | null;
  valid_from?: string;
  readonly source: string;
}
type Row = Readonly<Record<string, string>>;
/** Two towns of one name that are nearer than this are one. */
const ONE_TOWN_KM = 40;
const kilometres = (a: Place, lat: number, lon: number): number =>
  geoDistance([a.longitude ?? 0, a.latitude ?? 0], [lon, lat]) * 6371;

/** Rows of the gazetteer, gathered from the files before they are written. */
class Gathered {
  readonly places: Place[] = [];
  readonly names: Array<{ place_id: string; folded: string }> = [];
  readonly shapes: Array<{ place_id: string; geometry: Shape }> = [];
  private readonly ids = new Map<string, string>();
  private readonly firstLevel: Array<{ id: string; iso3: string; geometry: Shape }> = [];
  private readonly byCode = new Map<string, Place>();
  private readonly byKey = new Map<string, Place[]>();

  private add(place: Place, spellings: ReadonlyArray<string | null | undefined>): void {
    this.places.push(place);
    this.addNames(place, spellings);
  }

  /** A country, or a first or second level; outer ones come first, so that a parent is there. */
  addArea({ properties: p, geometry: drawn }: z.infer<typeof feature>): void {
    const id = newId();
    const geometry = wound(drawn);
    this.ids.set(p.id, id);
    const parent = p.parent === null ? null : (this.ids.get(p.parent) ?? null);
    const [longitude, latitude] = geoCentroid(geometry);
    const place = {
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
    };
    this.add(place, [p.name, p.name_en]);
    if (p.level === 0) this.names.push({ place_id: id, folded: '@country' });
    if (p.level <= 1) this.shapes.push({ place_id: id, geometry });
    if (p.level === 1) this.firstLevel.push({ id, iso3: p.iso3, geometry });
  }

  /**
   * An area of the list of P-codes: the boundaries' area of that name receives the code, another stands beside them.
   * @param joined the name that the boundaries have for it, where it is another
   */
  addListed(row: Row, joined: string | undefined): void {
    const [country = '', level = '', pcode = '', name = ''] = LISTED.map((column) => row[column] ?? '');
    const known = this.boundaryOf(country, `adm${level}`, joined ?? name, joined !== undefined);
    const since = row['Valid from date'];
    if (known) {
      known.pcode = pcode;
      if (since) known.valid_from = since;
      this.byCode.set(pcode, known);
      this.addNames(known, [name]);
      return;
    }
    const parent = this.byCode.get(row['Parent P-Code'] ?? '');
    const country_id =
      this.places.find((place) => place.country === country && place.level === 'country')?.id ?? null;
    const place: Place = {
      id: newId(),
      country,
      level: `adm${level}`,
      pcode,
      parent_id: parent?.id ?? country_id,
      adm1_id: level === '2' ? (parent?.id ?? null) : null,
      name,
      ...(since ? { valid_from: since } : {}),
      source: 'OCHA, Common Operational Datasets, CC BY-IGO',
    };
    this.byCode.set(pcode, place);
    this.add(place, [name]);
  }
  /** The area without a code that has the name; a joined one may be of the level above, as Libya's districts are. */
  private boundaryOf(country: string, level: string, name: string, joined: boolean): Place | undefined {
    const levels = country === 'LBY' && level === 'adm2' ? ['adm1'] : joined ? [level, 'adm1'] : [level];
    // The eleven provinces of before 2015 are not those of the list that have kept a name.
    const remade = country === 'COD' && level === 'adm1' && /^(equateur|kasai)/i.test(fold(name));
    return remade
      ? undefined
      : this.byKey
          .get(placeKey(name))
          ?.find(
            (place) =>
              place.country === country && levels.includes(place.level) && place.osm_id && !place.pcode,
          );
  }

  /** The first-level area that a point lies in; where no shape holds it, the one that is named or coded. */
  private areaAt(iso3: string, point: [number, number], named: string): string | null {
    const within = this.firstLevel.find((area) => area.iso3 === iso3 && geoContains(area.geometry, point));
    const listed =
      this.byCode.get(named) ??
      this.byKey.get(placeKey(named))?.find((place) => place.country === iso3 && place.level === 'adm1');
    return within?.id ?? listed?.id ?? null;
  }

  /** A town or village of Natural Earth, in the first-level area that its point lies in. */
  addSettlement(row: Row): void {
    const point: [number, number] = [Number(row['lon']), Number(row['lat'])];
    const within = this.areaAt(row['iso3'] ?? '', point, row['adm1_name'] ?? '');
    this.add(
      {
        id: newId(),
        country: row['iso3'] ?? '',
        level: 'settlement',
        parent_id: within,
        adm1_id: within,
        name: row['name_en'] || (row['name'] ?? ''),
        names: Object.fromEntries(
          Object.entries(row)
            .filter(([column, name]) => column.startsWith('name_') && name)
            .map(([column, name]) => [column.slice('name_'.length), name]),
        ),
        latitude: point[1],
        longitude: point[0],
        population: Number(row['population_max']) || null,
        source: 'Natural Earth, public domain',
      },
      [row['name'], row['name_en'], row['name_fr'], row['name_ar'], row['name_es']],
    );
  }

  /** A town of GeoNames: the same town of Natural Earth receives its spellings, another is added. */
  addTown(row: Row): void {
    const iso3 = row['iso3'] ?? '';
    const [latitude, longitude] = [Number(row['lat']), Number(row['lon'])];
    const spellings = [row['name'] ?? '', ...(row['other_names'] ?? '').split('|')];
    const known = spellings
      .flatMap((name) => this.byKey.get(placeKey(name)) ?? [])
      .find(
        (place) =>
          place.country === iso3 &&
          place.level === 'settlement' &&
          kilometres(place, latitude, longitude) < ONE_TOWN_KM,
      );
    const population = Number(row['population']) || null;
    if (known) {
      known.population = Math.max(known.population ?? 0, population ?? 0) || null;
      this.addNames(known, spellings);
      return;
    }
    const within = this.areaAt(iso3, [longitude, latitude], row['adm1_pcode'] ?? '');
    this.add(
      {
        id: newId(),
        country: iso3,
        level: 'settlement',
        parent_id: within,
        adm1_id: within,
        name: row['name'] ?? '',
        latitude,
        longitude,
        population,
        source: 'GeoNames, CC BY 4.0',
      },
      spellings,
    );
  }

  /** A district named after a town in another transliteration (Baydhaba, Baidoa) gives the town its spelling. */
  nameSeats(): void {
    const towns = [...this.byKey].flatMap(([key, places]) =>
      places.filter(({ level }) => level === 'settlement').map((town) => ({ key, town })),
    );
    for (const district of this.places.filter(({ level }) => level === 'adm2')) {
      const name = placeKey(district.name);
      const within = towns.filter(({ town }) => town.adm1_id !== null && town.adm1_id === district.adm1_id);
      if (name.length < 6 || within.some(({ key }) => key === name)) continue;
      const near = new Set(within.filter(({ key }) => distance(key, name) === 1).map(({ town }) => town));
      if (near.size === 1) for (const town of near) this.addNames(town, [district.name]);
    }
  }

  private addNames(place: Place, list: ReadonlyArray<string | null | undefined>): void {
    const spellings = list.filter((name): name is string => Boolean(name));
    for (const name of spellings) {
      const key = placeKey(name);
      const known = this.byKey.get(key) ?? [];
      if (key !== '' && !known.includes(place)) this.byKey.set(key, [...known, place]);
    }
    const folded = new Set(
      spellings.flatMap((name) => [
        fold(name),
        foldPlace(name),
        ...fold(name).split(/\s+(?=[\u0600-\u06ff])|(?<=[\u0600-\u06ff])\s+(?=[a-z])/),
      ]),
    );
    for (const name of folded) if (name.length > 1) this.names.push({ place_id: place.id, folded: name });
  }
}

const table = (path: string): Row[] => records.parse(parse(readFileSync(path), { columns: true, bom: true }));

/** The columns of the list of P-codes that make a place. */
const LISTED = ['Location', 'Admin Level', 'P-Code', 'Name'] as const;
function gather(): Gathered {
  const gathered = new Gathered();
  const { features } = areas.parse(JSON.parse(readFileSync(join(FOLDER, 'admin.geojson'), 'utf8')));
  for (const area of features.sort((a, b) => a.properties.level - b.properties.level)) gathered.addArea(area);
  const joins = new Map(table(join(LISTS, 'joins.csv')).map((row) => [row['pcode'], row['boundary']]));
  const listed = table(join(LISTS, 'pcodes.csv')).filter((row) => /^[12]$/.test(row['Admin Level'] ?? ''));
  const level = (row: Row): number => Number(row['Admin Level']);
  for (const row of listed.sort((a, b) => level(a) - level(b)))
    gathered.addListed(row, joins.get(row['P-Code']));
  for (const row of table(join(FOLDER, 'settlements.csv'))) gathered.addSettlement(row);
  for (const row of table(join(LISTS, 'towns.csv'))) gathered.addTown(row);
  gathered.nameSeats();
  return gathered;
}

/** Does nothing where places are already there. @returns whether it is a new installation */
async function loadInto(db: pg.ClientBase): Promise<boolean> {
  if (await anyRow(db, 'select from openmara.place limit 1')) return false;
  const gathered = gather();
  await execute(
    db,
    `insert into openmara.place
       (id, country, level, osm_id, pcode, parent_id, adm1_id, name, names, latitude, longitude, population,
        valid_from, source)
     select id, country, level, osm_id, pcode, parent_id, adm1_id, name, coalesce(names, '{}'),
            latitude, longitude, population, valid_from, source
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
  return true;
}

/**
 * Loads countries, first and second levels with their P-codes and shapes, and towns into a new installation, before
 * anybody works in it: one process loads, another that starts meanwhile waits for it. What areas are called in the
 * languages of the house is brought in line at every start.
 */
export async function loadPlaces(pool: pg.Pool): Promise<void> {
  const db = await pool.connect();
  try {
    await db.query(`begin; set local openmara.reference = 'manage'`);
    await execute(db, `select pg_advisory_xact_lock(hashtext('openmara.place'))`);
    const isNew = await loadInto(db);
    await loadAreaNames(db);
    if (isNew) await nameInLatin(db);
    await db.query('commit');
  } catch (error) {
    await db.query('rollback');
    throw error;
  } finally {
    db.release();
  }
}
