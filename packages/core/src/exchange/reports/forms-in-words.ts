/**
 * The form of sexual violence that a phrase tells though no list has it: “raped by several men”, “mariée de force”. Its
 * words are read by what they speak of, and together they make one form or none: what could be two, or another thing
 * than it (a threat, a denial, a child born of it), is asked of a person and never guessed.
 */
import { ACT_PARTS, WORDS_FILES } from '../../language/words.ts';
import { loosenArabic } from '../../language/loosen-arabic.ts';
import { foldValue, isDenied, meaningWords } from '../lexicon.ts';
import { parseCount } from './counts.ts';

type Part = (typeof ACT_PARTS)[number];
const WHOLE = new Map<string, Part[]>();
const BEGINNINGS: Array<readonly [string, Part]> = [];
for (const { words } of WORDS_FILES)
  for (const part of ACT_PARTS)
    for (const word of words.actParts[part] ?? []) {
      const compared = word.endsWith('*')
        ? loosenArabic(foldValue(word.replace(/\*$/, '')))
        : meaningWords(word).join(' ');
      if (word.endsWith('*')) BEGINNINGS.push([compared, part]);
      else WHOLE.set(compared, [...(WHOLE.get(compared) ?? []), part]);
    }

/** A form, the parts that make it, and the parts beside which it is another form. The first that fits counts. */
const RULES: ReadonlyArray<readonly [form: string, needs: readonly Part[], not?: readonly Part[]]> = [
  ['forced_prostitution', ['force', 'prostitute']],
  ['forced_pregnancy', ['force', 'pregnant'], ['rape']],
  ['forced_abortion', ['force', 'abort']],
  ['enforced_sterilization', ['force', 'sterilise']],
  ['sexual_mutilation', ['mutilate', 'genitals']],
  ['sexual_torture', ['torture', 'sexual']],
  ['sexual_torture', ['torture', 'genitals']],
  ['trafficking', ['traffick', 'sexual']],
  ['sexual_slavery', ['slave', 'sexual']],
  ['attempted_rape', ['attempt', 'rape']],
  ['gang_rape', ['several', 'rape']],
  ['forced_marriage', ['force', 'marry'], ['attempt']],
  ['forced_nudity', ['undress'], ['attempt', 'rape']],
  ['rape', ['rape']],
];
/** Parts that name an act of their own: two of them in one phrase are two acts, and the phrase is not read. */
const ACTS: ReadonlyArray<readonly Part[]> = [
  ['rape'],
  ['marry'],
  ['undress'],
  ['slave'],
  ['prostitute'],
  ['pregnant'],
  ['abort'],
  ['sterilise'],
  ['mutilate'],
  ['traffick'],
  ['torture'],
];
const MOST_WORDS = 9;
/** What comes after it counts something else than who did it. */
const OF_ANOTHER = /^(?:on|in|sur|en|le|el|de|against|contre|contra|على|في|ضد)$/;
const BY = /^(?:by|par|por|من)$/;

/** The form's code; undefined where the words make none, or more than one. */
export function formInWords(text: string): string | undefined {
  const words = meaningWords(text);
  if (words.length === 0 || words.length > MOST_WORDS || isDenied(words)) return undefined;
  const parts = new Set(words.flatMap(partsOf));
  if (byMany(text)) parts.add('several');
  if (parts.has('otherwise')) return undefined;
  if (ACTS.filter((act) => act.some((part) => parts.has(part))).length !== 1) return undefined;
  return RULES.find(
    ([, needs, not = []]) => needs.every((part) => parts.has(part)) && !not.some((part) => parts.has(part)),
  )?.[0];
}

function partsOf(word: string): Part[] {
  const begun = BEGINNINGS.filter(([beginning]) => word.startsWith(beginning)).map(([, part]) => part);
  return [...(WHOLE.get(word) ?? []), ...begun];
}

/** “raped by 3 men”, “violée par au moins quatre soldats”: a number of those who did it, within three words. */
function byMany(text: string): boolean {
  const words = foldValue(text)
    .split(/[^\p{L}\p{N}]+/u)
    // “By the hand of” is two words in Arabic.
    .filter((word) => word !== 'قبل');
  return words.some((word, at) => {
    if (!BY.test(word)) return false;
    const next = words.slice(at + 1, at + 4);
    const end = next.findIndex((other) => OF_ANOTHER.test(other));
    return next.slice(0, end < 0 ? 3 : end).some((other) => (parseCount(other) ?? 0) > 1);
  });
}
