/** How many, as people write it: in digits of three kinds, in words, or as a word that says nobody counted. */
import { fold } from '../../language/fold.ts';
import { meaningsOf, wordsOf } from '../../language/words.ts';

const withoutSpaces = (text: string): string => fold(text).replaceAll(' ', '');
const NUMBERS = meaningsOf((words) => words.numbers, withoutSpaces);
const COUNTED = wordsOf((words) => words.counted, withoutSpaces);
const UNSPECIFIED = wordsOf((words) => words.unspecified);

/** A whole number however it is written: "3", "٣", "3 (est.)", "3 femmes", "three"; null when it is none. */
export function parseCount(raw: string): number | null {
  const text = withoutSpaces(raw);
  const word = NUMBERS.get(text);
  if (word !== undefined) return Number(word);
  const [, digits, rest = ''] = /^[~≈>+]?(\d{1,6})(?:\.0+)?(.*)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  return rest === '' || rest === '+' || /^\(.*\)$/.test(rest) || COUNTED.has(rest) ? Number(digits) : null;
}

/** Whether the words say that it is not known, or not said how many: "unknown", "several", "??", "-". */
export function isUnspecified(raw: string): boolean {
  const text = fold(raw);
  return UNSPECIFIED.has(text) || /^(\?+|-+)$/.test(text);
}
