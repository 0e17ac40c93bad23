/**
 * The term that is meant by what people write in a cell, in all languages of the words. Compared after folding
 * (case, accents, Arabic letters that writers exchange, spaces), then without articles and the order of words, then
 * with one slip of the pen in a long word; what no list knows is asked for or refused, never guessed.
 */
import { distance } from 'fastest-levenshtein';
import { fold } from '../language/fold.ts';
import { loosenArabic } from '../language/loosen-arabic.ts';
import { meaningsOf, type Words, wordsOf } from '../language/words.ts';

/** A list of words of which logs write the terms. */
export type LexiconName = keyof Words['values'];

/** The words of a list and, so that what the house writes is read again, the codes of its terms. */
function index(list: LexiconName): ReadonlyMap<string, string> {
  const words = meaningsOf((file) => file.values[list]);
  return new Map([...[...words.values()].map((code): [string, string] => [code, code]), ...words]);
}

/** What people write, folded, to the code of the term that it means. */
export const LEXICON = {
  form: index('form'),
  sex: index('sex'),
  displacement: index('displacement'),
  sourceType: index('sourceType'),
  circumstance: index('circumstance'),
  ageBand: index('ageBand'),
  consent: index('consent'),
  statedVerification: index('statedVerification'),
} as const;
const OTHER_ACTS = wordsOf((words) => words.otherActs);
const UNIDENTIFIED_PARTY = wordsOf((words) => words.unidentifiedParty);
const NOT_STATED = wordsOf((words) => words.notStated);

/** Folded, with underscores and CamelCase opened, final punctuation gone. */
export const foldValue = (text: string): string =>
  fold(
    text
      .replace(/([a-z])([A-Z][a-z])/g, '$1 $2')
      .replace(/\((?:e|es|s|ne|nes|a|as|o|os|ve|rice)\)/gi, '')
      .replaceAll('_', ' '),
  ).replace(/[\s.,;:]+$/, '');

/** Articles and the small words between nouns: “la survivante”, “tentative de viol”, “imam of the mosque”. */
const SMALL = new Set(
  'a an the of by at le la les l un une des de du d el los las una del en da al y et and or s'.split(' '),
);
/** The words of a value that carry its meaning; Arabic ones without their article. */
export const meaningWords = (text: string): string[] =>
  loosenArabic(foldValue(text))
    .split(/[^\p{L}\p{N}<>+]+/u)
    .filter((word) => word !== '' && !SMALL.has(word))
    .map((word) => word.replace(/^[وبل]?ال(?=\S{2})|^لل(?=\S{2})/, ''))
    .map((word) => (/^[a-z]{4,}[^s]s$/.test(word) ? word.slice(0, -1) : word.replace(/^(witness)es$/, '$1')));
const keyOf = (text: string): string => meaningWords(text).toSorted().join(' ');

/** The words of each list by what carries their meaning; what would mean two terms so means none. */
const LOOSE = Object.fromEntries(
  Object.entries(LEXICON).map(([name, words]) => {
    const loose = new Map<string, string | null>();
    for (const [word, code] of words) {
      const key = keyOf(word);
      if (key !== '') loose.set(key, (loose.get(key) ?? code) === code ? code : null);
    }
    return [name, loose];
  }),
);

/** One slip of the pen: one letter more, less or other in a text of more than six. */
function nearly(loose: ReadonlyMap<string, string | null>, key: string): string | undefined {
  if (key.length < 7) return undefined;
  const near = new Set<string | null>();
  for (const [word, code] of loose)
    if (Math.abs(word.length - key.length) <= 1 && word.length >= 7 && distance(word, key) <= 1)
      near.add(code);
  return near.size === 1 ? ([...near][0] ?? undefined) : undefined;
}

/** The term for what is written; undefined when the list does not know it. */
export function lookUp(name: LexiconName, text: string): string | undefined {
  const exact = LEXICON[name].get(fold(text)) ?? LEXICON[name].get(foldValue(text));
  if (exact !== undefined) return exact;
  const loose = LOOSE[name] ?? new Map<string, string | null>();
  const key = keyOf(text);
  if (key === '') return undefined;
  return loose.get(key) ?? nearly(loose, key);
}

const DENIALS = new Set('not no non none without never sans pas ni sin nunca غير لا لم ليس بدون'.split(' '));
/** Whether one of the words says that it was not so, or that nobody knows. */
export const isDenied = (words: readonly string[]): boolean => words.some((word) => DENIALS.has(word));
/**
 * The term that a phrase contains, as “health worker” has a service provider in it: the longest words that are
 * known, where they mean one term; undefined where two are meant, or where a word denies it.
 */
export function lookUpWithin(name: LexiconName, text: string): string | undefined {
  const known = lookUp(name, text);
  if (known !== undefined) return known;
  const words = meaningWords(text);
  if (words.length > 6 || isDenied(words)) return undefined;
  const loose = LOOSE[name] ?? new Map<string, string | null>();
  for (let size = words.length - 1; size > 0; size -= 1) {
    const found = new Set<string>();
    for (let at = 0; at + size <= words.length; at += 1) {
      const part = words
        .slice(at, at + size)
        .toSorted()
        .join(' ');
      const code = part.length > 2 ? loose.get(part) : undefined;
      if (code && code !== 'unknown' && code !== 'other') found.add(code);
    }
    if (found.size > 0) return found.size === 1 ? [...found][0] : undefined;
  }
  return undefined;
}

/** Whether this is an act that a log names beside the sexual violence. */
export const isOtherAct = (text: string): boolean => OTHER_ACTS.has(foldValue(text));
/** Whether a cell says that the row does not state it: “-”, “not stated”, “néant”. */
export const isNotStated = (text: string): boolean =>
  NOT_STATED.has(fold(text)) || NOT_STATED.has(foldValue(text)) || /^[-–—.…?\s]*[-–—.…]+$/.test(text.trim());

const NOBODY_KNOWS = /^(unidentified|unknown|unidentifiable|inconnu\w*|desconocid\w*|مجهول\S*)$/;
const IDENTIFIED = /^(identified|identifie\w*|identificad\w*|معروف\S*)$/;
const ARMED_MEN =
  /^(men|man|gunm[ae]n|arm(ed|es?|ees|ad[oa]s?)|assailants?|assaillants?|bandits?|bandidos?|attackers?|soldiers?|hommes?|individus?|individuos?|elements?|porteurs|hombres?|uniform\w*|militar\w*|مسلح\S*|رجال|عناصر|اشخاص)$/;
/** Whether this names armed men whom nobody could identify. */
export function isUnidentifiedParty(text: string): boolean {
  if (UNIDENTIFIED_PARTY.has(foldValue(text))) return true;
  const words = meaningWords(text);
  const nobodyKnows = words.some(
    (word, at) => NOBODY_KNOWS.test(word) || (IDENTIFIED.test(word) && DENIALS.has(words[at - 1] ?? '')),
  );
  return words.length <= 7 && nobodyKnows && words.some((word) => ARMED_MEN.test(word));
}
