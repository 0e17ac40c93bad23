/** Every test of the house: the pages are built, each file runs in a process of its own, the last line counts. */
import { globSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { buildPages, PAGES } from '../packages/server/src/http/build-pages.ts';

buildPages();
console.log(`pages: ${PAGES.split('/').slice(-3).join('/')}`);
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const files = (
  chosen.length > 0
    ? chosen
    : globSync(['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts', 'checks/**/*.test.ts'])
).sort();
let passed = 0;
let failed = 0;
const skipped: string[] = [];
const stream = run({
  files,
  concurrency: 2,
  timeout: 600_000,
  coverage: process.argv.includes('--coverage'),
  coverageIncludeGlobs: ['packages/*/src/**/*.ts'],
  coverageExcludeGlobs: ['**/*.test.ts'],
});
stream.on('test:pass', (event) => {
  if (event.details.type === 'suite') return;
  if (event.skip !== undefined) skipped.push(`${event.name}: ${String(event.skip)}`);
  else passed += 1;
});
stream.on('test:fail', (event) => {
  if (event.details.type !== 'suite') failed += 1;
});
stream.on('end', () => {
  for (const name of skipped) console.log(`skipped: ${name}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
});
stream.compose(spec).pipe(process.stdout);
