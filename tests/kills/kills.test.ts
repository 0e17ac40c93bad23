/** kill -9 twenty times at random: nothing acknowledged is lost, nothing is half done, every start succeeds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runKills } from './kills.ts';

test('kill -9 twenty times at random moments, of server, database and command line, under work', async () => {
  const seed = Number(process.env['OPENMARA_SEED'] ?? Math.floor(Math.random() * 1_000_000));
  console.log(`seed ${seed}; OPENMARA_SEED=${seed} draws the same`);
  const counts = await runKills(20, seed, () => undefined);
  console.log(JSON.stringify(counts));
  assert.ok((counts['reports'] ?? 0) > 0 && (counts['decisions'] ?? 0) > 0 && (counts['imports'] ?? 0) > 0);
});
