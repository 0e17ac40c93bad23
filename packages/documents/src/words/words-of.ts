import { LOCALES, type Locale } from '@openmara/core/language/languages';

/**
 * The words files of a folder, one for each language of the list; a language without its file stops the start.
 * @param load imports the file of one language
 */
export async function wordsOf<Words>(
  load: (locale: Locale) => Promise<{ readonly default: Words }>,
): Promise<Readonly<Record<Locale, Words>>> {
  const files = await Promise.all(
    LOCALES.map(async (locale): Promise<[Locale, Words]> => [locale, (await load(locale)).default]),
  );
  return Object.fromEntries(files) as Record<Locale, Words>;
}
