/** What first-level areas are called in the languages of the house, from `data/places/names.csv`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Locale, LOCALES } from '@openmara/core/language/languages';
import { parse } from 'csv-parse/sync';
import type pg from 'pg';
import { z } from 'zod';
import { execute, rows } from '../database/rows.ts';

const FILE = join(import.meta.dirname, '../../../../data/places/names.csv');
const records = z.array(z.record(z.string(), z.string()));

/** Gives the areas of the list their names; what the names of an area already say is left untouched in other languages. */
export async function loadAreaNames(db: pg.ClientBase): Promise<void> {
  const listed = records.parse(parse(readFileSync(FILE), { columns: true, bom: true })).map((row) => ({
    country: row['iso3'],
    name: row['name'],
    names: Object.fromEntries(
      LOCALES.flatMap((locale) => {
        const name = row[`name_${locale}`];
        return name ? [[locale, name]] : [];
      }),
    ),
  }));
  await execute(
    db,
    `update openmara.place p set names = p.names || l.names
     from jsonb_to_recordset($1) l(country text, name text, names jsonb)
     where p.level = 'adm1' and p.country = l.country
       and (p.name = l.name or l.name !~ '[A-Za-z]' and p.name = l.names->>'en')
       and not p.names @> l.names`,
    [JSON.stringify(listed)],
  );
}

/**
 * In a new installation an area whose only name is in a script that most advisers cannot read is known by the one that
 * they can; where there are records already it keeps its name, by which releases know it.
 */
export const nameInLatin = async (db: pg.ClientBase): Promise<unknown> =>
  execute(
    db,
    `update openmara.place set name = names->>'en'
     where level = 'adm1' and name !~ '[A-Za-z]' and names->>'en' is not null`,
  );

/**
 * The names of a country's first-level areas in a language, by the name that records and releases know them by; one
 * that has none in the language keeps that.
 * @param country ISO 3166-1 alpha-3
 */
export async function areaNames(
  db: pg.ClientBase,
  country: string,
  locale: Locale,
): Promise<ReadonlyMap<string, string>> {
  const named = await rows(
    db,
    z.object({ name: z.string(), said: z.string() }),
    `select name, coalesce(names->>$2, name) as said
     from openmara.place where country = $1 and level = 'adm1'`,
    [country, locale],
  );
  return new Map(named.map(({ name, said }) => [name, said]));
}
