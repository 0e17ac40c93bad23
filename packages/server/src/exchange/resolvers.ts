/** Names to places and parties: the gazetteer and the aliases in memory, one look-up a spelling. */
import { fold } from '@openmara/core/language/fold';
import type { PlaceMatch, Resolvers } from '@openmara/core/exchange/reports/resolvers';
import type pg from 'pg';

interface PlaceEntry {
  readonly id: string;
  readonly level: string;
  readonly adm1: string | null;
  readonly adm2: string | null;
}
const RANK: Record<string, number> = { settlement: 5, adm3: 4, adm2: 3, adm1: 2, country: 1 };
const QUALIFIERS =
  /\b(town|city|county|state|payam|boma|village|poc|poc site|camp|site|area|district|region|province|prefecture|sous-prefecture|cercle|territoire|commune|ville|localite|idp|governorate|locality|department|departement|ville de|region de|cercle de|zone|pres de|near|outskirts of|environs de|centre)\b|^(ولاية|محافظة|مدينة|قرية|منطقة|مخيم|محلية|اقليم|إقليم|مقاطعة|معسكر)\s+|\bstate of\b/g;

/** A place name without what kind of place it is. */
export const foldPlace = (name: string): string =>
  fold(name)
    .replace(QUALIFIERS, ' ')
    .replace(/\b(de|du|of|la|le)\b\s*$/, '')
    .replace(/[-_'’.]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export async function loadResolvers(db: pg.ClientBase, country: string): Promise<Resolvers> {
  const places = await db.query<{
    folded: string;
    id: string;
    level: string;
    adm1: string | null;
    adm2: string | null;
    pcode: string | null;
  }>(
    `select n.folded, p.id, p.level, p.adm1_id as adm1, p.adm2_id as adm2, p.pcode from openmara.place p join openmara.place_name n on n.place_id = p.id where p.country = $1`,
    [country],
  );
  const byName = new Map<string, PlaceEntry[]>();
  const byCode = new Map<string, PlaceEntry>();
  for (const row of places.rows) {
    const entry: PlaceEntry = {
      id: row.id,
      level: row.level,
      adm1: row.level === 'adm1' ? row.id : row.adm1,
      adm2: row.level === 'adm2' ? row.id : row.adm2,
    };
    byName.set(row.folded, [...(byName.get(row.folded) ?? []), entry]);
    if (row.pcode) byCode.set(row.pcode, entry);
  }
  const parties = await db.query<{ folded: string; id: string }>(
    'select folded, party_id as id from openmara.party_alias',
  );
  const byAlias = new Map<string, string | null>();
  for (const { folded, id } of parties.rows)
    byAlias.set(folded, byAlias.has(folded) && byAlias.get(folded) !== id ? null : id);
  const unidentified = await db.query<{ id: string }>(
    `select id from openmara.party where kind = 'unidentified' limit 1`,
  );
  const cache = new Map<string, PlaceMatch>();
  const country0 = byName.get('@country')?.[0];

  const find = (text: string): PlaceEntry[] =>
    text === '' ? [] : (byName.get(foldPlace(text)) ?? byName.get(fold(text)) ?? []);
  const match = (parts: Parameters<Resolvers['place']>[0]): PlaceMatch => {
    const coded = parts.pcode ? byCode.get(parts.pcode) : undefined;
    if (coded) return { placeId: coded.id, adm1Id: coded.adm1, precision: coded.level };
    const wider = [...find(parts.adm1), ...find(parts.adm2)];
    const pieces = parts.text
      .split(/[,;/()،|]|\s-\s/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
    const texts = [parts.settlement, ...pieces, parts.text, parts.adm3, parts.adm2, parts.adm1];
    let best: PlaceEntry | undefined;
    for (const entry of texts.flatMap(find)) {
      const within = wider.some((outer) => outer.id === entry.adm1 || outer.id === entry.adm2);
      const score = (RANK[entry.level] ?? 0) + (within ? 0.5 : 0);
      const bestScore = best
        ? (RANK[best.level] ?? 0) + (wider.some((outer) => outer.id === best?.adm1) ? 0.5 : 0)
        : 0;
      const contradicts =
        wider.some((outer) => outer.level === 'adm1' && entry.adm1 !== null && entry.adm1 !== outer.id) &&
        !within;
      if (score > bestScore && !contradicts) best = entry;
    }
    return best
      ? { placeId: best.id, adm1Id: best.adm1, precision: best.level }
      : { placeId: country0?.id ?? null, adm1Id: null, precision: 'country' };
  };
  return {
    unidentifiedPartyId: unidentified.rows[0]?.id ?? null,
    place(parts) {
      const key = Object.values(parts).join('\u0001');
      const known = cache.get(key);
      if (known) return known;
      const found = match(parts);
      if (cache.size < 50_000) cache.set(key, found);
      return found;
    },
    party: (name) => byAlias.get(fold(name)) ?? byAlias.get(fold(name.replace(/\([^)]*\)/g, ' '))) ?? null,
  };
}

/** Aliases that look like the spelling, best first, for a person to confirm: never taken by itself. */
export async function proposeParties(
  db: pg.ClientBase,
  name: string,
): Promise<Array<{ partyId: string; name: string }>> {
  const folded = fold(name);
  const { rows } = await db.query<{ party_id: string; name: string; folded: string }>(
    'select a.party_id, p.name, a.folded from openmara.party_alias a join openmara.party p on p.id = a.party_id',
  );
  const words = new Set(folded.split(/[\s()-]+/).filter((word) => word.length > 2));
  const scored = rows.map((row) => {
    const other = row.folded.split(/[\s()-]+/).filter((word) => word.length > 2);
    const shared = other.filter((word) => words.has(word)).length;
    return {
      partyId: row.party_id,
      name: row.name,
      score:
        (2 * shared) / Math.max(1, words.size + other.length) +
        (editDistance(folded, row.folded) <= Math.max(1, Math.floor(folded.length / 5)) ? 1 : 0),
    };
  });
  const best = new Map<string, { partyId: string; name: string; score: number }>();
  for (const candidate of scored)
    if (candidate.score >= 0.4 && candidate.score > (best.get(candidate.partyId)?.score ?? 0))
      best.set(candidate.partyId, candidate);
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ partyId, name: label }) => ({ partyId, name: label }));
}

/** Damerau-free Levenshtein distance; strings over 60 characters count as far. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8 || a.length > 60) return 99;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1)
      current[j] = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    previous = current;
  }
  return previous[b.length] ?? 99;
}
