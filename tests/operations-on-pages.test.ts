/** No operation without a page: what no page calls stands in docs/operations-without-a-page.md, with a reason. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OPERATIONS } from '@openmara/server/operations/registry';
import { AREAS } from '@openmara/web/areas';
import type { Area } from '@openmara/web/frame/area';

const root = join(import.meta.dirname, '..');
const WEB = 'packages/web/src';
const LIST = 'docs/operations-without-a-page.md';
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const sources = globSync(`${WEB}/**/*.{ts,tsx}`, { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map(read);

/** Called by its name: `ask('report.get', …)`, or by its address where a file is sent. */
const byName = sources.flatMap((source) => [
  ...[...source.matchAll(/\b(?:ask|command|fileAddress)\(\s*'([\w-]+\.[\w-]+)'/g)].map(
    ([, name = '']) => name,
  ),
  ...[...source.matchAll(/\/api\/([\w-]+)\/([\w-]+)/g)].map(([, area, act]) => `${area}.${act}`),
]);
/** What the client of kinds calls, `${name}.list`: of a kind whose pages show them, the list where it is the generated one. */
const acts = [
  ...read(`${WEB}/records/client.ts`).matchAll(/(?:ask|command|fileAddress)\(`\$\{name\}\.([\w-]+)`/g),
].map(([, act = '']) => act);
const OF_THE_LIST = ['list', 'export'];
const byKind = (AREAS as readonly Area[])
  .flatMap(({ pages }) => pages)
  .flatMap(({ records, load }) => {
    if (records?.part === 'page')
      return acts.filter((act) => !OF_THE_LIST.includes(act)).map((act) => `${records.kind.name}.${act}`);
    const generated = records?.part === 'list' && String(load).includes('RecordList');
    return generated ? OF_THE_LIST.map((act) => `${records.kind.name}.${act}`) : [];
  });
const called = new Set([...byName, ...byKind]);
/** The rows of the list: the operation, and why. */
const listed = [...read(LIST).matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, name = '', why = '']) => ({
  name,
  why,
}));

test('every operation is reached from a page, or the docs say why not', () => {
  assert.ok(byName.length > 50 && acts.length > 8, 'the pages are not read');
  const without = OPERATIONS.map(({ name }): string => name).filter((name) => !called.has(name));
  assert.deepEqual(listed.map(({ name }) => name).toSorted(), without.toSorted());
});
test('each reason is said', () => {
  for (const { name, why } of listed) assert.ok(why.trim().length > 20, name);
});
