import { globSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '../../locales');

/** What only the server says: refusals come in words already. */
const SERVED = 'problems.json';

const read = (language: string, file: string): unknown =>
  JSON.parse(readFileSync(join(ROOT, language, file), 'utf8'));

/** Every message of a language: the catalogues of all areas in its folder, in one object. */
const messagesOf = (language: string): unknown =>
  Object.assign(
    {},
    ...globSync('*.json', { cwd: join(ROOT, language) })
      .filter((file) => file !== SERVED)
      .sort()
      .map((file) => read(language, file)),
  );

/** The lists of what a language has, each language loaded by itself. */
const LISTS: Readonly<Record<string, (language: string) => unknown>> = {
  'virtual:catalogues': messagesOf,
  /** What is read when somebody asks for help, and by nobody else: no first page brings it. */
  'virtual:help': (language) => read(language, 'help/pages.json'),
  'virtual:glossary': (language) => read(language, 'help/words.json'),
  /** What is said at each stop of the tour. */
  'virtual:tour': (language) => read(language, 'help/tour.json'),
};

/**
 * The modules `virtual:catalogues`, `virtual:help`, `virtual:glossary` and `virtual:tour`: for each folder of `locales/` how to
 * load its messages, its help, its glossary and its tour. Areas keep a file each, and a page on a slow line still asks for one file of its language, not for one an area.
 */
export const catalogues = (): Plugin => ({
  name: 'catalogues',
  resolveId: (id) => (LISTS[id.split('/')[0] ?? ''] ? `\0${id}` : null),
  load(id) {
    const [list = '', language] = id.slice(1).split('/');
    const of = LISTS[list];
    if (!id.startsWith('\0') || !of) return null;
    if (language) return `export default ${JSON.stringify(of(language))};`;
    const entries = readdirSync(ROOT).map(
      (each) => `${JSON.stringify(each)}: () => import('${list}/${each}')`,
    );
    return `export default { ${entries.join(', ')} };`;
  },
});
