import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { FILES } from './intake/focal-points/files.ts';
import { bringFile } from './intake/focal-points/run.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
const folder = mkdtempSync(join(tmpdir(), 'openmara-focal-points-'));
before(async () => {
  t = await openTestHouse(8);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});

const KEPT = `select (select coalesce(string_agg(r::text, ' '), '') from openmara.report r)
  || (select coalesce(string_agg(i::text, ' '), '') from openmara.import_run i)
  || (select coalesce(string_agg(f::text, ' '), '') from openmara.import_refusal f) as text`;

for (const file of FILES)
  test(`a file of a focal point is read as a careful clerk reads it, or asks: ${file.name}`, async () => {
    const made = await bringFile(t, file, folder);
    if (file.rows === null) assert.ok(made.refusedFile);
    else assert.deepEqual([made.refusedFile, made.rows.toSorted()], [null, file.rows.toSorted()]);
    for (const asked of file.asks ?? []) assert.match(made.said.join('\n'), asked);
    if (!file.canaries) return;
    const { rows } = await owner.query<{ text: string }>(KEPT);
    for (const canary of file.canaries)
      assert.ok(!`${rows[0]?.text} ${made.said.join(' ')}`.includes(canary), `${canary} is kept or told`);
  });
