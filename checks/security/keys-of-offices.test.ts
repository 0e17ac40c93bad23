/** A key that another office holds is answered as if it were free, and nothing of the other's is touched. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { importByCommand } from '@openmara/server/command/import-command';
import { fileReport } from '@openmara/server/incidents/file-report';
import type { Actor } from '@openmara/server/operations/operation';
import { runOperation } from '@openmara/server/operations/run';
import { holderOf } from './holders.ts';
import { openWorld, type World } from './valid-input.ts';

const MISSION = 'UNAMID';
let world: World;
let ours: Actor;
let theirs: Actor;
before(async () => {
  world = await openWorld(60);
  ours = (await holderOf(world, 'focal_point', MISSION)).actor;
  // The same role in the office of the demonstration.
  theirs = await world.actor('focal_point');
});
after(() => world.close());

const file = (actor: Actor, externalKey: string, narrative: string): Promise<{ id: string }> =>
  runOperation(world.house, fileReport, actor, {
    mission: MISSION,
    receivedOn: '2016-08-02',
    forms: ['rape'],
    externalKey,
    narrative,
  });
const row = async (id: string): Promise<string> =>
  world.one('select to_jsonb(r)::text from openmara.report r where id = $1', [id]);

test('filed by hand: free in another office, taken in one’s own', async () => {
  const first = await file(theirs, 'K-1', 'theirs');
  const was = await row(first.id);
  const second = await file(ours, 'K-1', 'ours');
  assert.deepEqual(Object.keys(second), Object.keys(await file(ours, 'K-2', 'a free key')));
  assert.equal(await row(first.id), was);
  await assert.rejects(
    file(ours, 'K-1', 'again'),
    (error) => error instanceof Problem && error.code === 'already_exists',
  );
});

test('filed as a file: each office has its own report, and a later state changes its own only', async () => {
  const path = join(world.directory, 'keys.csv');
  const log = async (actor: Actor, form: string): Promise<number[]> => {
    writeFileSync(path, `Case ID,Incident date,Type\nF-1,2016-08-01,${form}\n`);
    const mapping = {
      name: 'keys',
      source: 'shared',
      target: 'report' as const,
      columns: { 'Case ID': 'key', 'Incident date': 'occurred', Type: 'forms' },
    };
    const mappingFile = join(world.directory, 'keys.json');
    writeFileSync(mappingFile, JSON.stringify(mapping));
    const result = await importByCommand(world.house, actor, {
      mission: MISSION,
      file: path,
      mapping: mappingFile,
      dryRun: false,
    });
    return [result.created, result.updated, result.unchanged];
  };
  assert.deepEqual(await log(theirs, 'Rape'), [1, 0, 0]);
  assert.deepEqual(await log(ours, 'Rape'), [1, 0, 0]);
  assert.deepEqual(await log(ours, 'Forced marriage'), [0, 1, 0]);
  assert.deepEqual(await log(theirs, 'Rape'), [0, 0, 1], 'the other office’s stayed as it was');
  // Whoever sees both offices and belongs to neither changes neither of them.
  assert.deepEqual(await log(await world.actor('wpa'), 'Forced abortion'), [1, 0, 0]);
  assert.deepEqual(await log(theirs, 'Rape'), [0, 0, 1]);
});
