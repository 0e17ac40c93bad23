/** Saved views: one's own are renamed and deleted, those of others are not there. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { deleteView } from '@openmara/server/incidents/delete-view';
import { listViews } from '@openmara/server/incidents/list-views';
import { renameView } from '@openmara/server/incidents/rename-view';
import { saveView } from '@openmara/server/incidents/save-view';
import type { Actor } from '@openmara/server/operations/operation';
import { runOperation } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
before(async () => {
  t = await openTestHouse(5);
});
after(() => t.close());

const save = (actor: Actor, name: string, page: 'incidents' | 'reports' = 'incidents') =>
  runOperation(t.house, saveView, actor, { mission, page, name, filter: { status: 'verified' } });
const namesOf = async (actor: Actor): Promise<string[]> =>
  (await runOperation(t.house, listViews, actor, { mission })).items.map(({ name }) => name);
const refused = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

test('a view gets another name, which no other view of the same list has', async () => {
  const adviser = await t.actor('wpa');
  const { id } = await save(adviser, 'Verified');
  await save(adviser, 'Unity');
  await save(adviser, 'Waiting', 'reports');
  await assert.rejects(
    runOperation(t.house, renameView, adviser, { mission, id, name: 'Unity' }),
    refused('already_exists'),
  );
  await runOperation(t.house, renameView, adviser, { mission, id, name: ' Waiting ' });
  assert.deepEqual(await namesOf(adviser), ['Unity', 'Waiting', 'Waiting']);
  await runOperation(t.house, renameView, adviser, { mission, id, name: 'Waiting' });
});
test('a view is deleted by whose it is, and by nobody else', async () => {
  const [adviser, officer] = [await t.actor('wpa'), await t.actor('verifying_officer')];
  const { id } = await save(adviser, 'Mine');
  const rename = runOperation(t.house, renameView, officer, { mission, id, name: 'Theirs' });
  await assert.rejects(rename, refused('not_found'));
  await assert.rejects(runOperation(t.house, deleteView, officer, { mission, id }), refused('not_found'));
  assert.ok((await namesOf(adviser)).includes('Mine'));
  await runOperation(t.house, deleteView, adviser, { mission, id });
  assert.ok(!(await namesOf(adviser)).includes('Mine'));
  await assert.rejects(runOperation(t.house, deleteView, adviser, { mission, id }), refused('not_found'));
});
