/**
 * The languages of the house, the one list. A further language is an entry at its end, a folder in `locales/`, a
 * file in each `words/` folder of the documents, and a last label in each term, whose labels stand in this order; the
 * compiler and tests/languages.test.ts name what is missing.
 */
export const LANGUAGES = [
  { code: 'en', name: 'English', direction: 'ltr', dates: 'en-GB' },
  { code: 'fr', name: 'Français', direction: 'ltr', dates: 'fr' },
  { code: 'ar', name: 'العربية', direction: 'rtl', dates: 'ar' },
] as const satisfies readonly Language[];

interface Language {
  /** ISO 639-1, the name of its catalogue and of its words files. */
  readonly code: string;
  /** In the language itself: whoever looks for it reads it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** What `Intl` is given for days: British order in English, as the United Nations house style has it. */
  readonly dates: string;
}

/** The code of a language of the list. */
export type Locale = (typeof LANGUAGES)[number]['code'];
/** One text for each language, in the order of the list. */
export type InEachLanguage = TextsOf<typeof LANGUAGES>;
type TextsOf<Languages extends readonly unknown[]> = { readonly [At in keyof Languages]: string };

/** The codes of the list, in its order. */
export const LOCALES: readonly Locale[] = LANGUAGES.map((language) => language.code);
/** What is shown until somebody chooses. */
export const FIRST_LOCALE = LANGUAGES[0].code;

/** Whether a text from outside (a header, a kept choice, a column) names a language of the list. */
export const isLocale = (text: string | null | undefined): text is Locale =>
  LANGUAGES.some((language) => language.code === text);

/** The language itself. @param locale any code; one that is not in the list gives the first language */
export const languageOf = (locale: string): (typeof LANGUAGES)[number] =>
  LANGUAGES.find((language) => language.code === locale) ?? LANGUAGES[0];

/** The direction in which a text in that language runs, as HTML's `dir` has it. */
export const directionOf = (locale: string): 'ltr' | 'rtl' => languageOf(locale).direction;

/** A value for each language of the list. @param value asked once for each language, in the order of the list */
export const forEachLocale = <T>(value: (locale: Locale, at: number) => T): Record<Locale, T> =>
  Object.fromEntries(LOCALES.map((locale, at) => [locale, value(locale, at)])) as Record<Locale, T>;
