/** The message catalogues, for what the server itself says in words: headings of files, reasons of refusals. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_LOCALE, LOCALES, type Locale } from '@openmara/core/language/languages';
import { z } from 'zod';

const FOLDER = join(import.meta.dirname, '../../../../locales');
const catalogue = z.record(z.string(), z.string());
type Catalogue = Readonly<z.infer<typeof catalogue>>;

let catalogues: Readonly<Record<string, Catalogue>> | null = null;
function read(): Readonly<Record<string, Catalogue>> {
  catalogues ??= Object.fromEntries(
    LOCALES.map((locale) => {
      const files = globSync(`${locale}/*.json`, { cwd: FOLDER });
      const parts = files.map((file) =>
        catalogue.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
      );
      return [locale, Object.fromEntries(parts.flatMap((part) => Object.entries(part)))];
    }),
  );
  return catalogues;
}

/** The message of that id, its places filled; the id itself where there is none, so that nothing is hidden. */
export function message(locale: Locale, id: string, places: Readonly<Record<string, string>> = {}): string {
  const text = read()[locale]?.[id] ?? read()[FIRST_LOCALE]?.[id] ?? id;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole);
}

/** Whether the catalogues have a message of that id. */
export const hasMessage = (id: string): boolean => read()[FIRST_LOCALE]?.[id] !== undefined;
