/** What a person is shown who confirms a mapping: each column with its values, and the first rows as they will be read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Readable } from 'node:stream';
import { previewImport } from '@openmara/server/exchange/preview-import';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { runOperation, runUpload } from '@openmara/server/operations/run';
import type { z } from 'zod';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
before(async () => {
  t = await openTestHouse(8);
});
after(() => t.close());

const LOG = `Incident date,Place,Type of violence,Number of survivors,Sex,Alleged perpetrator,Source,Survivor name,Colour
11/08/2016,Bentiu,GR,3,F,SPLA,health worker,Nyakim Deng,blue
12/08/2016,Nowhere at all,Rape,1,F,armed men in uniform,survivor,Achol Majok,blue
31/09/2016,Bentiu,Rape,1,M,SPLA,survivor,Mary Garang,red
`;
type Asked = Partial<z.input<typeof previewImport.input>>;
const look = async (log = LOG, asked: Asked = {}) => {
  const actor = await t.actor('senior_wpa');
  const { uploadId } = await runUpload(
    t.house,
    uploadFile,
    actor,
    { mission: 'UNMISS', fileName: 'log.csv' },
    Readable.from([Buffer.from(log)]),
  );
  return runOperation(t.house, previewImport, actor, { mission: 'UNMISS', uploadId, ...asked });
};

test('the first rows are said as they will be read, beside their cells, a refused one with its reason', async () => {
  const { first } = await look();
  assert.deepEqual(
    first.map(({ row, read }) => [row, read !== null]),
    [
      [2, true],
      [3, true],
      [4, false],
    ],
  );
  const [known, unknown, refused] = first;
  assert.deepEqual(known?.read?.occurred, { from: '2016-08-11', to: '2016-08-11', precision: 'exact' });
  assert.match(known?.read?.place ?? '', /Bentiu/);
  assert.deepEqual(known?.read?.forms, ['gang_rape']);
  assert.deepEqual(
    known?.read?.survivors.map(({ sex, count }) => [sex, count]),
    [['female', 3]],
  );
  assert.equal(known?.read?.parties.length, 1);
  assert.doesNotMatch(known?.read?.parties[0] ?? '', /^[0-9a-f-]{36}$/, 'a name and no id');
  assert.deepEqual(
    [known?.written.when, known?.written.where, known?.written.what],
    ['11/08/2016', 'Bentiu', 'GR'],
  );
  // What the gazetteer does not know is kept as of the country, and said so.
  assert.deepEqual([unknown?.read?.placePrecision, unknown?.written.where], ['country', 'Nowhere at all']);
  assert.equal(refused?.refused.length, 1);
});
test('columns come with the values of several rows, and no identity is in the answer', async () => {
  const { columns, ...others } = await look();
  const of = (name: string) => columns.find(({ column }) => column === name);
  assert.deepEqual([of('Place')?.field, of('Place')?.samples], ['place', ['Bentiu']]);
  assert.deepEqual([of('Colour')?.field, of('Colour')?.samples], [null, ['blue']]);
  assert.deepEqual([of('Survivor name')?.leftOut, of('Survivor name')?.samples], [true, []]);
  assert.doesNotMatch(JSON.stringify([columns, others]), /Nyakim|Achol|Garang/);
});

const DOUBTFUL = `Incident date,Taarifa,Mahali,Type of violence
03/04/2016,05/04/2016,Bentiu,Rape
05/06/2016,07/06/2016,Koch,Gang rape
07/08/2016,09/08/2016,Bentiu,Rape
`;
const doubtsOf = ({ columns }: Awaited<ReturnType<typeof look>>) =>
  columns.flatMap(({ column, doubts }) => doubts.map(({ code }) => `${column}: ${code}`));
test('a doubt stands until its column was confirmed or corrected, whatever was corrected beside it', async () => {
  const first = await look(DOUBTFUL);
  assert.deepEqual(doubtsOf(first), [
    'Incident date: order_open',
    'Taarifa: by_values',
    'Taarifa: order_open',
    'Mahali: by_values',
  ]);
  const { mapping } = first;
  const corrected = { ...mapping, columns: { ...mapping.columns, Taarifa: 'remarks' } };
  const second = await look(DOUBTFUL, { mapping: corrected, settled: ['Taarifa'] });
  assert.deepEqual(doubtsOf(second), ['Incident date: order_open', 'Mahali: by_values']);
  // A mapping that is used as it was given is nobody's proposal; what the command line says is the same.
  assert.deepEqual(doubtsOf(await look(DOUBTFUL, { mapping: corrected })), []);
  assert.equal(second.doubts.length, 2);
});
test('dates that stand against the order of a given mapping are a doubt of it', async () => {
  const { mapping } = await look(DOUBTFUL);
  const log = DOUBTFUL.replace('03/04/2016', '03/24/2016');
  assert.deepEqual(doubtsOf(await look(log, { mapping })), ['Incident date: order_against']);
  const turned = { ...mapping, dateOrders: { occurred: 'mdy' as const } };
  assert.deepEqual(doubtsOf(await look(log, { mapping: turned })), []);
});
