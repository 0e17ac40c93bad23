/** What a row writes of a place to the place of the gazetteer: all of a country's names in memory, one look-up a spelling. */
import type { PlaceMatch, Resolvers } from '@openmara/core/exchange/reports/resolvers';
import { fold } from '@openmara/core/language/fold';
import { foldPlace } from '@openmara/core/places/fold-place';
import type pg from 'pg';
import { z } from 'zod';
import { rows } from '../database/rows.ts';

type PlaceParts = Parameters<Resolvers['place']>[0];
const placeEntry = z.object({
  id: z.string(),
  level: z.string(),
  adm1: z.string().nullable(),
  adm2: z.string().nullable(),
});
type PlaceEntry = z.infer<typeof placeEntry>;
const namedPlace = placeEntry.extend({ folded: z.string(), pcode: z.string().nullable() });
/** The finer place says more. */
const RANK: Readonly<Record<string, number>> = { settlement: 5, adm3: 4, adm2: 3, adm1: 2, country: 1 };
const REMEMBERED = 50_000;

export class PlaceMatcher {
  private readonly byName = new Map<string, PlaceEntry[]>();
  private readonly byCode = new Map<string, PlaceEntry>();
  private readonly remembered = new Map<string, PlaceMatch>();

  /** @param country ISO 3166-1 alpha-3 */
  static async read(db: pg.ClientBase, country: string): Promise<PlaceMatcher> {
    const named = await rows(
      db,
      namedPlace,
      `select n.folded, p.id, p.level, p.adm1_id as adm1, p.adm2_id as adm2, p.pcode
       from openmara.place p join openmara.place_name n on n.place_id = p.id where p.country = $1`,
      [country],
    );
    const matcher = new PlaceMatcher();
    for (const row of named) matcher.add(row);
    return matcher;
  }
  private add(row: z.infer<typeof namedPlace>): void {
    const entry: PlaceEntry = {
      id: row.id,
      level: row.level,
      adm1: row.level === 'adm1' ? row.id : row.adm1,
      adm2: row.level === 'adm2' ? row.id : row.adm2,
    };
    this.byName.set(row.folded, [...(this.byName.get(row.folded) ?? []), entry]);
    if (row.pcode) this.byCode.set(row.pcode, entry);
  }

  /** The finest place that fits all that is written; the country where none does. */
  match(parts: PlaceParts): PlaceMatch {
    const key = Object.values(parts).join('\u0001');
    const known = this.remembered.get(key);
    if (known) return known;
    const found = this.search(parts);
    if (this.remembered.size < REMEMBERED) this.remembered.set(key, found);
    return found;
  }

  /** The level of what a text names by itself; null where nothing is known by it. */
  levelOf(text: string): string | null {
    const found = this.match({ text, settlement: '', adm3: '', adm2: '', adm1: '', pcode: '' });
    return found.precision === 'country' ? null : found.precision;
  }

  private find(text: string): readonly PlaceEntry[] {
    return text === '' ? [] : (this.byName.get(foldPlace(text)) ?? this.byName.get(fold(text)) ?? []);
  }
  private search(parts: PlaceParts): PlaceMatch {
    const coded = parts.pcode ? this.byCode.get(parts.pcode) : undefined;
    if (coded) return { placeId: coded.id, adm1Id: coded.adm1, precision: coded.level };
    const wider = [...this.find(parts.adm1), ...this.find(parts.adm2)];
    const pieces = parts.text
      .split(/[,;/()،|]|\s-\s/)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '');
    const texts = [parts.settlement, ...pieces, parts.text, parts.adm3, parts.adm2, parts.adm1];
    let best: { entry: PlaceEntry; score: number } | null = null;
    for (const entry of texts.flatMap((text) => this.find(text))) {
      // Within another place that is written: two districts of one name are told apart by their province.
      const within = wider.some(
        (outer) => outer.id !== entry.id && (outer.id === entry.adm1 || outer.id === entry.adm2),
      );
      const elsewhere = wider.some(
        (outer) => outer.level === 'adm1' && entry.adm1 !== null && entry.adm1 !== outer.id,
      );
      const score = (RANK[entry.level] ?? 0) + (within ? 0.5 : 0);
      if ((within || !elsewhere) && (!best || score > best.score)) best = { entry, score };
    }
    if (best) return { placeId: best.entry.id, adm1Id: best.entry.adm1, precision: best.entry.level };
    return { placeId: this.byName.get('@country')?.[0]?.id ?? null, adm1Id: null, precision: 'country' };
  }
}
