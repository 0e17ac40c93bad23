/** The spellings of parties: whom a name means in a country and on a day, and whom it does not. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readPartyMatcher } from '@openmara/server/parties/match-parties';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
const PARTIES = { former: crypto.randomUUID(), later: crypto.randomUUID(), abroad: crypto.randomUUID() };
before(async () => {
  t = await openTestHouse(10);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  await owner.query('begin');
  await owner.query(`set local row_security = off`);
  for (const [name, country] of [
    ['former', 'SSD'],
    ['later', 'SSD'],
    ['abroad', 'SOM'],
  ] as const)
    await owner.query(
      `insert into openmara.party (id, name, kind, country, source, recorded_at) values ($1, $2, 'non_state', $3, 'test', now())`,
      [PARTIES[name], `Party ${name}`, country],
    );
  const alias = async (party: string, spelling: string, since: string | null, until: string | null) =>
    owner.query(
      `insert into openmara.party_alias (party_id, alias, folded, source, since, until)
       values ($1, $2, lower($2), 'test', $3, $4)`,
      [party, spelling, since, until],
    );
  await alias(PARTIES.former, 'River Guard', null, '2014-12-31');
  await alias(PARTIES.later, 'River Guard', '2015-01-01', null);
  await alias(PARTIES.abroad, 'Coast Guard Unit', null, null);
});
after(async () => {
  await owner.query('rollback');
  await owner.end();
  await t.close();
});

test('a spelling counts in its years only, and means nobody on a day that two could be meant', async () => {
  const parties = await readPartyMatcher(owner, 'SSD');
  assert.equal(parties.match('River Guard', '2014-12-31'), PARTIES.former);
  assert.equal(parties.match('river-guard soldiers', '2015-01-01'), PARTIES.later);
  assert.equal(parties.match('River Guard', null), null);
  for (const text of ['River Guards', 'uniformed River Guard', 'River Guard soldiers in uniform'])
    assert.equal(parties.match(text, '2016-01-01'), PARTIES.later, text);
});
test('a spelling counts in its country only', async () => {
  assert.equal((await readPartyMatcher(owner, 'SSD')).match('Coast Guard Unit', '2015-01-01'), null);
  assert.equal(
    (await readPartyMatcher(owner, 'SOM')).match('Coast Guard Unit', '2015-01-01'),
    PARTIES.abroad,
  );
});
test('a word for any armed men means nobody', async () => {
  for (const country of ['SSD', 'SOM', 'CAF', 'MLI', 'LBY', 'COD']) {
    const parties = await readPartyMatcher(owner, country);
    for (const word of [
      'militia',
      'militias',
      'rebels',
      'armed group',
      'soldiers',
      'milice',
      'ميليشيا',
      'militares',
    ])
      assert.equal(parties.match(word, '2016-01-01'), null, `${word} in ${country}`);
  }
});
