/** Rows are what their queries say: the one door checks them, and nobody goes around it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { anyRow, execute, maybeRow, RowMisfit, rows, theRow } from '@openmara/server/database/rows';
import { z } from 'zod';
import { openTestHouse, type TestHouse } from './open-test-house.ts';
import { longFunctions, longSqlLines } from './parsed-sources.ts';

let opened: TestHouse;
before(async () => {
  opened = await openTestHouse(1);
});
after(() => opened.close());

const named = z.object({ name: z.string(), size: z.number() });
const misfit =
  (code: RegExp) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof RowMisfit);
    assert.match(error.code, code);
    // The place is the query's, and nothing that stood in the row is told.
    assert.match(error.stack?.split('\n')[1] ?? '', /rows\.test\.ts/);
    assert.doesNotMatch(`${error.message} ${error.stack} ${JSON.stringify(error)}`, /secret/);
    return true;
  };

test('a row that fits comes with the columns that were said, and no others', async () => {
  const { pool } = opened.house;
  const sql = `select 'a' as name, 1 as size, 'more' as other union all select 'b', 2, 'more'`;
  assert.deepEqual(await rows(pool, named, sql), [
    { name: 'a', size: 1 },
    { name: 'b', size: 2 },
  ]);
  const prepared = { name: 'sized', text: `select $1 as name, $2::int as size`, values: ['c', 3] };
  assert.deepEqual(await rows(pool, named, prepared), [{ name: 'c', size: 3 }]);
});
test('an empty column, a missing one and one of another type are faults that tell no content', async () => {
  const { pool } = opened.house;
  await assert.rejects(() => rows(pool, named, `select null as name, 1 as size`), misfit(/^name string$/));
  await assert.rejects(() => rows(pool, named, `select 'secret' as name`), misfit(/^size number$/));
  // PostgreSQL sums integers to bigint, which comes as text.
  const sum = `select 'secret' as name, sum(n) as size from unnest(array[1, 2]) n`;
  await assert.rejects(() => theRow(pool, named, sum), misfit(/^size number$/));
  const json = z.object({ content: z.record(z.string(), z.number()) });
  const written = `select '{"secret": "secret"}'::jsonb as content`;
  await assert.rejects(() => maybeRow(pool, json, written), misfit(/^content number$/));
});
test('one row, or at most one, is held to', async () => {
  const { pool } = opened.house;
  const none = `select 'a' as name, 1 as size where false`;
  const two = `select 'a' as name, 1 as size union all select 'b', 2`;
  assert.equal(await maybeRow(pool, named, none), null);
  await assert.rejects(() => maybeRow(pool, named, two), misfit(/^at most one row, not 2$/));
  await assert.rejects(() => theRow(pool, named, none), misfit(/^one row, not none$/));
  await assert.rejects(() => theRow(pool, named, two), misfit(/^one row, not 2$/));
});
test('what is only done answers with how many', async () => {
  const { pool } = opened.house;
  assert.equal(await execute(pool, 'select from generate_series(1, $1::int)', [3]), 3);
  assert.equal(await anyRow(pool, 'select from openmara.term where false'), false);
  assert.equal(await anyRow(pool, 'select from openmara.term limit 1'), true);
});

/** What may be said to the driver itself: where a transaction begins and ends, COPY, and what the queue's own library asks. */
const PAST_THE_DOOR = [
  /^\.query\(['`](begin|commit|rollback|savepoint|release savepoint)\b/,
  /^\.query\(openingStatements\(/,
  /^\.query\(copyFrom\(/,
  /^\.query\(text, values\)(?: }|;$)/,
];
const MAY_PASS: Readonly<Record<string, RegExp>> = {
  'packages/server/src/database/rows.ts': /^\.query\(\{ name, text/,
  'packages/server/src/http/operation-routes.ts': /^\.query\('input'\)/,
  // What the limiter's own library asks of its table.
  'packages/server/src/access/sign-in-brake.ts': /^\.query\(statement\)/,
};
test('rows come in by one door', () => {
  const root = join(import.meta.dirname, '..');
  for (const file of globSync('packages/server/src/**/*.ts', { cwd: root }))
    for (const [said] of readFileSync(join(root, file), 'utf8').matchAll(/\.query\b\s*[<(].*/g))
      assert.ok(
        [...PAST_THE_DOOR, MAY_PASS[file]].some((allowed) => allowed?.test(said)),
        `${file} asks past database/rows.ts: ${said}`,
      );
});
test('a statement can be read without moving the page', () => assert.deepEqual(longSqlLines(110), []));

test('a function is at most sixty lines, or says why it is longer', () =>
  assert.deepEqual(longFunctions(60), []));
