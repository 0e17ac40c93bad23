/** Every controlled vocabulary of the arrangements, from the words of each area. */
import { AREAS, type VocabularyName } from './areas.ts';
import type { Locale } from './language/languages.ts';
import type { Term } from './language/term.ts';

export type { VocabularyName } from './areas.ts';

/** Terms by the name of their list, in the order in which people choose. */
export const VOCABULARIES: Readonly<Record<VocabularyName, readonly Term[]>> = Object.assign(
  {},
  ...AREAS.map((area) => area.words),
);

/** The label of a term; the code itself where the list does not know it, so that nothing is hidden. */
export function labelOf(list: VocabularyName, code: string, locale: Locale): string {
  return VOCABULARIES[list].find((term) => term.code === code)?.label[locale] ?? code;
}

/** The codes of a list, in its order. */
export const codesOf = (list: VocabularyName): string[] => VOCABULARIES[list].map((term) => term.code);
