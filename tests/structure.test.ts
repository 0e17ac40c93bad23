/** Structure under test: vocabularies are whole, cryptography has one importer, imports run one way. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LOCALES } from '@openmara/core/language/languages';
import { VOCABULARIES } from '@openmara/core/vocabularies';
import { dataDictionary } from '@openmara/server/command/data-dictionary';
import { permissionMatrix } from '@openmara/server/command/permission-matrix';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

test('each term has a code, a label in each language, a definition and a source', () => {
  for (const [list, terms] of Object.entries(VOCABULARIES))
    for (const term of terms)
      for (const text of [
        term.code,
        ...LOCALES.map((locale) => term.label[locale]),
        term.definition,
        term.source,
      ])
        assert.ok(text.length > 0, `${list} ${term.code}`);
});
test('only the vault imports cryptography', () => {
  for (const file of globSync('packages/*/src/**/*.{ts,tsx}', { cwd: root }).filter(
    (f) => !f.startsWith('packages/vault'),
  ))
    assert.doesNotMatch(read(file), /from '(node:)?crypto'/, file);
});
test('the data dictionary in the docs is that of the definitions', () =>
  assert.equal(read('docs/data.md'), dataDictionary()));
test('the permission matrix in the docs is that of the registry', () =>
  assert.equal(read('docs/permission-matrix.md'), permissionMatrix()));

/** What each package may import of ours; the one direction of ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['statistics'],
  vault: [],
  statistics: [],
  documents: ['core'],
  server: ['core', 'vault', 'statistics', 'documents'],
  web: ['core', 'server (types)'],
};
test('imports run one way', () => {
  for (const [name, allowed] of Object.entries(MAY_IMPORT)) {
    for (const file of globSync(`packages/${name}/src/**/*.{ts,tsx}`, { cwd: root }).filter(
      (f) => !f.endsWith('.test.ts'),
    )) {
      for (const [statement, target = ''] of read(file).matchAll(
        /^(?:import|export)[^;]*?from '@openmara\/([a-z]+)\//gm,
      )) {
        const types = statement.startsWith('import type') ? `${target} (types)` : target;
        assert.ok(allowed.includes(target) || allowed.includes(types), `${file} imports ${target}`);
      }
      assert.doesNotMatch(
        read(file),
        /from '(\.\.\/)+(core|vault|statistics|documents|server|web)\/src/,
        `${file} reaches around a door`,
      );
      if (name === 'core' || name === 'statistics')
        assert.doesNotMatch(read(file), /from '(node:|pg|hono)/, `${file} does I/O`);
    }
  }
});

test('everything that core, statistics, the vault and the operations export says what it is', () => {
  const bare: string[] = [];
  for (const file of globSync(
    ['packages/{core,statistics,vault}/src/**/*.ts', 'packages/server/src/operations/*.ts'],
    { cwd: root },
  ).filter((f) => !f.endsWith('.test.ts'))) {
    const lines = read(file).split('\n');
    lines.forEach((line, at) => {
      const name = /^export (?:async )?(?:function|class|interface|type|const) (\w+)/.exec(line)?.[1];
      if (name && !lines[at - 1]?.trimEnd().endsWith('*/')) bare.push(`${file}: ${name}`);
    });
  }
  assert.deepEqual(bare, []);
});
test('one operation a file', () => {
  for (const file of globSync('packages/server/src/**/*.ts', { cwd: root })) {
    const defined = read(file).match(/= define(?:Operation|Upload|File)\(/g) ?? [];
    assert.ok(defined.length <= 1, `${file} defines ${defined.length} operations`);
  }
});
