/** Values that no list of words knows: told with their number to whoever says what they mean, but never a person. */
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

type Asked = Partial<z.input<typeof previewImport.input>>;
const look = async (log: string, asked: Asked = {}) => {
  const actor = await t.actor('senior_wpa');
  const upload = { mission: 'UNMISS', fileName: 'log.csv' };
  const { uploadId } = await runUpload(t.house, uploadFile, actor, upload, Readable.from([Buffer.from(log)]));
  return runOperation(t.house, previewImport, actor, { mission: 'UNMISS', uploadId, ...asked });
};
const HEADING =
  'Incident date,Place,Type of violence,Sex,Displacement,Source,Alleged perpetrator,Survivor name,Circumstances';
const row = (...cells: readonly string[]): string => `01/08/2016,Bentiu,${cells.join(',')}\n`;
const LOG = `${HEADING}
${row('zubkat', 'mwanamke', 'IDP', 'jirani', 'Watu wa msitu', 'Nyakim Deng', 'kuni')}${row('Zubkat', 'mwanamke', 'mkimbizi', 'jirani', 'Watu wa msitu', 'Nyakim Deng', 'kuni')}${row('zubkat', 'F', 'mkimbizi', 'jirani', 'SPLA', 'Nyakim Deng', '')}${row('Rape', 'F', 'IDP', 'mtu mmoja', 'Watu wa msitu', 'Nyakim Deng', '')}`;

const of = ({ unknown }: Awaited<ReturnType<typeof look>>, field: string) =>
  unknown.find((one) => one.field === field);

test('each unknown value of several rows is told with its rows, one of a single row is only counted', async () => {
  const looked = await look(LOG);
  assert.deepEqual(of(looked, 'forms')?.values, [{ value: 'zubkat', rows: 3 }]);
  assert.deepEqual(of(looked, 'sex')?.values, [{ value: 'mwanamke', rows: 2 }]);
  assert.deepEqual(of(looked, 'displacement')?.values, [{ value: 'mkimbizi', rows: 2 }]);
  assert.deepEqual(of(looked, 'circumstances')?.values, [{ value: 'kuni', rows: 2 }]);
  const source = of(looked, 'sourceType');
  assert.deepEqual([source?.values, source?.untold], [[{ value: 'jirani', rows: 3 }], 1]);
  assert.doesNotMatch(JSON.stringify(looked.unknown), /mtu mmoja/);
});
test('what is said of a value is read so, and then it is known', async () => {
  const first = await look(LOG);
  assert.equal(first.created, 1);
  const party = of(first, 'party');
  assert.deepEqual(party?.values, [{ value: 'Watu wa msitu', rows: 3 }]);
  const name = party?.choices?.[0]?.name;
  assert.ok(name, 'there are parties to choose from');
  const values = {
    forms: { zubkat: 'gang_rape' },
    sex: { mwanamke: 'female' },
    displacement: { mkimbizi: 'refugee' },
    sourceType: { jirani: 'community' },
    party: { 'Watu wa msitu': name },
    circumstances: { kuni: 'other' },
  };
  const second = await look(LOG, { mapping: { ...first.mapping, values } });
  assert.deepEqual([second.created, second.refusedRows], [4, 0]);
  assert.deepEqual(
    second.unknown.map(({ field, values: left, untold }) => [field, left.length, untold]),
    [['sourceType', 0, 1]],
  );
  const [read] = second.first;
  assert.deepEqual(read?.read?.forms, ['gang_rape']);
  assert.deepEqual([read?.read?.survivors[0]?.sex, read?.read?.parties], ['female', [name]]);
});
test('neither a left-out column nor a value that could say who somebody is leaves the server', async () => {
  const named = LOG.replaceAll('Watu wa msitu', 'Nyakim Deng').replaceAll('jirani', '+211 912 345 678');
  const { unknown } = await look(named);
  assert.doesNotMatch(JSON.stringify(unknown), /Nyakim|Deng|\+211/);
  const asSource = await look(named, {
    mapping: {
      columns: { 'Incident date': 'occurred', 'Type of violence': 'forms', 'Survivor name': 'sourceType' },
    },
  });
  assert.doesNotMatch(JSON.stringify(asSource.unknown), /Nyakim|Deng/);
});
