/** What the words of a search may mean: places of the country and parties by any of their names, in any language. */
import { fold } from '@openmara/core/language/fold';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { colleaguesNamed } from './responsible.ts';

/** As many places, and as many parties, as the words of one search stand for. */
const MOST = 20;
/** Words to look for in a list. */
export const searchWords = z.string().trim().min(2).max(100);

/** The column of a record that holds the place at that level. */
const COLUMNS = { adm1: 'adm1_id', adm2: 'adm2_id' } as const;
export interface Within {
  readonly column: 'adm1_id' | 'adm2_id' | 'place_id';
  readonly id: string;
}
export interface Meant {
  /** As it was written, for what is searched by its letters. */
  readonly words: string;
  readonly places: readonly Within[];
  readonly parties: readonly string[];
  /** Colleagues by whose name records are found. */
  readonly people: readonly string[];
}
const levelRow = z.object({ id: z.string(), level: z.string() });
const idRow = z.object({ id: z.string() });
const within = ({ id, level }: z.infer<typeof levelRow>): Within => ({
  column: level === 'adm1' || level === 'adm2' ? COLUMNS[level] : 'place_id',
  id,
});
/** A pattern that finds the text anywhere. */
export const anywhere = (text: string): string => `%${text.replace(/[%_\\]/g, '\\$&')}%`;

/**
 * The places and parties that the words name; those whose whole name they are come first.
 * @param exact whether places below the first level may be found: who does not see them does not find by them
 */
export async function meantBy(context: Context, words: string, exact: boolean): Promise<Meant> {
  const { db, mission } = context;
  const folded = fold(words);
  // A name that a person gave stood in a report: who does not see places in reports finds nothing by it.
  const places = await rows(
    db,
    levelRow,
    `select p.id, p.level from openmara.place p
     join (select n.place_id, min(length(n.folded)) as shortest from openmara.place_name n
           where n.folded like $2 and (n.written is null or $4) group by n.place_id) n on n.place_id = p.id
     where p.country = $1 and p.level = any ($3)
     order by n.shortest, array_position($3, p.level), p.name limit ${MOST}`,
    [mission.country, anywhere(folded), exact ? ['adm1', 'adm2', 'adm3', 'settlement'] : ['adm1'], exact],
  );
  const parties = await rows(
    db,
    idRow,
    `select p.id from openmara.party_alias a join openmara.party_now n on n.id = a.party_id
     join openmara.party_now p on p.now_id = n.now_id where a.folded like $1
     group by p.id order by min(length(a.folded)), p.id limit ${MOST}`,
    [anywhere(folded)],
  );
  const people = (await colleaguesNamed(context, words)).slice(0, MOST);
  const ids = (found: ReadonlyArray<{ id: string }>): string[] => found.map(({ id }) => id);
  return { words, places: places.map(within), parties: ids(parties), people: ids(people) };
}

/** The party and those that were merged into it, as an array in SQL. @param id a placeholder */
export const mergedInto = (id: string): string =>
  `array(select m.id from openmara.party_now m where m.now_id = ${id}::uuid)`;

/**
 * Where the records of a place lie, its parts included.
 * @param exact false widens a place to its first-level area, or it could be found by asking for one after the other
 */
export async function withinPlace({ db }: Context, id: string, exact: boolean): Promise<Within> {
  const place = await maybeRow(
    db,
    levelRow,
    exact
      ? 'select id, level from openmara.place where id = $1'
      : `select a.id, a.level from openmara.place p join openmara.place a on a.id = coalesce(p.adm1_id, p.id)
         where p.id = $1`,
    [id],
  );
  return place ? within(place) : { column: 'place_id', id };
}

/** From which text to which all begin with it, in the order of their letters. */
export const beginningWith = (text: string): readonly [string, string] => [text, `${text}\u{10ffff}`];
/** The references that words may begin: as written, and in the capitals that references have. */
export const referencesOf = (words: string): readonly string[] => [...new Set([words, words.toUpperCase()])];
