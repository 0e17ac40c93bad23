import { globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '../../locales');
const LIST = 'virtual:catalogues';
const ONE = `${LIST}/`;

/** What only the server says: refusals come in words already. */
const SERVED = 'problems.json';

/** Every message of a language: the catalogues of all areas in its folder, in one object. */
const messagesOf = (language: string): Record<string, string> =>
  Object.assign(
    {},
    ...globSync('*.json', { cwd: join(ROOT, language) })
      .filter((file) => file !== SERVED)
      .sort()
      .map((file) => JSON.parse(readFileSync(join(ROOT, language, file), 'utf8'))),
  );

/**
 * The module `virtual:catalogues`: for each folder of `locales/` how to load its messages. Areas keep a file each, and
 * a page on a slow line still asks for one file of its language, not for one an area.
 */
export const catalogues = (): Plugin => ({
  name: 'catalogues',
  resolveId: (id) => (id === LIST || id.startsWith(ONE) ? `\0${id}` : null),
  load(id) {
    if (id === `\0${LIST}`) {
      const entries = readdirSync(ROOT).map(
        (language) => `${JSON.stringify(language)}: () => import('${ONE}${language}')`,
      );
      return `export default { ${entries.join(', ')} };`;
    }
    if (id.startsWith(`\0${ONE}`))
      return `export default ${JSON.stringify(messagesOf(id.slice(ONE.length + 1)))};`;
    return null;
  },
});
