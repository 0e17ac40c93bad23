/** The lists of incidents and reports: every order is whole page by page, and what narrows them is right. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listIncidents } from '@openmara/server/incidents/list-incidents';
import { listReports } from '@openmara/server/incidents/list-reports';
import type { Actor } from '@openmara/server/operations/operation';
import { runOperation } from '@openmara/server/operations/run';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
let t: TestHouse;
before(async () => {
  t = await openTestHouse(200);
});
after(() => t.close());

type Asked = Readonly<Record<string, string>>;
async function incidents(actor: Actor, asked: Asked, limit = 7) {
  const items = [];
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(actor, asked, limit, after);
    items.push(...page.items);
    after = page.next;
  }
  return items;
}
const ask = (actor: Actor, asked: Asked, limit: number, after: string) =>
  runOperation(t.house, listIncidents, actor, { mission, limit, ...asked, ...(after ? { after } : {}) });

test('in every order each incident comes once, page by page', async () => {
  const actor = await t.actor('wpa');
  const latest = await incidents(actor, {});
  assert.ok(latest.length > 20);
  const ids = latest.map(({ id }) => id);
  assert.deepEqual(
    (await incidents(actor, { sort: 'earliest' })).map(({ id }) => id),
    ids.toReversed(),
  );
  const references = latest.map(({ reference }) => reference).toSorted();
  const by = async (sort: 'reference' | 'reference-back'): Promise<string[]> =>
    (await incidents(actor, { sort })).map(({ reference }) => reference);
  assert.deepEqual(await by('reference'), references);
  assert.deepEqual(await by('reference-back'), references.toReversed());
});
test('reports come from the first received as from the last', async () => {
  const actor = await t.actor('wpa');
  const received = async (sort: 'latest' | 'earliest'): Promise<string[]> => {
    const ids = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { items: Array<{ id: string }>; next: string | null } = await runOperation(
        t.house,
        listReports,
        actor,
        { mission, sort, limit: 9, ...(after ? { after } : {}) },
      );
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    return ids;
  };
  const latest = await received('latest');
  assert.ok(latest.length > 20);
  assert.deepEqual(await received('earliest'), latest.toReversed());
});
