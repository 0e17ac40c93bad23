/** Who listened stands beside the figures: focal points of the quarter, and areas that none of them covers. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FOCAL_POINT } from '@openmara/core/network/focal-point';
import type { Values } from '@openmara/core/records/fields';
import type { DocumentModel } from '@openmara/documents/model';
import { getDocument } from '@openmara/server/documents/get-document';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { recordOperation } from '@openmara/server/records/record-record';
import { runOperation } from '@openmara/server/operations/run';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(300);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});

async function said(mission: string): Promise<string> {
  const adviser = await t.actor('senior_wpa');
  const { id } = await runOperation(t.house, composeQuarterly, adviser, { mission, period: '2016-Q3' });
  const model = (await runOperation(t.house, getDocument, adviser, { mission, id })).model as DocumentModel;
  const found = model.blocks.find((block) => block.kind === 'paragraph' && /focal point/i.test(block.text));
  return found?.kind === 'paragraph' ? found.text : '';
}
async function record(mission: string, values: Values): Promise<void> {
  await runOperation(t.house, recordOperation(FOCAL_POINT), await t.actor('senior_wpa'), { mission, values });
}
async function areas(country: string, names: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from openmara.place where country = $1 and level in ('adm1', 'adm2') and name = any ($2)`,
    [country, names],
  );
  return rows.map(({ id }) => id);
}

test('nobody is recorded, then somebody somewhere, then in every area', async () => {
  const mission = 'UNMISS';
  const at = { since: '2016-01-01', fieldOffice: 'Juba' };
  // Before the figures are released: what was recorded after their moment is not known to them.
  await record(mission, {
    ...at,
    component: 'police',
    until: '2016-06-30',
    areas: await areas('SSD', ['Lakes']),
  });
  await record(mission, { ...at, component: 'human_rights', areas: await areas('SSD', ['Lakes', 'Juba']) });
  await record(mission, { ...at, agency: 'unfpa', areas: [] });
  const first = await said(mission);
  assert.match(first, /components and agencies: Human rights and UNFPA\./);
  assert.match(
    first,
    /No focal point covered any part of the following areas: .*Jonglei.* and Western Equatoria\./,
  );
  assert.doesNotMatch(first, /Lakes|Central Equatoria|Police/, 'a county is a part of its state');
});
test('the report says what was known at its moment, whatever is recorded since', async () => {
  const before = await said('UNMISS');
  await record('UNMISS', {
    since: '2016-01-01',
    fieldOffice: 'Bor',
    component: 'military',
    areas: await areas('SSD', ['Jonglei']),
  });
  assert.equal(await said('UNMISS'), before);
});
test('where nobody is recorded, or nobody says where, the report says so', async () => {
  assert.equal(await said('UNSOM'), 'No focal point is recorded for the quarter.');
  await record('MINUSCA', { since: '2016-01-01', fieldOffice: 'Bangui', component: 'gender', areas: [] });
  assert.match(await said('MINUSCA'), /Which areas focal points cover is not recorded/);
});
