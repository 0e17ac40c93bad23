/** What a column's heading means: by the words of all languages first, then by what its words speak of together. */
import { TEXT_LIMITS } from '../language/text-limits.ts';
import { fold } from '../language/fold.ts';
import { HEADING_PARTS, meaningsOf, WORDS_FILES } from '../language/words.ts';
import { loosenArabic } from '../language/loosen-arabic.ts';
import type { ReportField } from './mapping-fields.ts';

/** A heading as it is compared: its first line, hints in brackets and stars gone, but for “(F)” and “(M)”. */
export const foldHeader = (header: string): string =>
  fold(
    (header.slice(0, TEXT_LIMITS.heading).split('\n')[0] ?? '')
      .replace(/[*:_/.]+/g, ' ')
      .replace(/\([^)]*\)/g, (hint) =>
        /f|m|h/i.test(hint) && hint.length <= 3 ? ` ${hint.slice(1, -1)}` : ' ',
      ),
  );

const BY_HEADING = meaningsOf((words) => words.headings, foldHeader);

/** A field that a heading may mean, and how surely: 1 where a list has the heading itself. */
export interface HeadingMeaning {
  readonly field: ReportField;
  readonly weight: number;
}

/** The field that a heading probably means; undefined when it is unknown. */
export function fieldOfHeader(header: string): ReportField | undefined {
  return meaningOfHeader(header)?.field;
}

/** The field that a heading probably means, with its weight; undefined when it is unknown. */
export function meaningOfHeader(written: string): HeadingMeaning | undefined {
  const header = written.slice(0, TEXT_LIMITS.heading);
  const folded = foldHeader(header).replace(/\s+/g, ' ').trim();
  if (folded === '') return undefined;
  // “What happened (type)”: a hint that speaks of something itself says more than the heading without it.
  const hinted = /\(([^)]{4,})\)/.exec(header);
  const whole = hinted && partsOf(hinted[1] ?? '').has('type') ? meaningOfParts(header) : undefined;
  const exact =
    BY_HEADING.get(folded) ??
    BY_HEADING.get(folded.replace(/[?؟#]/g, '').trim()) ??
    BY_HEADING.get(fold(header));
  if (whole) return whole;
  if (exact === undefined) return meaningOfParts(header);
  return { field: exact, weight: isVague(exact, folded) ? LIKELY : 1 };
}

/** “Status” may be that of a displaced person or of the verification, “type” that of anything: the values say. */
function isVague(field: ReportField, heading: string): boolean {
  const parts = partsOf(heading);
  if (field === 'displacement') return parts.has('status') && !parts.has('displaced') && !parts.has('person');
  return field === 'forms' && parts.size === 1 && parts.has('type');
}

/** Whether the heading speaks of who somebody is, or of who typed the row: such a column means no field of a report. */
export function isAboutPeople(header: string): boolean {
  const parts = partsOf(header.slice(0, TEXT_LIMITS.heading));
  return parts.has('clerk') || (parts.has('identity') && !parts.has('number'));
}

/** Whether no word of it is one that headings have, in any language. */
export const saysNothing = (text: string): boolean =>
  meaningOfHeader(text) === undefined && partsOf(text.slice(0, TEXT_LIMITS.heading)).size === 0;

type Part = (typeof HEADING_PARTS)[number];
const comparable = (text: string): string => loosenArabic(fold(text));
interface Stem {
  readonly part: Part;
  readonly stem: string;
  /** The file of words that it stands in. */
  readonly file: string;
}
const STEMS: readonly Stem[] = WORDS_FILES.flatMap(({ name, words }) =>
  HEADING_PARTS.flatMap((part) =>
    (words.headingParts[part] ?? []).map((stem): Stem => ({ part, stem: comparable(stem), file: name })),
  ),
);
const SIGNS = /^[\p{L}]+$/u;

/** What the words of a heading speak of. Short words must be whole; longer ones stand for all that begins with them. */
function partsOf(header: string): ReadonlySet<Part> {
  const text = comparable(header);
  const tokens = text
    .split(/[^\p{L}\p{N}#°<>+]+/u)
    .filter((token) => token !== '')
    .flatMap((token) => (/^[ء-ي]/.test(token) ? [token, token.replace(/^[وبل]?ال|^لل/, '')] : [token]));
  const spaced = ` ${text.replace(/[^\p{L}\p{N}#°<>+/]+/gu, ' ')} `;
  const found = STEMS.flatMap((stem) => {
    const token = tokenOf(stem.stem, text, spaced, tokens);
    return token === undefined ? [] : [{ ...stem, token }];
  });
  return new Set(found.filter((one) => inItsLanguage(one, found)).map(({ part }) => part));
}

/** The word of a heading that a stem stands for; undefined where there is none. */
function tokenOf(stem: string, text: string, spaced: string, tokens: readonly string[]): string | undefined {
  if (!SIGNS.test(stem))
    return spaced.includes(` ${stem}`) || text === stem || tokens.includes(stem) ? stem : undefined;
  const short = /^[a-z]+$/.test(stem) ? stem.length <= 3 : stem.length <= 2;
  return tokens.find((token) => token === stem || (!short && token.startsWith(stem)));
}

interface FoundStem extends Stem {
  readonly token: string;
}
/**
 * “Nombre” is a number in French and a name in Spanish: a word that two languages read otherwise is read in the one that
 * knows more of the heading's other words; in both where none does, for then a person is asked.
 */
function inItsLanguage(one: FoundStem, found: readonly FoundStem[]): boolean {
  const others = (file: string): number =>
    new Set(found.filter((stem) => stem.file === file && stem.token !== one.token).map(({ token }) => token))
      .size;
  const mine = others(one.file);
  return !found.some(
    (other) =>
      other.token === one.token &&
      other.part !== one.part &&
      other.file !== one.file &&
      !found.some((same) => same.token === one.token && same.part === one.part && same.file === other.file) &&
      others(other.file) > mine,
  );
}

type Rule = readonly [
  field: ReportField | null,
  weight: number,
  needs: readonly Part[],
  not?: readonly Part[],
];
const SURE = 0.9;
const LIKELY = 0.5;
/** What parts mean together; the first rule that fits counts. A field of null: no field of a report. */
const RULES: readonly Rule[] = [
  [null, SURE, ['clerk']],
  ['count', LIKELY, ['identity', 'number', 'person']],
  [null, SURE, ['identity'], ['place', 'settlement', 'adm1', 'adm2']],
  ['consentReporting', LIKELY, ['consent']],
  [null, SURE, ['perpetrator', 'number'], ['type', 'code']],
  [null, SURE, ['perpetrator', 'age']],
  [null, SURE, ['perpetrator', 'sex']],
  ['ageSex', SURE, ['age', 'sex']],
  ['sex', SURE, ['female', 'male']],
  ['sex', SURE, ['sex'], ['violence', 'type']],
  // “Women/girls” counts all of that sex.
  ['female', SURE, ['female', 'girls'], ['age', 'minor']],
  ['male', SURE, ['male', 'boys'], ['age', 'minor']],
  ['femaleMinor', SURE, ['female', 'minor'], ['age']],
  ['femaleAdult', SURE, ['female', 'adult'], ['age']],
  ['maleMinor', SURE, ['male', 'minor'], ['age']],
  ['maleAdult', SURE, ['male', 'adult'], ['age']],
  ['femaleMinor', SURE, ['girls'], ['age']],
  ['maleMinor', SURE, ['boys'], ['age']],
  ['female', SURE, ['female'], ['age', 'violence', 'perpetrator', 'source']],
  ['male', SURE, ['male'], ['age', 'violence', 'perpetrator', 'source']],
  ['age', SURE, ['age']],
  ['displacement', SURE, ['displaced']],
  ['statedVerification', SURE, ['verified']],
  ['received', SURE, ['date', 'reported']],
  ['occurred', SURE, ['date', 'event']],
  ['sourceType', SURE, ['source']],
  ['sourceType', SURE, ['reported', 'by']],
  ['remarks', SURE, ['remark']],
  ['narrative', SURE, ['narrative']],
  ['partyType', SURE, ['perpetrator', 'type']],
  ['party', SURE, ['perpetrator']],
  ['forms', SURE, ['type', 'violence']],
  ['forms', SURE, ['type', 'event'], ['place', 'date']],
  ['count', SURE, ['number', 'person']],
  ['place', SURE, ['place']],
  ['place', SURE, ['settlement', 'event']],
  ['country', SURE, ['country']],
  ['settlement', SURE, ['settlement']],
  ['adm3', SURE, ['adm3']],
  ['adm2', SURE, ['adm2']],
  ['adm1', SURE, ['adm1']],
  ['occurred', SURE, ['date']],
  ['key', SURE, ['code'], ['status']],
  ['forms', LIKELY, ['violence']],
  ['received', LIKELY, ['reported']],
  ['occurred', LIKELY, ['event']],
  ['forms', LIKELY, ['type']],
  ['count', LIKELY, ['number']],
  ['count', LIKELY, ['person']],
  ['statedVerification', LIKELY, ['status']],
];

function meaningOfParts(header: string): HeadingMeaning | undefined {
  const parts = partsOf(header.slice(0, TEXT_LIMITS.heading));
  const rule = RULES.find(
    ([, , needs, not = []]) => needs.every((part) => parts.has(part)) && !not.some((part) => parts.has(part)),
  );
  return rule?.[0] ? { field: rule[0], weight: rule[1] } : undefined;
}
