/** A term of a controlled vocabulary, with its label in each language, a definition and where that comes from. */
import { forEachLocale, type InEachLanguage, type Locale } from './languages.ts';

/** Codes never change; labels may. */
export interface Term {
  readonly code: string;
  readonly label: Readonly<Record<Locale, string>>;
  readonly definition: string;
  readonly source: string;
}

/** @param texts the labels in the order of the list of languages, then definition and source */
export const term = (
  code: string,
  ...texts: readonly [...labels: InEachLanguage, definition: string, source: string]
): Term => ({
  code,
  label: forEachLocale((_, at) => texts[at] ?? code),
  definition: texts.at(-2) ?? '',
  source: texts.at(-1) ?? '',
});
