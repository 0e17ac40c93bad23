/** Official lists of administrative places, such as the common operational data sets: country, level, P-code, name, parent. */
import type { Refusal } from '@openmara/core/exchange/reports/row';
import { fold } from '@openmara/core/language/fold';
import { foldPlace } from '@openmara/core/places/fold-place';
import { newId } from '@openmara/vault/ids';
import type pg from 'pg';
import { z } from 'zod';
import { execute, rows } from '../database/rows.ts';
import {
  type ImportOutcome,
  type ImportRun,
  type ImportTarget,
  type ImportTask,
  refusalOf,
} from '../exchange/import-target.ts';
import { dayOf, numberOf } from '../exchange/read-cells.ts';
import type { FieldRow } from '../exchange/read-rows.ts';
import type { Context } from '../operations/operation.ts';

/** Outer places first: a parent is there when its children ask for it. */
const LEVELS = ['country', 'adm1', 'adm2', 'adm3'] as const;
type Level = (typeof LEVELS)[number];

interface ListedPlace {
  readonly country: string;
  readonly level: Level;
  readonly pcode: string;
  readonly name: string;
  readonly parent: string;
  readonly since: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}
const knownPlace = z.object({
  id: z.string(),
  pcode: z.string().nullable(),
  country: z.string(),
  level: z.string(),
  name: z.string(),
  folded: z.string(),
  adm1_id: z.string().nullable(),
  since: z.string().nullable(),
  source: z.string(),
});
type KnownPlace = z.infer<typeof knownPlace>;

/** What is known before the list, by code, by name and by spelling. */
class Gazetteer {
  readonly firstLevels: Map<string, string | null>;
  private readonly byCode: ReadonlyMap<string | null, KnownPlace>;
  private readonly byName: ReadonlyMap<string, KnownPlace>;
  private readonly spellings: ReadonlySet<string>;
  private readonly matched = new Set<string>();
  private readonly ids = new Map<string, string>();

  constructor(places: readonly KnownPlace[]) {
    this.byCode = new Map(places.filter((place) => place.pcode).map((place) => [place.pcode, place]));
    this.byName = new Map(places.map((place) => [`${place.country}|${place.level}|${place.folded}`, place]));
    this.spellings = new Set(places.map((place) => `${place.id}|${place.folded}`));
    this.firstLevels = new Map(
      places.map((place) => [place.id, place.level === 'adm1' ? place.id : place.adm1_id]),
    );
  }
  static async read(db: pg.ClientBase): Promise<Gazetteer> {
    const places = await rows(
      db,
      knownPlace,
      `select p.id, p.pcode, p.country, p.level, p.name, n.folded, p.adm1_id,
              p.valid_from::text as since, p.source
       from openmara.place p join openmara.place_name n on n.place_id = p.id`,
    );
    return new Gazetteer(places);
  }
  /** By code; or by name, which stands for one code only: two districts of one name are two places. */
  find(place: ListedPlace): KnownPlace | undefined {
    const named = this.byName.get(`${place.country}|${place.level}|${foldPlace(place.name)}`);
    const free = named && named.pcode === null && !this.matched.has(named.id) ? named : undefined;
    const known = this.byCode.get(place.pcode) ?? free;
    if (known) this.matched.add(known.id);
    return known;
  }
  spells(id: string, name: string): boolean {
    return this.spellings.has(`${id}|${fold(name)}`);
  }
  remember(pcode: string, id: string): void {
    this.ids.set(pcode, id);
  }
  /** The place of that code, of this list or known before. */
  idOf(pcode: string): string | null {
    return this.ids.get(pcode) ?? this.byCode.get(pcode)?.id ?? null;
  }
}

class PlaceRun implements ImportRun {
  private readonly rows: ListedPlace[] = [];
  private readonly counts = { created: 0, updated: 0, unchanged: 0, withdrawn: 0 };
  private readonly context: Context;
  private readonly task: ImportTask;
  constructor(context: Context, task: ImportTask) {
    this.context = context;
    this.task = task;
  }

  async read(row: FieldRow): Promise<Refusal[]> {
    const refuse = (field: string, reason: string): Refusal[] => [
      refusalOf(row, field, row.text(field), reason),
    ];
    const level = /^[0-3]$/.test(row.text('level')) ? LEVELS[Number(row.text('level'))] : undefined;
    if (!level) return refuse('level', 'The level is 0, 1, 2 or 3.');
    if (!row.text('pcode') || !row.text('name')) return refuse('name', 'A place needs a P-code and a name.');
    if (!/^[A-Z]{3}$/.test(row.text('country')))
      return refuse('country', 'The country is a code of three letters.');
    this.rows.push({
      country: row.text('country'),
      level,
      pcode: row.text('pcode'),
      name: row.text('name'),
      parent: row.text('parent'),
      since: dayOf(row, 'validFrom'),
      latitude: numberOf(row.text('latitude')),
      longitude: numberOf(row.text('longitude')),
    });
    return [];
  }

  async write(): Promise<ImportOutcome> {
    const gazetteer = await Gazetteer.read(this.context.db);
    this.rows.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
    for (const row of this.rows) await this.writeOne(row, gazetteer);
    return { ...this.counts, warnings: [], refused: [] };
  }

  /**
   * A name already known without a code receives it. Of a known code the first day and the name follow the list, and
   * the name that it had is still found; a place of another source keeps its name there, and is found by both.
   */
  private async writeOne(row: ListedPlace, gazetteer: Gazetteer): Promise<void> {
    const known = gazetteer.find(row);
    const id = known?.id ?? newId();
    gazetteer.remember(row.pcode, id);
    const parent = gazetteer.idOf(row.parent);
    const adm1 = row.level === 'adm1' ? id : parent && (gazetteer.firstLevels.get(parent) ?? null);
    if (!known) gazetteer.firstLevels.set(id, adm1);
    const name = known && known.source !== this.task.source ? known.name : row.name;
    const same = known?.pcode === row.pcode && known.since === row.since && known.name === name;
    if (same && gazetteer.spells(id, row.name)) {
      this.counts.unchanged += 1;
      return;
    }
    this.counts[known ? 'updated' : 'created'] += 1;
    if (this.task.dryRun) return;
    if (known) await this.rename(id, row, parent, name);
    else await this.insert(id, row, parent, adm1);
    for (const spelling of new Set([foldPlace(row.name), fold(row.name)]))
      await execute(
        this.context.db,
        'insert into openmara.place_name (place_id, folded) values ($1, $2) on conflict do nothing',
        [id, spelling],
      );
  }
  private async rename(id: string, row: ListedPlace, parent: string | null, name: string): Promise<void> {
    await execute(
      this.context.db,
      `update openmara.place
       set name = $5, pcode = $2, valid_from = $3, parent_id = coalesce(parent_id, $4)
       where id = $1`,
      [id, row.pcode, row.since, parent, name],
    );
  }
  private async insert(
    id: string,
    row: ListedPlace,
    parent: string | null,
    adm1: string | null,
  ): Promise<void> {
    await execute(
      this.context.db,
      `insert into openmara.place
         (id, country, level, pcode, parent_id, adm1_id, adm2_id, name, valid_from, source,
          latitude, longitude)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        row.country,
        row.level,
        row.pcode,
        parent,
        row.level === 'adm1' ? null : adm1,
        row.level === 'adm3' ? parent : null,
        row.name,
        row.since,
        this.task.source,
        row.latitude,
        row.longitude,
      ],
    );
  }
}

export const importPlaces: ImportTarget = {
  name: 'place',
  needs: 'manage_reference',
  fields: ['country', 'level', 'pcode', 'name', 'parent', 'validFrom', 'latitude', 'longitude'],
  open: async (context, task) => new PlaceRun(context, task),
};
