/** Words in what was told are looked for in the latest reports, which is said, and further back where that is asked. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { exportReports } from '@openmara/server/incidents/export-reports';
import { listReports } from '@openmara/server/incidents/list-reports';
import { TEXTS_READ } from '@openmara/server/incidents/report-page';
import { runFile, runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

const mission = 'UNMISS';
const WORD = 'xylophone';
let t: TestHouse;
let owner: pg.Client;
/** Reports with the word, latest first, that lie so many reports back. */
const BACK = [10, TEXTS_READ + 2_000, TEXTS_READ * 3 + 2_000, TEXTS_READ * 7 + 2_000];
const MANY = TEXTS_READ * 7 + 5_000;
before(async () => {
  t = await openTestHouse(20);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  const { accountId } = await t.actor('senior_wpa');
  await owner.query(
    `insert into openmara.report (mission_id, id, received_on, date_precision, place_precision, source_type, narrative,
       office, filed_by, synthetic, recorded_at)
     select m.id, gen_random_uuid(), '2016-06-01'::date - n / 40, 'unknown', 'country', 'witness',
       case when n = any ($2::int[]) then 'she heard a XYLOPHONE, ' || n else 'nothing of it' end, null, $1, true, now()
     from openmara.mission m, generate_series(1, $3::int) n where m.code = 'UNMISS'`,
    [accountId, BACK, MANY],
  );
});
after(async () => {
  await owner.end();
  await t.close();
});
const look = async (role: Role, more: object = {}) =>
  runOperation(t.house, listReports, await t.actor(role), { mission, q: WORD, ...more });
/** Further and further until everything was looked at. */
async function all(role: Role, more: object = {}) {
  const answers = [await look(role, more)];
  for (let last = answers[0]; last?.lookedTo; last = answers.at(-1))
    answers.push(await look(role, { ...more, further: last.lookedTo.further }));
  return answers;
}

test('the list says since when it looked, and everything is found by looking further back', async () => {
  const [first, ...further] = await all('wpa');
  assert.equal(first?.items.length, 1);
  assert.match(first.lookedTo?.day ?? '', /^20\d\d-/);
  assert.ok(first.items[0] && (first.items[0].receivedOn ?? '') >= (first.lookedTo?.day ?? ''));
  assert.deepEqual(
    further.map(({ items }) => items.length),
    [2, 1],
    'five windows at a time',
  );
  assert.ok(further.every(({ next }) => next === null));
  const ids = [first, ...further].flatMap(({ items }) => items.map(({ id }) => id));
  assert.equal(new Set(ids).size, BACK.length);
  const one = await all('wpa', { limit: 1 });
  assert.deepEqual(
    one.flatMap(({ items }) => items.map(({ id }) => id)),
    ids,
    'one at a time, none twice or never',
  );
  const { items, lookedTo } = await runOperation(t.house, listReports, await t.actor('wpa'), { mission });
  assert.ok(items.length > 0 && lookedTo === null, 'without words nothing is said of it');
});
test('filters hold further back; who does not read what was told finds nothing by it, and no row of others', async () => {
  const [, ...further] = await all('wpa', { to: '2010-01-01' });
  assert.ok(
    further.flatMap(({ items }) => items).every(({ receivedOn }) => (receivedOn ?? '') <= '2010-01-01'),
  );
  for (const role of ['working_group_member', 'focal_point', 'field_wpa'] as const)
    assert.deepEqual(
      (await all(role)).flatMap(({ items }) => items),
      [],
      role,
    );
  const { lookedTo } = await look('wpa');
  await assert.rejects(
    look('wpa', { q: undefined, further: lookedTo?.further }),
    (error: unknown) => error instanceof Problem && error.details[0]?.field === 'q',
  );
  await assert.rejects(
    look('wpa', { further: '2016-01-01' }),
    (error: unknown) => error instanceof Problem && error.details[0]?.field === 'further',
  );
});
test('a file of what was found says since when it was looked', async () => {
  const { bytes, records } = await runFile(t.house, exportReports, await t.actor('wpa'), {
    mission,
    q: WORD,
  });
  assert.equal(records, 1);
  const { lookedTo } = await look('wpa');
  assert.ok(new TextDecoder().decode(bytes).includes(`received since ${lookedTo?.day} only`));
});
