/**
 * Catalogues under test: the same messages in each language, and exactly those that somebody asks for. A page asks by
 * a written id, `t('home.map')`, by a table of an area's `words.ts`, `word(UNIT, unit)`, or by the label that a door
 * gives, `t(page.label)`; nothing else, so that this list of what is asked is whole.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { PROBLEMS } from '@openmara/core/access/problems';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { AREAS as SERVED } from '@openmara/server/areas';
import { OPERATIONS } from '@openmara/server/operations/registry';
import { AREAS as DOORS } from '@openmara/web/areas';
import type { Kind } from '@openmara/core/records/kind';
import { DID, DID_KIND } from '@openmara/web/audit/words';
import type { Area } from '@openmara/web/frame/area';

const root = join(import.meta.dirname, '..');
const WEB = 'packages/web/src';
const sources = globSync(`${WEB}/**/*.{ts,tsx}`, { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
/** The folder of a source of the pages: an area, or the frame. */
const folderOf = (file: string): string => file.slice(WEB.length + 1).split('/')[0] ?? '';
const catalogue = (locale: string, area: string): Record<string, string> =>
  JSON.parse(read(`locales/${locale}/${area}.json`));
const areasOf = (locale: string): string[] =>
  globSync(`locales/${locale}/*.json`, { cwd: root })
    .map((file) => basename(file, '.json'))
    .sort();
const AREAS = areasOf(FIRST_LOCALE);
/** Where each message stands. */
const home = new Map(
  AREAS.flatMap((area) =>
    Object.keys(catalogue(FIRST_LOCALE, area)).map((id): [string, string] => [id, area]),
  ),
);

interface Asked {
  readonly id: string;
  readonly folder: string;
  readonly by: string;
}
const written: Asked[] = sources.flatMap((file) =>
  [...read(file).matchAll(/\bt\(\s*'([^']+)'/g)].map(([, id = '']) => ({
    id,
    folder: folderOf(file),
    by: file,
  })),
);
const tables: Asked[] = [];
for (const file of sources.filter((name) => name.endsWith('/words.ts')))
  for (const [name, table] of Object.entries<unknown>(await import(join(root, file))))
    if (typeof table === 'object' && table !== null && !Array.isArray(table))
      for (const id of Object.values(table))
        tables.push({ id: String(id), folder: folderOf(file), by: `${file} ${name}` });
const doors: Asked[] = (DOORS as readonly Area[]).flatMap(
  ({ name, pages, actions = [], waits = [], outside = [] }) =>
    [...pages, ...actions, ...waits, ...outside].map(({ label, path }) => ({
      id: label,
      folder: name,
      by: `${name} ${path}`,
    })),
);
const KINDS: readonly Kind[] = SERVED.flatMap((area) => area.kinds ?? []);
/** What is written, in files and in reasons, of records of the kinds that the server's doors list. */
const kinds: Asked[] = KINDS.flatMap((kind) =>
  [
    ...['one', 'title', 'lead', 'empty'],
    ...Object.keys(kind.fields).flatMap((field) => [`field.${field}`, `guide.${field}`]),
    ...Object.entries(kind.fields).flatMap(([name, { type }]) => (type === 'number' ? [`unit.${name}`] : [])),
    ...kind.groups.map((group) => `group.${group.name}`),
    ...(kind.rules ?? []).map((rule) => `rule.${rule.name}`),
    ...Object.keys(kind.states?.all ?? {}).map((state) => `state.${state}`),
  ].map((id) => ({ id: `${kind.name}.${id}`, folder: kind.area, by: `the kind ${kind.name}` })),
);
/** Which sentence a record reads as is computed by its kind, which has no list of them. */
const isSentence = (id: string): boolean => KINDS.some((kind) => id.startsWith(`${kind.name}.sentence.`));
/** The name of an area that has records and no pages yet. */
const isOfPagesToCome = (id: string): boolean =>
  KINDS.some(({ area }) => id === `nav.${area}` && !DOORS.some(({ name }) => name === area));
const ofRecords: Asked[] = globSync('packages/{core,server}/src/records/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...read(file).matchAll(/'(record\.[\w-]+)'/g)].map(([, id = '']) => ({
      id,
      folder: 'records',
      by: file,
    })),
  );
/** What the server refuses with: a code of the catalogue of errors, or a reason beside a field. */
const SERVED_SOURCES = globSync('packages/{core,server}/src/**/*.ts', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts'),
);
const ofProblems: Asked[] = [
  ...Object.keys(PROBLEMS).flatMap((code) => [`problem.${code}`, `problem.${code}.how`]),
  ...SERVED_SOURCES.flatMap((file) =>
    [...read(file).matchAll(/'(problem\.why\.[\w-]+)'/g)].map(([, id = '']) => id),
  ),
].map((id) => ({ id, folder: 'problems', by: 'the catalogue of errors' }));
/** What the server says by itself, in a message that nobody's page asks for. */
const ofServer: Asked[] = SERVED_SOURCES.flatMap((file) =>
  [...read(file).matchAll(/\bmessage\([\w.]+, '((?:reminder|exported)\.[\w-]+)'/g)].map(([, id = '']) => ({
    id,
    folder: file.split('/').at(-2) ?? '',
    by: file,
  })),
);
const asked = [...ofServer, ...written, ...tables, ...doors, ...kinds, ...ofRecords, ...ofProblems];

test('a catalogue is that of an area, of the frame, or of what all records share', () => {
  const names = ['frame', 'records', 'problems', ...[...DOORS, ...SERVED].map(({ name }): string => name)];
  for (const area of AREAS) assert.ok(names.includes(area), `locales/${FIRST_LOCALE}/${area}.json`);
  for (const { name } of DOORS)
    assert.ok(sources.includes(`${WEB}/${name}/area.ts`), `${WEB}/${name}/area.ts`);
});
test('every language has the same messages in the same files, with the same places', () => {
  assert.ok(AREAS.length > 5);
  for (const locale of LOCALES) {
    assert.deepEqual(areasOf(locale), AREAS, locale);
    for (const area of AREAS) {
      const [texts, first] = [catalogue(locale, area), catalogue(FIRST_LOCALE, area)];
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(first).sort(), `${locale}/${area}`);
      const places = (text: string): string[] => (text.match(/\{\w+/g) ?? []).sort();
      for (const [id, text] of Object.entries(texts)) {
        assert.ok(text.trim().length > 0, `${locale} ${id} is empty`);
        assert.deepEqual(places(text), places(first[id] ?? ''), `${locale} ${id}`);
      }
    }
  }
});
test('a message stands in one catalogue only', () => {
  const ids = AREAS.flatMap((area) => Object.keys(catalogue(FIRST_LOCALE, area)));
  assert.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  );
});
test('every message that a page asks for stands in the catalogue of its area, or of the frame', () => {
  for (const { id, folder, by } of asked) {
    assert.ok(home.has(id), `${by} asks for ${id}, which no catalogue has`);
    assert.ok(
      [folder, 'frame'].includes(home.get(id) ?? ''),
      `${by} asks for ${id} of ${home.get(id) ?? ''}`,
    );
  }
});
test('every message of the catalogues is asked for', () => {
  const ids = new Set(asked.map(({ id }) => id));
  assert.deepEqual(
    [...home.keys()].filter((id) => !ids.has(id) && !isSentence(id) && !isOfPagesToCome(id)),
    [],
  );
});
test('every operation has words in the audit log', () => {
  const ofKinds = KINDS.flatMap(({ name }) => Object.keys(DID_KIND).map((act) => `${name}.${act}`));
  const said = [...Object.keys(DID), ...ofKinds].toSorted();
  assert.deepEqual(said, OPERATIONS.map(({ name }): string => name).toSorted());
});
test('a refusal gives its reason as a message, so that it reads in every language', () => {
  for (const file of SERVED_SOURCES)
    for (const [call] of read(file).matchAll(/new Problem\((?:[^;]|\n)*?;/g))
      assert.doesNotMatch(call, /reason: (['`])(?!problem\.|record\.)/, `${file}: ${call}`);
});
test('no page builds an id: it is written out, or comes from a table of words.ts', () => {
  for (const file of sources.filter((name) => name !== `${WEB}/frame/language.ts`))
    for (const [call, argument = ''] of read(file).matchAll(/\bt\(\s*([^)]{0,40})/g))
      assert.match(argument, /^('[^']+'|(\w+\.)?label)(,|$)/, `${file}: ${call}`);
  for (const file of sources.filter((name) => !/\/(words|messages)\.ts$/.test(name)))
    assert.doesNotMatch(read(file), /\bmessagesFor\(/, `${file}: such a table belongs in words.ts`);
});
