/**
 * Which columns of a log hold identities: names of persons, telephone and identity numbers, addresses. They are left
 * out until a person says that a column holds none; so a doubt counts for leaving out, and is said.
 */
import { TEXT_LIMITS } from '../language/text-limits.ts';
import WORDS from '../language/identity-words.json' with { type: 'json' };
import { asciiDigits, fold } from '../language/fold.ts';
import { isUnidentifiedParty, LEXICON, lookUp, type LexiconName } from './lexicon.ts';

/** The kinds of identity that a column can hold. */
export const IDENTITY_KINDS = [
  'name',
  'phone',
  'identity_number',
  'address',
  'email',
  'home_position',
] as const;
/** One of {@link IDENTITY_KINDS}. */
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** A column of a file: its heading, the field that it was mapped to, and the cells of the first rows. */
export interface ColumnSample {
  readonly heading: string;
  readonly field: string | null;
  readonly values: readonly string[];
}
/** Why a column is left out. */
export interface IdentityFound {
  readonly kind: IdentityKind;
  readonly by: 'heading' | 'values';
}

const bare = (text: string): string =>
  fold(text)
    .replace(/[*:?؟#"“”()[\].،,]+/g, ' ')
    .replace(/[_\s]+/g, ' ')
    .trim();
const PHRASES: ReadonlyArray<readonly [IdentityKind, ReadonlySet<string>]> = IDENTITY_KINDS.map((kind) => [
  kind,
  new Set(WORDS[kind].map(bare)),
]);
const ALONE = new Set(WORDS.alone.map(bare));
const GIVEN = new Set(WORDS.given.map(fold));
const GIVEN_AS_WRITTEN: ReadonlySet<string> = new Set(WORDS.given);
const LONGEST = 6;

/** The kind that a phrase of the heading says; the longest phrase decides, so that “adresse e-mail” is no address. */
function kindOfHeading(heading: string): IdentityKind | null {
  const words = bare(heading.replace(/([a-z])([A-Z])/g, '$1 $2')).split(' ');
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1)
    for (let at = 0; at + length <= words.length; at += 1) {
      const phrase = words.slice(at, at + length).join(' ');
      // A single word says it only near the edge of a short heading: “mobile clinic visited” is no number.
      if (length === 1 && words.length > 2) continue;
      const found = PHRASES.find(([, phrases]) => phrases.has(phrase));
      if (found) return found[0];
    }
  return null;
}

const EMAIL = /[^\s@]@[^\s@.]+\.[^\s@]/;
const DAY = /\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d\b/;
const STREET =
  /\b\d+[a-z]?,? (?:\p{L}+ )+(?:street|st|road|rd|avenue|ave|lane|way)\b|\b(?:rue|avenue|av|boulevard|calle|carrera|cra|kra|barrio|manzana|plot|house no|p\.? ?o\.? ?box|b\.? ?p\.?) (?:n[°ºo.]* ?)?(?:\p{L}+ )*\d|شارع .*\d|(?:منزل|بيت) رقم/iu;
const POSITION = /^-?\d{1,2}\.\d{3,}°?\s*[NS]?[,; ]\s*-?\d{1,3}\.\d{3,}/;

/** With a plus, a leading nought or separators; a plain number is none, nor is a day or a sum. */
export function isPhone(text: string): boolean {
  const plain = asciiDigits(text).trim();
  const digits = plain.replace(/\D/g, '').length;
  if (digits < 8 || digits > 15 || DAY.test(plain)) return false;
  if (!/^(?:tel\.?:? ?)?(?:\+|00)?[\d\s().\-/]+$/i.test(plain)) return false;
  if (/^-?\d{1,3}\.\d+$/.test(plain) || /^\d{1,3}(?:[.,]\d{3})+$/.test(plain)) return false;
  return /^(?:tel|\+|0)/i.test(plain) || /\d[\s().\-/]+\d/.test(plain);
}
const isIdentityNumber = (text: string): boolean =>
  /^(?:\d{9,15}|[A-Z]{1,2}\d{6,9}|\d{3}-\d{2}-\d{4}|\d{2,4}(?:-\d{4,7}){1,2}-\d)$/.test(
    asciiDigits(text).trim(),
  );

const LISTS = Object.keys(LEXICON) as readonly LexiconName[];
/** Whether the words of the house know the value: a form, a sex, a source, a yes. */
const isTerm = (text: string): boolean =>
  isUnidentifiedParty(text) || LISTS.some((list) => lookUp(list, text) !== undefined);

/** Two to four words that begin as names do, in Latin or Arabic letters. */
export const looksNamed = (text: string): boolean =>
  /^\p{Lu}[\p{L}'’.-]*(?: (?:\p{Lu}[\p{L}'’.-]*|de|la|el|al|bin|bint|ould|van|von|da|dos)){1,4}$/u.test(
    text,
  ) || /^[\p{Script=Arabic}]{2,}(?: [\p{Script=Arabic}]{2,}){1,3}$/u.test(text);
/** Whether a word is a given name that is common where missions are; “على” is none, though “علي” is. */
export const isGivenName = (word: string): boolean =>
  /^\p{Script=Arabic}/u.test(word) ? GIVEN_AS_WRITTEN.has(word) : GIVEN.has(fold(word));
/** Up to four words of letters, one of which is a given name that is common where missions are. */
export function hasGivenName(text: string): boolean {
  const words = fold(text).split(/[ ,]+/);
  return words.length <= 4 && !/\d/.test(text) && words.some((word) => GIVEN.has(word));
}

interface Filled {
  /** How many cells are filled. */
  readonly count: number;
  readonly distinct: number;
  /** The share of filled cells for which it holds, 0 where none is filled. */
  share(holds: (text: string) => boolean): number;
}
function filledOf(values: readonly string[]): Filled {
  // A column of two thousand cells says a few things over and over: each is judged once.
  const times = new Map<string, number>();
  let count = 0;
  for (const value of values) {
    const text = value.slice(0, TEXT_LIMITS.sample).trim();
    if (text === '') continue;
    times.set(text, (times.get(text) ?? 0) + 1);
    count += 1;
  }
  return {
    count,
    distinct: new Set([...times.keys()].map(fold)).size,
    share(holds) {
      let held = 0;
      for (const [text, n] of times) if (holds(text)) held += n;
      return count === 0 ? 0 : held / count;
    },
  };
}

/** Whether values are names: most have a given name, or nearly all look like names, differ, and nobody knows them. */
function areNames(filled: Filled, known: (text: string) => boolean): boolean {
  const given = filled.share(hasGivenName) >= 0.5 && filled.distinct >= Math.min(2, filled.count);
  const differ = filled.count >= 3 && filled.distinct / filled.count >= 0.7;
  const named = (text: string): boolean => looksNamed(text) || hasGivenName(text) || isNumbered(text);
  if (filled.count === 0 || !(given || (differ && filled.share(named) >= 0.8))) return false;
  // What takes longest is asked last, of the few columns that might be names.
  return filled.share((text) => known(text) || isTerm(text)) <= 0.2;
}
/** A word and a number, as where names were replaced by numbered ones; a place of that shape is soon said to be none. */
const isNumbered = (text: string): boolean => /^\p{Lu}\p{Ll}+ \d[\d/-]*$/u.test(text);

/** Fields whose cells are kept as text of any kind; a column of another field is read as what it is mapped to. */
const FREE: ReadonlySet<string | null> = new Set([
  null,
  'key',
  'survivorKey',
  'remarks',
  'narrative',
  'office',
]);
/** Fields of numbers and days, in which a telephone number cannot be told from what belongs there. */
const MEASURED = /^(?:occurred|received|year|month|day|count|female|male|age|latitude|longitude|gps|pcode)/;

/** What the values of a column say, where nothing says what they are. */
function kindOfValues(column: ColumnSample, known: (text: string) => boolean): IdentityKind | null {
  const filled = filledOf(column.values);
  if (MEASURED.test(column.field ?? '')) return null;
  if (filled.share((text) => EMAIL.test(text)) >= 0.5) return 'email';
  if (filled.share(isPhone) >= 0.5) return 'phone';
  if (!FREE.has(column.field)) return null;
  if (filled.share((text) => STREET.test(text)) >= 0.5) return 'address';
  if (areNames(filled, known)) return 'name';
  if (column.field !== null) return null;
  if (filled.share(isIdentityNumber) >= 0.8 && filled.distinct / filled.count >= 0.7)
    return 'identity_number';
  return filled.share((text) => POSITION.test(text)) >= 0.5 ? 'home_position' : null;
}

/** “Name”, “Contact”, “GPS”: what such a heading means is said by the values, and in doubt it is a person's. */
function kindOfLoneWord(column: ColumnSample, known: (text: string) => boolean): IdentityKind | null {
  if (!ALONE.has(bare(column.heading)) || !FREE.has(column.field)) return null;
  const filled = filledOf(column.values);
  const harmless = (text: string): boolean =>
    known(text) || isTerm(text) || /^\d{1,4}$/.test(asciiDigits(text)) || DAY.test(asciiDigits(text));
  if (filled.share(harmless) > 0.5) return null;
  // A key is no name only where it looks like one: letters of one word, and a number.
  if (column.field !== null && filled.share((text) => /\d/.test(text)) > 0.5) return null;
  return 'name';
}

/**
 * @param known whether a value is a place, a party or another thing that the house knows by name
 * @returns why the column is left out, or null where it holds no identities
 */
export function identityOf(column: ColumnSample, known: (text: string) => boolean): IdentityFound | null {
  const byHeading = kindOfHeading(column.heading);
  if (byHeading) return { kind: byHeading, by: 'heading' };
  const byValues = kindOfValues(column, known);
  if (byValues) return { kind: byValues, by: 'values' };
  const alone = kindOfLoneWord(column, known);
  return alone ? { kind: alone, by: 'heading' } : null;
}

/** Whether a cell is an e-mail address or a telephone number with its plus: it is left out wherever nobody reads it. */
export const isPlainIdentity = (text: string): boolean =>
  EMAIL.test(text) || (/^\s*\+/.test(text) && isPhone(text));
