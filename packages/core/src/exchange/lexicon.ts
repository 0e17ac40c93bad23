/**
 * The term that is meant by what people write in a cell, in all languages of the words. Compared after folding
 * (case, accents, Arabic vowel signs, spaces); what no list knows is asked for or refused, never guessed.
 */
import { fold } from '../language/fold.ts';
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
