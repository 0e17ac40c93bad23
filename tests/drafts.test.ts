/** Several drafts of one form: each by its own id, its owner's alone, as many as are listed. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import { runOperation } from '@openmara/server/operations/run';
import { discardDraft } from '@openmara/server/records/discard-draft';
import { keepDraft } from '@openmara/server/records/keep-draft';
import { listDrafts } from '@openmara/server/records/list-drafts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
before(async () => {
  t = await openTestHouse(1);
});
after(() => t.close());
type Who = 'focal_point' | 'wpa';
const keep = async (who: Who, said: object, more: object = {}) =>
  runOperation(t.house, keepDraft, await t.actor(who), { mission, form: 'report', content: said, ...more });
const kept = async (who: Who): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    (await runOperation(t.house, listDrafts, await t.actor(who), { mission, form: 'report' })).items.map(
      ({ id, content }) => [id, content],
    ),
  );
const refused =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;

test('each draft is kept under its own id, beside the one that a form has without one', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const { id: old } = await keep('focal_point', { says: 'as before' });
  await keep('focal_point', { says: 'first' }, { draftId: one });
  await keep('focal_point', { says: 'second' }, { draftId: other });
  await keep('focal_point', { says: 'first, changed' }, { draftId: one });
  await keep('focal_point', { says: 'as before, changed' });
  assert.deepEqual(await kept('focal_point'), {
    [old]: { says: 'as before, changed' },
    [one]: { says: 'first, changed' },
    [other]: { says: 'second' },
  });
  // What an earlier version kept goes on under its id.
  await keep('focal_point', { says: 'gone on with' }, { draftId: old });
  assert.deepEqual((await kept('focal_point'))[old], { says: 'gone on with' });
  await runOperation(t.house, discardDraft, await t.actor('focal_point'), { mission, id: one });
  assert.deepEqual(Object.keys(await kept('focal_point')).toSorted(), [old, other].toSorted());
});
test('a draft is written over by its owner alone, and as the form that it is of', async () => {
  const draftId = randomUUID();
  await keep('focal_point', { says: 'hers' }, { draftId });
  await assert.rejects(keep('wpa', { says: 'not hers' }, { draftId }), refused('not_allowed'));
  await assert.rejects(
    keep('focal_point', { says: 'another form' }, { draftId, form: 'incident' }),
    refused('not_found'),
  );
  assert.deepEqual((await kept('focal_point'))[draftId], { says: 'hers' });
  assert.deepEqual(await kept('wpa'), {});
});
test('there are no more than are listed, and those that are there can still be changed', async () => {
  const ids = Array.from({ length: 100 }, () => randomUUID());
  for (const draftId of ids) await keep('wpa', { says: 'begun' }, { draftId });
  assert.equal(Object.keys(await kept('wpa')).length, 100);
  await assert.rejects(
    keep('wpa', { says: 'one more' }, { draftId: randomUUID() }),
    (error: unknown) =>
      error instanceof Problem && error.details[0]?.reason === 'problem.why.too-many-drafts',
  );
  await keep('wpa', { says: 'changed' }, { draftId: ids[0] ?? '' });
  assert.deepEqual((await kept('wpa'))[ids[0] ?? ''], { says: 'changed' });
});
