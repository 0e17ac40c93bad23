/** A key that another office holds is answered as if it were free, and nothing of the other's is touched. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { findActorByEmail } from '@openmara/server/access/sessions';
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

/** Imports a log of one row. @returns how many it created, updated and left */
async function log(actor: Actor, form: string, office?: string): Promise<number[]> {
  const path = join(world.directory, 'keys.csv');
  const [heading, cell] = office === undefined ? ['', ''] : [',Office', `,${office}`];
  writeFileSync(
    path,
    `Case ID,Incident date,Type${heading}\n${office ? 'O' : 'F'}-1,2016-08-01,${form}${cell}\n`,
  );
  const columns = { 'Case ID': 'key', 'Incident date': 'occurred', Type: 'forms' };
  const mapping = {
    name: 'keys',
    source: 'shared',
    target: 'report' as const,
    columns: office === undefined ? columns : { ...columns, Office: 'office' },
  };
  const mappingFile = join(world.directory, 'keys.json');
  writeFileSync(mappingFile, JSON.stringify(mapping));
  const request = { mission: MISSION, file: path, mapping: mappingFile, dryRun: false };
  const { created, updated, unchanged } = await importByCommand(world.house, actor, request);
  return [created, updated, unchanged];
}

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
  assert.deepEqual(await log(theirs, 'Rape'), [1, 0, 0]);
  assert.deepEqual(await log(ours, 'Rape'), [1, 0, 0]);
  assert.deepEqual(await log(ours, 'Forced marriage'), [0, 1, 0]);
  assert.deepEqual(await log(theirs, 'Rape'), [0, 0, 1], 'the other office’s stayed as it was');
  // Whoever sees both offices and belongs to neither changes neither of them.
  assert.deepEqual(await log(await world.actor('wpa'), 'Forced abortion'), [1, 0, 0]);
  assert.deepEqual(await log(theirs, 'Rape'), [0, 0, 1]);
});

test('without an office: what one field adviser filed is free to another, by hand and as a file, and taken to herself', async () => {
  const one = (await holderOf(world, 'field_wpa', MISSION)).actor;
  const two = await anotherLike(one);
  const first = await file(one, 'L-1', 'hers');
  const was = await row(first.id);
  await file(two, 'L-1', 'another');
  assert.equal(await row(first.id), was);
  for (const actor of [one, two])
    await assert.rejects(
      file(actor, 'L-1', 'again'),
      (error) => error instanceof Problem && error.code === 'already_exists',
    );
  // The office that a row names is no office of hers.
  assert.deepEqual(await log(one, 'Rape', 'Here'), [1, 0, 0]);
  assert.deepEqual(await log(two, 'Forced marriage', 'Here'), [1, 0, 0]);
  assert.deepEqual(await log(one, 'Rape', 'Here'), [0, 0, 1]);
});

/** A second account with the same role, seeing nothing that the first files: another area, no office. */
async function anotherLike(actor: Actor): Promise<Actor> {
  const email = 'second.field@one.example';
  await world.owner.query(
    `insert into openmara.account (id, email, name, created_at) values (gen_random_uuid(), $1, 'Second', now())`,
    [email],
  );
  await world.owner.query(
    `insert into openmara.assignment (id, account_id, role, mission_id, area_places, since)
     select gen_random_uuid(), (select id from openmara.account where email = $2), role, mission_id, '{}', since
     from openmara.assignment where account_id = $1`,
    [actor.accountId, email],
  );
  const found = await findActorByEmail(world.house.pool, email);
  assert.ok(found);
  return found;
}
