/** What changed since a document was composed: counted by the rules of its figures, and told as far as each may know. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { Problem } from '@openmara/core/access/problems';
import { clearDocument } from '@openmara/server/documents/clear-document';
import { compareDocument } from '@openmara/server/documents/compare-document';
import { getDocument } from '@openmara/server/documents/get-document';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { runOperation } from '@openmara/server/operations/run';
import { isSmall } from '@openmara/statistics/disclosure/rule';
import { withoutConsentSince } from './consent-withdrawn.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
let id = '';
before(async () => {
  t = await openTestHouse(1500);
  const asked = { mission, period: '2016-Q3' };
  ({ id } = await runOperation(t.house, composeQuarterly, await t.actor('senior_wpa'), asked));
});
after(() => t.close());
const compare = async (role: 'wpa' | 'head_of_mission' | 'headquarters_analyst') =>
  runOperation(t.house, compareDocument, await t.actor(role), { mission, id });
const readBy = async (role: 'wpa' | 'head_of_mission' | 'headquarters_analyst') =>
  runOperation(t.house, getDocument, await t.actor(role), { mission, id });

test('where nothing changed, nothing differs; nobody compared before somebody did', async () => {
  assert.equal((await readBy('head_of_mission')).compared, null);
  assert.deepEqual(await compare('wpa'), { populations: [], differing: [], more: 0 });
  assert.deepEqual((await readBy('head_of_mission')).compared?.populations, []);
});
test('what changed is found in the figures that were shown, and no small count is told', async () => {
  await withoutConsentSince(t);
  const { populations, differing, more } = await compare('wpa');
  assert.ok(populations.includes('verified_incidents') && populations.includes('survivors_of_verified'));
  assert.ok(!populations.includes('reports'), 'reports are as they were');
  const { figures } = (await readBy('wpa')).model;
  for (const { of, said, now } of differing) {
    assert.ok(said !== now && !isSmall(said) && !isSmall(now ?? 0), JSON.stringify(of));
    const figure = figures.find((one) => isDeepStrictEqual(one.of, of));
    assert.equal(figure?.value ?? 0, said);
  }
  const total = differing.find(
    ({ of }) => of.population === 'verified_incidents' && of.row === null && of.column === null,
  );
  assert.ok(total && total.now !== null && total.now < total.said);
  assert.ok(differing.length + more > 1);
});
test('who clears and reads figures only is told which populations, and no number; she counts nothing herself', async () => {
  const { compared } = await readBy('head_of_mission');
  assert.ok(compared?.populations.includes('verified_incidents'));
  assert.doesNotMatch(JSON.stringify(compared?.populations), /\d/);
  const refused = (error: unknown) => error instanceof Problem && error.code === 'not_allowed';
  await assert.rejects(compare('head_of_mission'), refused);
  await runOperation(t.house, clearDocument, await t.actor('head_of_mission'), { mission, id });
  assert.equal(
    (await readBy('headquarters_analyst')).compared,
    null,
    'it is between who composes and who clears',
  );
});
