/** The places of a new installation: what logs write of them, and the list that they come from. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rows } from '@openmara/server/database/rows';
import { isCountry } from '@openmara/server/places/match-country';
import { PlaceMatcher } from '@openmara/server/places/match-places';
import type pg from 'pg';
import { z } from 'zod';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let db: pg.PoolClient;
const matchers = new Map<string, PlaceMatcher>();
before(async () => {
  t = await openTestHouse(10);
  db = await t.house.pool.connect();
  for (const country of ['SSD', 'SOM', 'CAF', 'LBY', 'COD', 'MLI'])
    matchers.set(country, await PlaceMatcher.read(db, country));
});
after(async () => {
  db.release();
  await t.close();
});

const nameRow = z.object({ name: z.string() });
async function read(country: string, text: string, adm1 = ''): Promise<[string, string, string | undefined]> {
  const match = matchers.get(country)?.match({ text, settlement: '', adm3: '', adm2: '', adm1, pcode: '' });
  const [place] = await rows(db, nameRow, 'select name from openmara.place where id = $1', [match?.placeId]);
  return [place?.name ?? '', match?.precision ?? '', match?.note];
}

test('all areas of the list are there with their codes, each once', async () => {
  const counted = await rows(
    db,
    z.object({ codes: z.number(), joined: z.number() }),
    `select count(pcode)::int as codes, count(*) filter (where osm_id is not null and pcode is not null)::int as joined
     from openmara.place`,
  );
  assert.equal(counted[0]?.codes, 736);
  assert.ok((counted[0]?.joined ?? 0) >= 120, `${counted[0]?.joined} are joined to boundaries`);
});
test('a first-level area is known by a name that can be read everywhere, and by its own in its language', async () => {
  const foreign = await rows(
    db,
    z.object({ name: z.string() }),
    `select name from openmara.place where level = 'adm1' and name !~ '[A-Za-z]'`,
  );
  assert.deepEqual(foreign, []);
  assert.equal((await read('SSD', 'Warrap'))[0], (await read('SSD', 'واراب'))[0]);
});
test('counties that towns are named after are the counties; a town that is named as one is the town', async () => {
  assert.deepEqual(await read('SSD', 'Koch'), ['Koch', 'adm2', undefined]);
  assert.deepEqual(await read('SSD', 'Rubkona'), ['Rubkona', 'adm2', undefined]);
  assert.deepEqual(await read('SSD', 'Mayendit'), ['Mayendit', 'adm2', undefined]);
  assert.deepEqual(await read('SSD', 'Leer'), ['Leer', 'adm2', undefined]);
  assert.deepEqual(await read('SSD', 'Leer County'), ['Leer', 'adm2', undefined]);
  assert.deepEqual(await read('SSD', 'Leer town'), ['Leer', 'settlement', undefined]);
  assert.deepEqual(await read('SSD', 'Malakal'), ['Malakal', 'settlement', undefined]);
});
test('quotes, brackets, kinds of places and transliterations are read through', async () => {
  for (const text of [
    '«Bentiu»',
    'Bentiu PoC',
    'Bentiu (PoC site)',
    'BENTIU town',
    'Bentiu, Unity State',
    'بانتيو',
  ])
    assert.deepEqual(await read('SSD', text), ['Bentiu', 'settlement', undefined], text);
  for (const text of ['ville de Bambari', '« Bambari »', 'site de Bambari'])
    assert.deepEqual(await read('CAF', text), ['Bambari', 'settlement', undefined], text);
  for (const text of ['Kismayo', 'Kismaayo', 'Chisimayu'])
    assert.deepEqual((await read('SOM', text))[1], 'settlement', text);
  for (const text of ['طرابلس', 'مدينة طرابلس', 'بنغازى', 'مصراته'])
    assert.deepEqual((await read('LBY', text))[1], 'settlement', text);
});
test('a town in a named area is the town where it lies there, and the area where it does not', async () => {
  assert.deepEqual(await read('SSD', 'Malakal', 'Upper Nile'), ['Malakal', 'settlement', undefined]);
  assert.equal((await read('SSD', 'Malakal', 'Lakes'))[0], 'Lakes');
  const [area, level, note] = await read('SSD', 'Nowhereville', 'Lakes');
  assert.deepEqual([area, level], ['Lakes', 'adm1']);
  assert.match(note ?? '', /“Nowhereville” is not in the gazetteer/);
  assert.equal((await read('SSD', '', 'Lakes'))[2], undefined);
});
test('of two names that are written the one within the other is meant, though a town has the other’s name', async () => {
  assert.equal((await read('MLI', 'Ansongo (Gao)'))[0], 'Ansongo');
  assert.equal((await read('MLI', 'Gao, Ansongo'))[0], 'Ansongo');
  assert.deepEqual((await read('MLI', 'Gao')).slice(0, 2), ['Gao', 'settlement']);
});
test('a name among other words, or with a slip of the pen, is read and said', async () => {
  // Wau Shilluk lies in Upper Nile: it is not the town of Wau, and a person is asked.
  assert.deepEqual((await read('SSD', 'Wau Shilluk')).slice(1, 2), ['country']);
  assert.equal((await read('SSD', 'Malakal PoC site 2'))[0], 'Malakal');
  const [name, level, note] = await read('COD', 'mji wa Goma');
  assert.deepEqual([name, level], ['Goma', 'settlement']);
  assert.match(note ?? '', /“mji wa Goma” was read as “Goma”/);
  assert.equal((await read('CAF', 'Bangasssou'))[0], 'Bangassou');
  assert.equal((await read('CAF', 'nowhere at all'))[1], 'country');
});
test('a country is known by its codes and its names in four languages', () => {
  for (const name of ['SSD', 'South Sudan', 'Soudan du Sud', 'جنوب السودان', 'Sudán del Sur'])
    assert.equal(isCountry('SSD', name), true, name);
  for (const name of ['Sudan', 'Uganda', 'République centrafricaine'])
    assert.equal(isCountry('SSD', name), false, name);
  assert.equal(isCountry('SSD', 'Equatoria'), null);
});
