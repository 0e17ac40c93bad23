/** People as a cell tells of them in words: “3 girls and 1 woman (35)”, “14/F”. */
import { fold } from '../../language/fold.ts';
import { loosenArabic } from '../../language/loosen-arabic.ts';
import { meaningsOf, type PEOPLE_WORDS, wordsOf } from '../../language/words.ts';
import { lookUp } from '../lexicon.ts';
import { bandOfAge, parseAges } from './ages.ts';
import { parseCount } from './counts.ts';

/** People of one kind in a cell. */
export interface People {
  readonly sex: string;
  /** The band that the word itself says, as “girl” does; null where it says none. */
  readonly band: string | null;
  /** Null where the cell says that there were several, and not how many. */
  readonly count: number | null;
  /** Bands of the ages that stand beside them. */
  readonly ages: readonly string[];
}

type Who = (typeof PEOPLE_WORDS)[number];
const WHO = meaningsOf<Who>(
  (words) => words.people,
  (word) => loosenArabic(fold(word)),
);
const SEVERAL = wordsOf(
  (words) => words.unspecified,
  (word) => loosenArabic(fold(word)),
);
const MEANS: Readonly<Record<Who, { sex: string; band: string | null }>> = {
  woman: { sex: 'female', band: 'adult' },
  girl: { sex: 'female', band: 'minor' },
  man: { sex: 'male', band: 'adult' },
  boy: { sex: 'male', band: 'minor' },
  child: { sex: 'unknown', band: 'minor' },
  adult: { sex: 'unknown', band: 'adult' },
  female: { sex: 'female', band: null },
  male: { sex: 'male', band: null },
  person: { sex: 'unknown', band: null },
};
/** Words that stand between numbers and people and say nothing of either. */
const BETWEEN = new Set(
  `and et y with a an the of de des du les aged age ages agee agees ages years year yrs yr old ans an anos و من عمرها اعمارهن سنة سنوات عاما`.split(
    ' ',
  ),
);
const tokensOf = (text: string): string[] =>
  loosenArabic(fold(text.replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, '$1$2 ')))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');
/** “2F 1M”: beside a small number a letter says of whom it is; beside a larger one it may be an age. */
const LETTERS: ReadonlyMap<string, Who> = new Map([
  ['f', 'female'],
  ['m', 'male'],
]);
const MOST_BY_LETTER = 9;
/** Arabic writes “and” as a letter before the word. */
const whoOf = (token: string): Who | undefined => WHO.get(token) ?? WHO.get(token.replace(/^و(?=\S{2})/, ''));

/** The people of a cell, in its order; null where a word of it is not understood, or it names nobody. */
export function parsePeople(raw: string): People[] | null {
  const found: Array<{ sex: string; band: string | null; count: number | null; ages: string[] }> = [];
  let pending: { count: number | null } | null = null;
  let article = false;
  let several = false;
  for (const token of tokensOf(raw)) {
    const lettered = (pending?.count ?? MOST_BY_LETTER + 1) <= MOST_BY_LETTER;
    const who = whoOf(token) ?? (lettered ? LETTERS.get(token) : undefined);
    const number = parseCount(token) ?? parseCount(token.replace(/^و(?=\S)/, ''));
    const last = found.at(-1);
    if (who) {
      if (pending === null && last && whoWords(last) !== null && MEANS[who].sex === 'unknown') continue;
      // “Women” alone does not say how many; “a woman” and “two girls and a woman” do.
      const count = pending === null ? (article || last ? 1 : null) : pending.count;
      found.push({ ...MEANS[who], count, ages: [] });
      pending = null;
    } else if (number !== null) {
      if (pending?.count && last) last.ages.push(bandOfAge(pending.count));
      else if (pending) return null;
      pending = { count: number };
    } else if (SEVERAL.has(token) && pending === null) {
      pending = { count: null };
      several = true;
    } else if (!BETWEEN.has(token)) return null;
    article = token === 'a' || token === 'an';
  }
  const last = found.at(-1);
  if (pending?.count && last) last.ages.push(bandOfAge(pending.count));
  else if (pending) return null;
  // “girl 11”: one age is that of one.
  for (const some of found) if (some.ages.length === 1 && !several) some.count ??= 1;
  return found.length > 0 && found.every(({ count }) => count === null || count > 0) ? found : null;
}
const whoWords = ({ sex, band }: { sex: string; band: string | null }): string | null =>
  sex === 'unknown' && band === null ? null : `${sex}${band ?? ''}`;

/** One sex and its ages in one cell: “14/F”, “F 23”, “female, adult”; null where the cell does not say both. */
export function parseAgeSex(raw: string): { sex: string; ages: readonly string[] } | null {
  const parts = raw
    .replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, '$1$2 ')
    .split(/[\s/,;()|]+/)
    .filter((part) => part !== '');
  const sexes = parts.map((part) => lookUp('sex', part));
  const distinct = new Set(sexes.filter((sex) => sex !== undefined));
  const [sex] = distinct;
  const rest = parts.filter((_, at) => sexes[at] === undefined).join(' ');
  const ages = rest === '' ? null : parseAges(rest);
  return sex !== undefined && distinct.size === 1 && ages ? { sex, ages } : null;
}

/** Whether a heading names these people: “Nombre de femmes” speaks of women. */
export const speaksOf = (heading: string, who: Who): boolean =>
  tokensOf(heading).some((token) => whoOf(token) === who);
