/**
 * Persons who stand where a table says something of itself: in headings, in names of sheets, in the lines above and
 * below it. What names them is taken out before anything is compared, kept or told.
 */
import { TEXT_LIMITS } from '../language/text-limits.ts';
import WORDS from '../language/identity-words.json' with { type: 'json' };
import { fold } from '../language/fold.ts';
import { saysNothing } from './headings.ts';
import { isGivenName, isPhone, looksNamed } from './identities.ts';

const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+/g;
const DIGITS = /(?<![\p{L}\p{N}])\+?\p{N}[\p{N}\s()./-]{5,}\p{N}/gu;
/** “2015-2016”, “0-17/18-59/60”: years, and groups of age, that look like a telephone number. */
const isOfYears = (digits: string): boolean =>
  /^(?:19|20)\d\d\D+(?:19|20)\d\d$/.test(digits) ||
  /\d-\d+[/ ]+\d+-\d/.test(digits) ||
  (!digits.startsWith('+') && /(?<!\d)\d(?!\d)/.test(digits));
const SIGNED = new Set(WORDS.signed.map(fold));
const BY = /(?:\s(?:by|par|por|na)|^signature|^firma|^اعد\S*|^أعد\S*|^من اعداد|^التوقيع|^توقيع)$/;
/** Words of the longest of them. */
const LONGEST = 4;

/** A word with its place in a text. */
interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{M}'’]+(?:-[\p{L}\p{M}]+)*/gu)].map((found) => ({
    text: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }));

/** Where the words end by which a line says who keeps the log; null where it does not begin so. */
function signedUntil(text: string): number | null {
  const [first, ...others] = tokensOf(text).slice(0, LONGEST);
  if (!first) return null;
  const ends = [first, ...others].map(({ to }) => to).toReversed();
  return ends.find((to) => SIGNED.has(fold(text.slice(first.from, to)))) ?? null;
}

/** A line with a signature under a table has so many cells at most; more of them are a row of it. */
const SIGNED_CELLS = 4;

/** Whether a row says who keeps the log and not what happened: “Prepared by”, a signature. */
export function isSignature(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const first = (filled[0] ?? '').slice(0, TEXT_LIMITS.heading);
  const end = filled.length <= SIGNED_CELLS ? signedUntil(first) : null;
  // “Focal point” alone may be the source of a report; “prepared by” and “focal point: …” are none.
  return end !== null && (BY.test(fold(first.slice(0, end))) || /^\s*[:–-]/.test(first.slice(end)));
}

/** Whether a word can be part of the name that another belongs to: beside it, written as names are, and no heading's. */
function isBeside(text: string, token: Token, other: Token): boolean {
  const between = text.slice(Math.min(token.to, other.to), Math.max(token.from, other.from));
  const asNames = text === text.toLowerCase() || !/^\p{Ll}/u.test(token.text);
  return /^[\s.]*$/.test(between) && asNames && saysNothing(token.text);
}

/**
 * A text without the first name in it that has a given name; null where there is none. What headings have is none:
 * “عمر” is a name, and the age.
 */
function withoutName(text: string): string | null {
  const tokens = tokensOf(text);
  const at = tokens.findIndex((token) => isGivenName(token.text) && saysNothing(token.text));
  const given = tokens[at];
  if (!given) return null;
  let [from, to] = [given.from, given.to];
  let last = given;
  for (const token of tokens.slice(at + 1)) {
    if (!isBeside(text, token, last)) break;
    [last, to] = [token, token.to];
  }
  last = given;
  for (const token of tokens.slice(0, at).toReversed()) {
    if (!isBeside(text, token, last)) break;
    [last, from] = [token, token.from];
  }
  return `${text.slice(0, from)} ${text.slice(to)}`;
}

const tidied = (text: string): string =>
  text
    .replace(/[([]\s*[:;,.–-]*\s*[)\]]/g, ' ')
    .replace(/\s+([)\]])/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:;,.–/-]+|[\s:;,.–/(-]+$/g, '');

/**
 * A heading, or another text that a file says of itself, without the persons that it names.
 * @returns the text as it is where it names none; what is left, where that is a heading of something; else nothing
 */
export function withoutPersons(written: string): string {
  const text = written.slice(0, TEXT_LIMITS.heading);
  let left = text
    .replace(EMAIL, ' ')
    .replace(DIGITS, (digits) => (isPhone(digits) && !isOfYears(digits.trim()) ? ' ' : digits));
  // Who says “prepared by” and goes on says who it was, unless it is a word that logs have: “filled by: NGO”.
  const signed = signedUntil(left);
  const after = signed === null ? '' : left.slice(signed);
  if (/[\p{L}\p{N}]/u.test(after) && saysNothing(after) && looksNamed(tidied(after)))
    left = left.slice(0, signed ?? 0);
  for (let next = withoutName(left); next !== null; next = withoutName(left)) left = next;
  if (left === text) return written;
  const rest = tidied(left);
  return saysNothing(rest) ? '' : rest;
}

/** The headings of a table, and at which positions one named a person. */
export interface HeadingsKept {
  readonly names: readonly string[];
  readonly changed: readonly number[];
}
/** @param isEmpty whether nothing stands in the column: a heading that looks like a name there is the heading of nothing */
export function headingsWithoutPersons(
  names: readonly string[],
  isEmpty: (at: number) => boolean,
): HeadingsKept {
  const kept = names.map((name, at) => {
    const left = withoutPersons(name);
    return left !== '' && looksNamed(left) && saysNothing(left) && isEmpty(at) ? '' : left;
  });
  return { names: kept, changed: kept.flatMap((name, at) => (name === names[at] ? [] : [at])) };
}
