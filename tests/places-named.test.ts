/** Names that imports met and could not place: they are listed, a person says which place they mean, and imports remember it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { applyImport } from '@openmara/server/exchange/apply-import';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { runOperation, runUpload } from '@openmara/server/operations/run';
import { missingNames } from '@openmara/server/places/missing-names';
import { namePlace } from '@openmara/server/places/name-place';
import { searchPlaces } from '@openmara/server/places/search-places';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(40);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});
const mission = 'UNMISS';
const adviser = () => t.actor('senior_wpa');
const COLUMNS = {
  'Case ID': 'key',
  'Incident date': 'occurred',
  Type: 'forms',
  Location: 'place',
  F: 'female',
};
/** A log of reports, one in each place. */
async function imported(places: readonly string[]) {
  const lines = places.map((place, at) => `K${at},2016-03-0${at + 1},rape,"${place}",1`);
  const file = Buffer.from(`Case ID,Incident date,Type,Location,F\n${lines.join('\n')}\n`);
  const input = { mission, fileName: 'log.csv' };
  const { uploadId } = await runUpload(
    t.house,
    uploadFile,
    await adviser(),
    input,
    (async function* () {
      yield file;
    })(),
  );
  return runOperation(t.house, applyImport, await adviser(), {
    mission,
    uploadId,
    mapping: { name: 'places', source: 'places', dateOrder: 'ymd', columns: COLUMNS },
  });
}
const missing = async () => (await runOperation(t.house, missingNames, await adviser(), { mission })).items;
const search = async (words: string) =>
  (await runOperation(t.house, searchPlaces, await adviser(), { mission, search: words })).items;
const placesOf = async (key: string) =>
  (
    await owner.query<{ place: string | null; precision: string }>(
      `select p.name as place, r.place_precision as precision from openmara.report r
       left join openmara.place p on p.id = r.place_id
       where r.external_source = 'places' and r.external_key = $1`,
      [key],
    )
  ).rows[0];

test('what nobody can place is listed by how often it is written; named by a person, the next import knows it', async () => {
  await imported(['Qwyrtle Fork', 'qwyrtle fork', 'Zebbramund', 'Bentiu']);
  assert.deepEqual(
    (await missing()).slice(0, 2).map(({ name, reports }) => [name.toLowerCase(), reports]),
    [
      ['qwyrtle fork', 2],
      ['zebbramund', 1],
    ],
  );
  const [bentiu] = (await search('bentiu')).filter(({ level }) => level === 'settlement');
  assert.ok(bentiu && /Unity/.test(bentiu.within.join()));
  await runOperation(t.house, namePlace, await adviser(), {
    mission,
    placeId: bentiu.id,
    name: 'Qwyrtle Fork',
  });
  assert.ok(!(await missing()).some(({ name }) => /qwyrtle/i.test(name)));
  assert.equal(
    (await placesOf('K0'))?.precision,
    'country',
    'what was recorded stays until it is read again',
  );
  await imported(['Qwyrtle Fork', 'qwyrtle fork', 'Zebbramund', 'Bentiu']);
  assert.deepEqual(await placesOf('K0'), { place: bentiu.name, precision: 'settlement' });
  assert.equal((await placesOf('K2'))?.precision, 'country');
});
test('a place is found by the name that a person gave it, as it was written, and by its code', async () => {
  const [found] = await search('qwyrtle');
  assert.ok(found?.otherNames.includes('Qwyrtle Fork'));
  // It stood in a report, which is not for who reads figures only.
  const forum = await t.actor('forum_member');
  const asked = async (words: string) =>
    (await runOperation(t.house, searchPlaces, forum, { mission, search: words })).items;
  assert.deepEqual(await asked('qwyrtle'), []);
  assert.ok(!JSON.stringify(await asked('bentiu')).includes('Qwyrtle'));
  const coded = (await search('')).find(({ pcode }) => pcode !== null);
  assert.ok(coded?.pcode);
  assert.ok((await search(coded.pcode.toLowerCase())).some(({ id }) => id === coded.id));
  assert.deepEqual(await search('100%'), []);
});
test('a place of another country is not there to be named', async () => {
  const { rows } = await owner.query<{ id: string }>(
    `select id from openmara.place where country = 'SOM' limit 1`,
  );
  const naming = async (placeId: string, name: string) =>
    runOperation(t.house, namePlace, await adviser(), { mission, placeId, name });
  await assert.rejects(() => naming(rows[0]?.id ?? '', 'Elsewhere'), { code: 'not_found' });
  await assert.rejects(() => naming(rows[0]?.id ?? '', '…'), { code: 'input_invalid' });
});
