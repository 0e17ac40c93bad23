/** The message catalogues, for what the server itself says in words: headings of files, reasons of refusals. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_LOCALE, LOCALES, type Locale } from '@openmara/core/language/languages';

const FOLDER = join(import.meta.dirname, '../../../../locales');
type Catalogue = Readonly<Record<string, string>>;

let catalogues: Readonly<Record<string, Catalogue>> | null = null;
function read(): Readonly<Record<string, Catalogue>> {
  catalogues ??= Object.fromEntries(
    LOCALES.map((locale) => {
      const files = globSync(`${locale}/*.json`, { cwd: FOLDER });
      const parts = files.map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Catalogue);
      return [locale, Object.assign({}, ...parts) as Catalogue];
    }),
  );
  return catalogues;
}

/** The message of that id, its places filled; the id itself where there is none, so that nothing is hidden. */
export function message(locale: Locale, id: string, places: Readonly<Record<string, string>> = {}): string {
  const text = read()[locale]?.[id] ?? read()[FIRST_LOCALE]?.[id] ?? id;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}
