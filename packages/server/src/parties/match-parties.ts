/** What a row writes of a party to the party: an alias that two parties share stands for neither. */
import { fold } from '@openmara/core/language/fold';
import { loosenArabic } from '@openmara/core/language/loosen-arabic';
import { distance } from 'fastest-levenshtein';
import type pg from 'pg';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';

export interface PartyMatcher {
  /**
   * The id of the party that the name stands for in this country and on that day; null where there is none, or more
   * than one.
   */
  readonly match: (name: string, on?: string | null) => string | null;
  /** The party “unidentified armed men”, which every table keeps. */
  readonly unidentifiedId: string | null;
}

const aliasRow = z.object({
  alias: z.string(),
  id: z.string(),
  /** The party that it is now, where it was merged into another. */
  now: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
});
type Alias = z.infer<typeof aliasRow>;
const partyRow = z.object({ id: z.string() });

const only = (ids: ReadonlySet<string>): string | null => (ids.size === 1 ? ([...ids][0] ?? null) : null);

/** Without points, hyphens and spaces: “S.P.L.A.” and “SPLA”, “al-Shabaab” and “Al Shabaab”. */
const keyOf = (name: string): string => loosenArabic(fold(name)).replace(/[^\p{L}\p{N}]+/gu, '');
/** Who is meant by a party's people is the party: “SPLA soldiers”, “éléments de la FACA”, “عناصر الجيش”. */
const PEOPLE =
  /(?<!\p{L})(?:soldiers?|troops?|fighters?|elements?|members?|militants?|combatants?|personnel|forces of|men of|soldats?|militaires?|in uniforms?|uniformed|en uniforme|en tenue|بالزي العسكري|combattants?|membres?|agents?|soldados?|combatientes?|miembros?|efectivos?|elementos?|عناصر|جنود|افراد|مقاتلون|مقاتلين|مقاتلو)(?!\p{L})/gu;
const SMALL_WORDS = /^(?:the|of|de la|de l'|du|des|de|les|le|la|l'|del|los)\s+/;
const withoutPeople = (name: string): string => {
  let rest = loosenArabic(fold(name)).replace(PEOPLE, ' ').trim();
  for (let again = true; again;) {
    const shorter = rest.replace(SMALL_WORDS, '').trim();
    again = shorter !== rest;
    rest = shorter;
  }
  return rest;
};

/**
 * All aliases of a country in memory, for a file of rows: those of its parties, and of parties of no country.
 * @param country ISO 3166-1 alpha-3; null for the aliases of all countries, where names are given in full
 */
export async function readPartyMatcher(db: pg.ClientBase, country: string | null): Promise<PartyMatcher> {
  const aliases = await rows(
    db,
    aliasRow,
    `select a.alias, p.id, p.now_id as now, a.since::text, a.until::text
     from openmara.party_alias a
     join openmara.party o on o.id = a.party_id join openmara.party_now p on p.id = o.id
     where $1::text is null or o.country is null or o.country = $1`,
    [country],
  );
  const byAlias = new Map<string, Alias[]>();
  for (const alias of aliases)
    byAlias.set(keyOf(alias.alias), [...(byAlias.get(keyOf(alias.alias)) ?? []), alias]);
  const unidentified = await maybeRow(
    db,
    partyRow,
    `select id from openmara.party where kind = 'unidentified' limit 1`,
  );
  const find = (name: string, on: string | null): string | null => {
    const meant = (byAlias.get(keyOf(name)) ?? []).filter(
      ({ since, until }) =>
        on === null || ((since === null || since <= on) && (until === null || on <= until)),
    );
    // The party that has the spelling, merged or not: what was read before is read again alike, and a split finds it.
    const [ids, now] = [new Set(meant.map(({ id }) => id)), new Set(meant.map((alias) => alias.now))];
    return only(ids) ?? only(now);
  };
  return {
    unidentifiedId: unidentified?.id ?? null,
    match: (name, on = null) =>
      keyOf(name) === ''
        ? null
        : (find(name, on) ??
          find(name.replace(/\([^)]*\)/g, ' '), on) ??
          find(withoutPeople(name), on) ??
          // “Anti-balakas”: the people of a party take a plural.
          find(name.replace(/(?<=\p{L}{4})s$/u, ''), on)),
  };
}

export interface ProposedParty {
  readonly partyId: string;
  readonly name: string;
}
const wordsOf = (folded: string): string[] => folded.split(/[\s()-]+/).filter((word) => word.length > 2);

/** How alike two folded names are: shared words (Dice's coefficient), and one more for a slip of the pen. */
function likeness(a: string, b: string): number {
  const [words, others] = [new Set(wordsOf(a)), wordsOf(b)];
  const shared = others.filter((word) => words.has(word)).length;
  const near = a.length <= 60 && distance(a, b) <= Math.max(1, Math.floor(a.length / 5));
  return (2 * shared) / Math.max(1, words.size + others.length) + (near ? 1 : 0);
}

const spelling = z.object({ party_id: z.string(), name: z.string(), folded: z.string() });
/** Aliases of a country that look like the spelling, best first, at most three, for a person to confirm: never taken by itself. */
export async function proposeParties(
  db: pg.ClientBase,
  name: string,
  country: string,
): Promise<ProposedParty[]> {
  const folded = fold(name);
  const spellings = await rows(
    db,
    spelling,
    `select p.now_id as party_id, p.name, a.folded
     from openmara.party_alias a join openmara.party_now p on p.id = a.party_id
     where p.country is null or p.country = $1`,
    [country],
  );
  const best = new Map<string, ProposedParty & { score: number }>();
  for (const row of spellings) {
    const score = likeness(folded, row.folded);
    if (score >= 0.4 && score > (best.get(row.party_id)?.score ?? 0))
      best.set(row.party_id, { partyId: row.party_id, name: row.name, score });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ partyId, name: label }) => ({ partyId, name: label }));
}

const nameRow = z.object({ name: z.string(), label: z.string() });
/** The parties of a country and those of no country, by name and as the reader calls them, in the order of the latter. */
export async function partyNames(
  db: pg.ClientBase,
  country: string,
): Promise<Array<z.infer<typeof nameRow>>> {
  const found = await rows(
    db,
    nameRow,
    `select distinct name, openmara.said(p) as label from openmara.party p
     where country is null or country = $1 order by label limit 500`,
    [country],
  );
  return found;
}
