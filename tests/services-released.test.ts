/** What became of services: each state with its own service, released like any figure; older releases stay as they are. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DocumentModel } from '@openmara/documents/model';
import { tabulate } from '@openmara/server/analysis/tabulate';
import { getDocument } from '@openmara/server/documents/get-document';
import { composeQuarterly } from '@openmara/server/documents/quarterly/compose-quarterly';
import { runOperation } from '@openmara/server/operations/run';
import { getRelease } from '@openmara/server/releases/get-release';
import { makeRelease } from '@openmara/server/releases/make-release';
import pg from 'pg';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
before(async () => {
  t = await openTestHouse(4000);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
});
after(async () => {
  await owner.end();
  await t.close();
});

const texts = ({ blocks }: DocumentModel): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : []));
async function quarterly(mission: string, period: string): Promise<DocumentModel> {
  const adviser = await t.actor('senior_wpa');
  const { id } = await runOperation(t.house, composeQuarterly, adviser, { mission, period });
  return (await runOperation(t.house, getDocument, adviser, { mission, id })).model as DocumentModel;
}
/** Every response of the mission's survivors becomes these two. */
async function respond(mission: string): Promise<void> {
  await owner.query(
    `delete from openmara.response r using openmara.mission m where m.id = r.mission_id and m.code = $1`,
    [mission],
  );
  await owner.query(
    `insert into openmara.response (mission_id, incident_id, survivor_line, service, state, reason, recorded_on)
     select g.mission_id, g.incident_id, g.line, s.service, s.state, s.reason, '2016-07-01'
     from openmara.survivor_group g join openmara.mission m on m.id = g.mission_id,
       (values ('health', 'received', null), ('legal', 'not_available', 'no lawyer within reach')) s(service, state, reason)
     where m.code = $1`,
    [mission],
  );
}

test('a state is counted with the service that it is of, and with no other', async () => {
  await respond('MONUSCO');
  const table = await runOperation(t.house, tabulate, await t.actor('senior_wpa'), {
    mission: 'MONUSCO',
    unit: 'survivors',
    rows: 'service',
    columns: 'response',
    period: '2015-Q4',
  });
  const cell = (service: string, state: string) =>
    table.cells[table.rowKeys.findIndex(({ code }) => code === service)]?.[
      table.columnKeys.findIndex(({ code }) => code === state)
    ];
  assert.ok((table.total ?? 0) > 0);
  assert.equal(cell('health', 'received'), table.total);
  assert.equal(cell('legal', 'not_available'), table.total);
  assert.equal(cell('health', 'not_available'), 0);
  assert.equal(cell('legal', 'received'), 0);
});
test('the report tells what was received and what was lacking, and that reasons are not counted', async () => {
  await owner.query(
    `update openmara.response set reason = 'no lawyer within reach' where state = 'not_available'`,
  );
  const model = await quarterly('UNMISS', '2016-Q3');
  const said = texts(model).find((text) => text.includes('at least one service')) ?? '';
  assert.match(said, /had received at least one service\. For .* survivors, at least one service was not/);
  assert.match(said, /Why a service was not available is recorded in words and is not counted here/);
  assert.doesNotMatch(JSON.stringify(model), /no lawyer/);
  const table = model.blocks.find((block) => block.kind === 'table' && /by service/.test(block.caption));
  assert.ok(table?.kind === 'table');
  for (const column of ['Received', 'Not available', 'Total']) assert.ok(table.head.includes(column), column);
});
test('a quarter that was released before services were is read as ever, and longer periods leave them out', async () => {
  const mission = 'UNSOM';
  const adviser = await t.actor('senior_wpa');
  await runOperation(t.house, makeRelease, adviser, { mission, period: '2016-Q1' });
  // As the version before released it.
  await owner.query(
    `with old as (
       select t.mission_id, t.id from openmara.release_table t
       join openmara.mission m on m.id = t.mission_id
       where m.code = $1 and (t.rows_dimension = 'service' or (t.population = 'reports' and t.rows_dimension = 'adm1'))),
     truth as (delete from openmara.release_truth d using old where d.mission_id = old.mission_id and d.table_id = old.id)
     delete from openmara.release_table d using old where d.mission_id = old.mission_id and d.id = old.id`,
    [mission],
  );
  const said = texts(await quarterly(mission, '2016-Q1'));
  assert.ok(said.includes('The figures of this quarter were released before services were among them.'));
  const tables = async (period: string) =>
    (await runOperation(t.house, getRelease, adviser, { mission, period })).tables.map(
      ({ population, rows }) => `${population} ${rows}`,
    );
  await runOperation(t.house, makeRelease, adviser, { mission, period: '2016-H1' });
  assert.ok((await tables('2016-Q2')).includes('survivors_of_verified service'));
  const half = await tables('2016-H1');
  assert.ok(half.includes('survivors_of_verified sex'));
  assert.ok(!half.some((table) => /service|reports adm1/.test(table)), half.join('; '));
});
