/** What a row writes of a place to the place of the gazetteer: all of a country's names in memory, one look-up a spelling. */
import type { PlaceMatch, Resolvers } from '@openmara/core/exchange/reports/resolvers';
import { fold } from '@openmara/core/language/fold';
import { foldPlace } from '@openmara/core/places/fold-place';
import { levelsNamed, placeKey } from '@openmara/core/places/place-key';
import { distance } from 'fastest-levenshtein';
import type pg from 'pg';
import { z } from 'zod';
import { rows } from '../database/rows.ts';

type PlaceParts = Parameters<Resolvers['place']>[0];
const placeEntry = z.object({
  id: z.string(),
  name: z.string(),
  level: z.string(),
  adm1: z.string().nullable(),
  adm2: z.string().nullable(),
  population: z.number().nullable(),
});
type PlaceEntry = z.infer<typeof placeEntry>;
const namedPlace = placeEntry.extend({ folded: z.string(), pcode: z.string().nullable() });
/** The finer place says more. */
const RANK: Readonly<Record<string, number>> = { settlement: 5, adm3: 4, adm2: 3, adm1: 2, country: 1 };
/** A smaller town that shares its name with a district is not meant where only the name is written. */
const OWN_NAME_TOWN = 20_000;
const REMEMBERED = 50_000;

/** An entry that a text may mean, and how it was found in the text. */
interface Found {
  readonly entry: PlaceEntry;
  /** The text that named it. */
  readonly text: string;
  /** By its name itself, or by something like it or a part of the text: that is said to a person. */
  readonly plain: boolean;
}

export class PlaceMatcher {
  private readonly byName = new Map<string, PlaceEntry[]>();
  private readonly byKey = new Map<string, PlaceEntry[]>();
  private readonly byCode = new Map<string, PlaceEntry>();
  private readonly remembered = new Map<string, PlaceMatch>();

  /** @param country ISO 3166-1 alpha-3 */
  static async read(db: pg.ClientBase, country: string): Promise<PlaceMatcher> {
    const named = await rows(
      db,
      namedPlace,
      `select n.folded, p.id, p.name, p.level, p.adm1_id as adm1, p.adm2_id as adm2, p.pcode, p.population
       from openmara.place p join openmara.place_name n on n.place_id = p.id where p.country = $1`,
      [country],
    );
    const matcher = new PlaceMatcher();
    const entries = new Map<string, PlaceEntry>();
    for (const { folded, pcode, ...row } of named) {
      const entry = entries.get(row.id) ?? {
        ...row,
        adm1: row.level === 'adm1' ? row.id : row.adm1,
        adm2: row.level === 'adm2' ? row.id : row.adm2,
      };
      entries.set(row.id, entry);
      matcher.add(folded, pcode, entry);
    }
    return matcher;
  }
  private add(folded: string, pcode: string | null, entry: PlaceEntry): void {
    this.byName.set(folded, [...(this.byName.get(folded) ?? []), entry]);
    if (folded !== '@country') {
      const key = placeKey(folded);
      const known = this.byKey.get(key) ?? [];
      if (key.length > 1 && !known.includes(entry)) this.byKey.set(key, [...known, entry]);
    }
    if (pcode) this.byCode.set(pcode, entry);
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

  /** By the name, by the name without its kind, by what transliterations have in common. */
  private find(text: string): Found[] {
    if (text === '') return [];
    const named = (entries: readonly PlaceEntry[] | undefined): Found[] =>
      (entries ?? []).map((entry) => ({ entry, text, plain: true }));
    const all = [
      ...named(this.byName.get(fold(text))),
      ...named(this.byName.get(foldPlace(text))),
      ...named(this.byKey.get(placeKey(text))),
    ];
    return all.filter(({ entry }, at) => all.findIndex((other) => other.entry === entry) === at);
  }
  /** Where no name fits: one letter amiss in a long name, or a known name among other words. */
  private findAlike(text: string): Found[] {
    const key = placeKey(text);
    const alike = (entries: readonly PlaceEntry[]): Found[] =>
      entries.map((entry) => ({ entry, text, plain: false }));
    if (key.length >= 6) {
      const near = [...this.byKey].filter(
        ([name]) => Math.abs(name.length - key.length) <= 1 && name.length >= 5 && distance(name, key) === 1,
      );
      if (near.length > 0) return near.flatMap(([, entries]) => alike(entries));
    }
    // A kind of place alone, such as “the city”, is the name of some village somewhere: not meant here.
    const words = text
      .split(/\s+/)
      .filter((word) => foldPlace(word) !== '' && levelsNamed(word).length === 0);
    const parts = words.flatMap((_, at) =>
      words.slice(at).map((__, length) => ({
        key: placeKey(words.slice(at, at + length + 1).join(' ')),
        next: words[at + length + 1],
      })),
    );
    for (const { key: part, next } of parts.sort((a, b) => b.key.length - a.key.length)) {
      const entries = part.length >= 3 ? this.byKey.get(part) : undefined;
      if (entries) return isOwnName(next) ? [] : alike(entries);
    }
    return [];
  }

  private search(parts: PlaceParts): PlaceMatch {
    const coded = parts.pcode ? this.byCode.get(parts.pcode) : undefined;
    if (coded) return { placeId: coded.id, adm1Id: coded.adm1, precision: coded.level };
    const pieces = [parts.settlement, parts.text].flatMap(piecesOf);
    const nearest = [parts.settlement, parts.text, ...pieces];
    const areas = [parts.adm3, parts.adm2, parts.adm1].flatMap((text) => this.find(text));
    let found = nearest.flatMap((text) => this.find(text));
    const [, one = '', other = ''] =
      BETWEEN.exec(parts.text.slice(0, LONGEST).replace(/\s+/g, ' ').trim()) ?? [];
    const two = this.twoPlaces(one === '' ? pieces : [one, other]);
    if (two) return two;
    if (found.length === 0) found = pieces.flatMap((text) => this.findAlike(text));
    // A piece after the first may be the area of the first: “Koch, Unity”.
    const outer = [...areas, ...pieces.slice(1).flatMap((piece) => this.find(piece))]
      .map(({ entry }) => entry)
      .filter((entry) => entry.level === 'adm1' || entry.level === 'adm2');
    return (
      this.choose(scored(nearestOf(found), outer)) ??
      this.inItsArea(pieces[0], this.choose(scored(areas, outer))) ??
      this.countryItself()
    );
  }
  /** A village that the gazetteer does not have lies in the area that is written beside it, and that is said. */
  private inItsArea(village: string | undefined, area: PlaceMatch | null): PlaceMatch | null {
    if (!area || !village || area.note) return area;
    return {
      ...area,
      note:
        this.find(village).length > 0
          ? `Place “${village}” does not lie in the area that the row names; the area was taken. Say which is right.`
          : `Place “${village}” is not in the gazetteer; the area that the row names was taken.`,
    };
  }
  /** “Bor/Pibor”, “between Bentiu and Leer”: of two places of which none lies in the other, none is chosen. */
  private twoPlaces(pieces: readonly string[]): PlaceMatch | null {
    if (pieces.length !== 2) return null;
    const [first = [], second = []] = pieces.map((piece) => this.find(piece).map(({ entry }) => entry));
    if (first.length === 0 || second.length === 0) return null;
    const lies = (a: PlaceEntry, b: PlaceEntry): boolean =>
      a.id === b.id || a.adm1 === b.id || a.adm2 === b.id;
    if (first.some((a) => second.some((b) => lies(a, b) || lies(b, a)))) return null;
    const text = pieces.join(' / ');
    const area = first.flatMap(({ adm1 }) => (adm1 && second.some((b) => b.adm1 === adm1) ? [adm1] : []))[0];
    const note = `“${text}” are two places; ${area ? 'their area was taken' : 'kept as text'}. Say which is meant.`;
    return area
      ? { placeId: area, adm1Id: area, precision: 'adm1', note }
      : { ...this.countryItself(), note };
  }
  private countryItself(): PlaceMatch {
    return { placeId: this.byName.get('@country')?.[0]?.id ?? null, adm1Id: null, precision: 'country' };
  }
  /** The best; of two that fit as well, none, and a person is asked. */
  private choose(candidates: ReadonlyArray<Found & { score: number }>): PlaceMatch | null {
    const best = candidates.reduce((top, { score }) => Math.max(top, score), Number.NEGATIVE_INFINITY);
    const top = candidates.filter(({ score }) => score === best);
    const [first] = top;
    if (!first) return null;
    const { entry, plain, text } = first;
    const others = new Set(top.map((candidate) => candidate.entry.id));
    if (others.size > 1) {
      const sameArea = top.every((candidate) => candidate.entry.adm1 === entry.adm1) ? entry.adm1 : null;
      const note = `“${text}” is the name of ${others.size} places; kept as text. Add the area, or the P-code.`;
      return sameArea
        ? { placeId: sameArea, adm1Id: sameArea, precision: 'adm1', note }
        : { ...this.countryItself(), note };
    }
    const note = plain ? undefined : `Place “${text}” was read as “${entry.name}”.`;
    return { placeId: entry.id, adm1Id: entry.adm1, precision: entry.level, ...(note ? { note } : {}) };
  }
}

/** Characters of a text in which two places are looked for. */
const LONGEST = 200;
const BETWEEN = /^(?:between|entre|بين) (.+?) (?:and |et |y |و ?)(\S.*)$/iu;

/** “Wau Shilluk” is not Wau: a name that goes on with another word of a name is another place, and a person is asked. */
const isOwnName = (next: string | undefined): boolean =>
  next !== undefined && /^\p{Lu}\p{Ll}{3,}$/u.test(next);

/** “Malakal (Upper Nile)”, “Koch, Unity”, “Bor - Jonglei”: from the nearest to the widest. */
const piecesOf = (text: string): string[] =>
  text
    .split(/[,;/()،|]|\s[-–—]\s/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** “Ansongo (Gao)”: of two pieces the one that lies in the other is meant, though a town has the other's name too. */
const nearestOf = (found: readonly Found[]): readonly Found[] =>
  found.filter(
    ({ text }) =>
      !found.some(
        (inner) =>
          inner.text !== text &&
          found.some(
            (area) =>
              area.text === text &&
              area.entry.id !== inner.entry.id &&
              (area.entry.id === inner.entry.adm1 || area.entry.id === inner.entry.adm2),
          ),
      ),
  );

/** Of what one text may mean, what its own words allow: “Koch county” is no town. */
function ofNamedLevel(found: readonly Found[]): Found[] {
  return found.filter(({ entry, text }) => {
    const levels = levelsNamed(text);
    const best = levels.find((level) =>
      found.some((other) => other.text === text && other.entry.level === level),
    );
    return best === undefined || entry.level === best;
  });
}

/** How well each candidate fits: the finer the better, within the areas that are written. */
function scored(found: readonly Found[], outer: readonly PlaceEntry[]): Array<Found & { score: number }> {
  return ofNamedLevel(found).flatMap((candidate) => {
    const { entry, text } = candidate;
    // Within another place that is written: two districts of one name are told apart by their province.
    const within = outer.some(
      (area) => area.id !== entry.id && (area.id === entry.adm1 || area.id === entry.adm2),
    );
    const elsewhere = outer.some(
      (area) => area.level === 'adm1' && entry.adm1 !== null && entry.adm1 !== area.id,
    );
    // A town of a district that is not the one written beside it is not meant, or one of the two is wrong: a person is asked.
    const districts = outer.filter(({ level }) => level === 'adm2');
    const otherDistrict = !districts.some(({ id, adm1 }) =>
      entry.adm2 !== null ? id === entry.adm2 : entry.level === 'country' || adm1 === entry.adm1,
    );
    if ((elsewhere && !within) || (districts.length > 0 && otherDistrict)) return [];
    const sharesName = found.some((other) => other.text === text && other.entry.level === 'adm2');
    // The town that a whole first level is named after is its seat.
    const isSeat = found.some((other) => other.text === text && other.entry.id === entry.adm1);
    const small =
      !isSeat &&
      entry.level === 'settlement' &&
      levelsNamed(text).length === 0 &&
      sharesName &&
      (entry.population ?? 0) < OWN_NAME_TOWN;
    return [{ ...candidate, score: (small ? 2.7 : (RANK[entry.level] ?? 0)) + (within ? 0.1 : 0) }];
  });
}
