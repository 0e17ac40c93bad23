/** United Nations house style: numbers in words to nine, "per cent", 10 November 2016, in each language its own words. */
import { forEachLocale, languageOf, type Locale } from '@openmara/core/language/languages';
import type { HouseWords } from './words/house-words.ts';
import { wordsOf } from './words/words-of.ts';

const WORDS = await wordsOf<HouseWords>((locale) => import(`./words/${locale}.ts`));

/** Figures with the separator of the language: 1,204 · 1 204. */
export const figures = (n: number, locale: Locale): string =>
  String(n).replace(/\B(?=(\d{3})+(?!\d))/g, WORDS[locale].thousands);
/** Zero to nine in words, ten and above in figures. */
export const number = (n: number, locale: Locale): string =>
  Number.isInteger(n) && n >= 0 && n < 10 ? (WORDS[locale].digits[n] ?? String(n)) : figures(n, locale);
/** A number that opens a sentence, in words where the language asks for it: "Thirty-seven". */
export function opening(n: number, locale: Locale): string {
  const text = WORDS[locale].opening(n) ?? number(n, locale);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
/**
 * A noun, with its verb where that agrees as well, for each number that a language tells apart (the categories of
 * `Intl.PluralRules`, `other` for the rest). `#` is where the number stands; a form that says its number has none.
 */
export type Forms = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & { other: string; none: string; withheld: string }
>;
const RULES = forEachLocale((locale) => new Intl.PluralRules(locale));
/** A count with its noun; a withheld count is named as withheld, never as few or as none. @param n null is withheld */
export function counted(n: number | null, locale: Locale, forms: Forms): string {
  if (n === null) return forms.withheld;
  if (n === 0) return forms.none;
  return (forms[RULES[locale].select(n)] ?? forms.other).replace('#', () => number(n, locale));
}
const LISTS = forEachLocale(
  (locale) => new Intl.ListFormat(languageOf(locale).dates, { type: 'conjunction' }),
);
/** Names in the order of the language. */
export const inOrder = (names: readonly string[], locale: Locale): string[] =>
  [...names].sort(new Intl.Collator(languageOf(locale).dates).compare);
/** "A, B and C", as the language has it. */
export const listed = (parts: readonly string[], locale: Locale): string => LISTS[locale].format(parts);
/** @param share from 0 to 1; rounded to a whole per cent */
export const percent = (share: number, locale: Locale): string =>
  `${number(Math.round(share * 100), locale)} ${WORDS[locale].percent}`;
/** "Thirty-seven per cent", where a share opens a sentence. @param share from 0 to 1 */
export const openingPercent = (share: number, locale: Locale): string =>
  `${opening(Math.round(share * 100), locale)} ${WORDS[locale].percent}`;
/** @param iso a day as YYYY-MM-DD */
export function longDate(iso: string, locale: Locale): string {
  const [y = '', m = '1', d = '1'] = iso.slice(0, 10).split('-');
  const words = WORDS[locale];
  return `${words.day(Number(d))} ${words.months[Number(m) - 1] ?? m} ${y}`;
}
/** A text as its language sets it on the line. */
export const typeset = (text: string, locale: Locale): string => WORDS[locale].typeset(text);
/** What the n-th heading is counted by. @param n from 1 */
export const headingMark = (n: number, locale: Locale): string => WORDS[locale].headings[n - 1] ?? String(n);
/** (a), (b), (c) in one sentence. */
export const lettered = (parts: readonly string[], locale: Locale): string =>
  parts
    .map((part, i) => `${WORDS[locale].enumerated(WORDS[locale].letters[i] ?? String(i + 1))} ${part}`)
    .join(WORDS[locale].between);
/** "label: value", spaced as the language has it. */
export const labelled = (label: string, value: string, locale: Locale): string =>
  `${label}${WORDS[locale].colon} ${value}`;
/** What stands for a withheld cell. */
export const WITHHELD = '–';
