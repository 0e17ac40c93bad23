/**
 * The term that is meant by what people write in a cell, in all languages of the words. Compared after folding
 * (case, accents, Arabic vowel signs, spaces); what no list knows is asked for or refused, never guessed.
 */
import { fold } from '../language/fold.ts';
import { meaningsOf, type Words, wordsOf } from '../language/words.ts';

export type LexiconName = keyof Words['values'];

/** The words of a list and, so that what the house writes is read again, the codes of its terms. */
function index(list: LexiconName): ReadonlyMap<string, string> {
  const words = meaningsOf((file) => file.values[list]);
  return new Map([...[...words.values()].map((code): [string, string] => [code, code]), ...words]);
}

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

/** Folded, with underscores and CamelCase opened, final punctuation gone. */
export const foldValue = (text: string): string =>
  fold(text.replace(/([a-z])([A-Z][a-z])/g, '$1 $2').replaceAll('_', ' ')).replace(/[\s.,;:]+$/, '');

/** The term for what is written; undefined when the list does not know it. */
export function lookUp(name: LexiconName, text: string): string | undefined {
  return LEXICON[name].get(fold(text)) ?? LEXICON[name].get(foldValue(text));
}
/** Whether this is an act that a log names beside the sexual violence. */
export const isOtherAct = (text: string): boolean => OTHER_ACTS.has(foldValue(text));
/** Whether this names armed men whom nobody could identify. */
export const isUnidentifiedParty = (text: string): boolean => UNIDENTIFIED_PARTY.has(foldValue(text));

/** The age band of one age in completed years. */
export function bandOfAge(age: number): string {
  if (age < 12) return '0-11';
  if (age < 18) return '12-17';
  if (age < 25) return '18-24';
  return age < 50 ? '25-49' : '50+';
}

/**
 * The age bands that a cell names: one for "12-17", "~20" or "minor", several for "14, 16"; null when it
 * cannot be read. A range across bands becomes minor, adult or unknown, whichever is certain.
 */
export function parseAges(raw: string): string[] | null {
  const text = foldValue(raw)
    .replace(/\b(years?|yrs?|yo|y\/o|ans|an|anos|old|aged?|agee?s? de)\b|سنوات|سنة|عاما|عام/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return ['unknown'];
  const word = LEXICON.ageBand.get(text) ?? LEXICON.ageBand.get(fold(raw).replace(/[, ]+$/, ''));
  if (word) return [word];
  const range = /^[~<>]?\s*(\d{1,3})\s*(?:-|to|a|et|à|الى|إلى)\s*(\d{1,3})$/.exec(text);
  if (range) return [bandOfRange(Number(range[1]), Number(range[2]))];
  const parts = text
    .split(/[,;/&+]|\band\b|\bet\b|(?<=\s)و(?=\s|\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const bands: string[] = [];
  for (const part of parts) {
    const age = /^[~≈c.]*\s*(?:about|environ|around|vers|حوالي|approx)?\s*(\d{1,3})\s*\+?$/.exec(part);
    const known = LEXICON.ageBand.get(part);
    if (age && Number(age[1]) <= 120) bands.push(bandOfAge(Number(age[1])));
    else if (known) bands.push(known);
    else return null;
  }
  return bands.length > 0 ? bands : null;
}
function bandOfRange(low: number, high: number): string {
  const [a, b] = [bandOfAge(low), bandOfAge(high)];
  if (a === b) return a;
  if (high < 18) return 'minor';
  return low >= 18 ? 'adult' : 'unknown';
}
