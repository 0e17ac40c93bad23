/** Refused rows come back as the file had them, are corrected, and are imported: for every layout, and once. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mappingSchema } from '@openmara/core/exchange/mapping';
import { importByCommand } from '@openmara/server/command/import-command';
import { refusedRows } from '@openmara/server/exchange/refused-rows';
import { runFile } from '@openmara/server/operations/run';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'openmara-refused-'));
before(async () => {
  t = await openTestHouse(40);
});
after(async () => {
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});
let files = 0;
const write = (name: string, content: string | Uint8Array): string => {
  files += 1;
  const path = join(folder, `${files}-${name}`);
  writeFileSync(path, content);
  return path;
};
const bring = async (file: string, mapping?: object, importAs: string | null = null) =>
  importByCommand(t.house, await t.actor('senior_wpa'), {
    file,
    mission: 'UNOCI',
    mapping: mapping ? write('mapping.json', JSON.stringify(mapping)) : undefined,
    dryRun: false,
    answers: { importAs },
  });
const refusedFile = async (id: string): Promise<string> => {
  const file = await runFile(t.house, refusedRows, await t.actor('senior_wpa'), { mission: 'UNOCI', id });
  return Buffer.from(file.bytes).toString('utf8');
};
const rowsOf = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true });
const csv = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n');

test('the refused row has the file’s own headings and cells, one line a row, with all its reasons at the end', async () => {
  const header = ['Remarks', 'Type', '', 'Case ID', 'Remarks', 'Incident date', 'F'];
  const bad = ['  kept, with "spaces" ', 'Rapeish', 'x', 'R-1', 'second', 'some day', 'many women'];
  const good = ['', 'Rape', '', 'R-2', '', '2016-08-01', '1'];
  const first = await bring(write('log.csv', csv([['CRSV log'], [], header, bad, good])));
  assert.deepEqual([first.created, first.refusedRows], [1, 1]);
  const [head, line, ...more] = rowsOf(await refusedFile(first.id));
  assert.deepEqual(more, []);
  assert.deepEqual(head, [...header, 'Why it was refused']);
  assert.deepEqual(line?.slice(0, -1), bad);
  const reasons = line?.at(-1) ?? '';
  for (const column of ['Incident date', 'Type', 'F'])
    assert.match(reasons, new RegExp(`${column}: `), column);
});
test('corrected as a spreadsheet would save it, it is imported under the mapping of the first file', async () => {
  const header = ['رقم الحالة', 'تاريخ الحادث', 'نوع العنف', 'عدد الناجيات'];
  const mapping = mappingSchema.parse({
    name: 'arabic',
    source: 'arabic-log',
    headerRow: 3,
    delimiter: ';',
    encoding: 'windows-1256',
    snapshot: true,
    columns: {
      'رقم الحالة': 'key',
      'تاريخ الحادث': 'occurred',
      'نوع العنف': 'forms',
      'عدد الناجيات': 'count',
    },
  });
  // The Windows code page of the Arabic letters used here.
  const rows = [['سجل'], [''], header, ['1', '٣ يوليو ٢٠١٦', 'اغتصاب', '٢'], ['2', 'يوم ما', 'اغتصاب', '١']];
  const utf8 = mappingSchema.parse({ ...mapping, encoding: 'utf-8' });
  const first = await bring(write('arabic.csv', csv(rows, ';')), utf8);
  assert.deepEqual([first.created, first.refusedRows], [1, 1]);
  const corrected = (await refusedFile(first.id)).replace('يوم ما', '2016-07-04');
  const second = await bring(write('corrected.csv', corrected), utf8);
  assert.deepEqual([second.created, second.refusedRows], [1, 0]);
  assert.equal(second.withdrawn, 0, 'the rest of the register is not withdrawn for not being in this file');
});
test('a repeated key comes back with its cells, and with another key it is a report of its own', async () => {
  const header = ['Case ID', 'Incident date', 'Type', 'Note'];
  const first = await bring(
    write(
      'keys.csv',
      csv([header, ['K1', '2016-08-01', 'Rape', 'one'], ['K1', '2016-08-02', 'Gang rape', '']]),
    ),
  );
  assert.deepEqual([first.created, first.refusedRows], [1, 1]);
  const text = await refusedFile(first.id);
  assert.deepEqual(rowsOf(text)[1]?.slice(0, 4), ['K1', '2016-08-02', 'Gang rape', '']);
  const second = await bring(write('keys-corrected.csv', text.replace('"K1"', '"K2"')));
  assert.deepEqual([second.created, second.refusedRows], [1, 0]);
});
test('a cell that a spreadsheet would run is made harmless on the way out, and is itself again on the way in', async () => {
  const first = await bring(
    write(
      'formula.csv',
      csv([
        ['Case ID', 'Incident date', 'Type', 'Remarks'],
        ['=F1', 'some day', 'Rape', '=1+1'],
      ]),
    ),
  );
  const text = await refusedFile(first.id);
  assert.match(text, /"'=F1"/);
  const second = await bring(write('formula-corrected.csv', text.replace('some day', '2016-08-01')));
  assert.equal(second.created, 1);
  const third = await bring(
    write(
      'formula-again.csv',
      csv([
        ['Case ID', 'Incident date', 'Type', 'Remarks'],
        ['=F1', '2016-08-01', 'Rape', '=1+1'],
      ]),
    ),
    undefined,
    first.id,
  );
  assert.deepEqual([third.created, third.updated, third.unchanged], [0, 0, 1], 'the guard is no content');
});

const COLUMNS = [
  ['Case ID', 'key'],
  ['Incident date', 'occurred'],
  ['Type', 'forms'],
  ['Alleged perpetrator', 'party'],
  ['Comment', 'remarks'],
] as const;
test('headings shuffled, repeated, empty or right to left: what was refused is corrected and imported, nothing else', async () => {
  let round = 0;
  const layout = fc.record({
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
    extra: fc.array(fc.constantFrom('', 'Comment', 'عمود', 'Case ID ', 'سبب الرفض'), {
      minLength: 3,
      maxLength: 3,
    }),
    above: fc.integer({ min: 0, max: 3 }),
    delimiter: fc.constantFrom(',', ';', '\t'),
  });
  await fc.assert(
    fc.asyncProperty(layout, async ({ order, extra, above, delimiter }) => {
      round += 1;
      const places = order.map((at) => COLUMNS[at]?.[0] ?? extra[at - COLUMNS.length] ?? '');
      const cells = (values: Record<string, string>): string[] =>
        order.map((at) => values[COLUMNS[at]?.[0] ?? ''] ?? `x${at}`);
      const key = `P${round}`;
      const good = cells({
        'Case ID': `${key}-1`,
        'Incident date': '2016-08-01',
        Type: 'Rape',
        'Alleged perpetrator': '',
        Comment: 'a',
      });
      const bad = cells({
        'Case ID': `${key}-2`,
        'Incident date': 'the other day',
        Type: 'Rape',
        'Alleged perpetrator': '',
        Comment: 'b',
      });
      // Columns by letter, because headings may repeat.
      const letters = Object.fromEntries(
        order.flatMap((at, place): Array<[string, string]> => {
          const field = COLUMNS[at]?.[1];
          return field ? [[`@${String.fromCharCode(65 + place)}`, field]] : [];
        }),
      );
      const mapping = {
        name: 'shuffled',
        source: `shuffled-${round}`,
        headerRow: above + 1,
        delimiter,
        columns: letters,
      };
      const title = Array.from({ length: above }, () => ['A title']);
      const first = await bring(
        write('shuffled.csv', csv([...title, places, good, bad], delimiter)),
        mapping,
      );
      assert.deepEqual([first.created, first.refusedRows], [1, 1]);
      const text = await refusedFile(first.id);
      const [head, line] = rowsOf(text);
      assert.deepEqual(head?.slice(0, -1), places);
      assert.deepEqual(line?.slice(0, -1), bad);
      const second = await bring(write('back.csv', text.replace('the other day', '2016-08-03')), mapping);
      assert.deepEqual([second.created, second.updated, second.refusedRows], [1, 0, 0]);
      const third = await bring(write('again.csv', text.replace('the other day', '2016-08-03')), mapping);
      assert.deepEqual([third.created, third.unchanged], [0, 1]);
    }),
    { numRuns: 12 },
  );
});
test('a correction of any field is seen as one: no corrected row counts as unchanged', async () => {
  const header = [
    'id',
    'date',
    'received',
    'place',
    'type',
    'who',
    'src',
    'rel',
    'cred',
    'f',
    'sv',
    'cons',
    'text',
    'note',
    'office',
    'not mapped',
  ];
  const fields = [
    'key',
    'occurred',
    'received',
    'place',
    'forms',
    'party',
    'sourceType',
    'reliability',
    'credibility',
    'female',
    'statedVerification',
    'consentReporting',
    'narrative',
    'remarks',
    'office',
  ];
  const mapping = {
    name: 'all',
    source: 'all-fields',
    columns: Object.fromEntries(fields.map((field, at) => [header[at] ?? '', field])),
  };
  const row = [
    'A1',
    '2016-08-01',
    '2016-08-05',
    'Abidjan',
    'Rape',
    'UAM',
    'NGO',
    'B',
    '2',
    '1',
    'verified',
    'yes',
    'A text',
    'a note',
    'Office A',
    'x',
  ];
  const changed: Record<string, string> = {
    date: '2016-08-02',
    received: '2016-08-06',
    place: 'Elsewhere',
    type: 'Gang rape',
    who: 'FRCI',
    src: 'Survivor',
    rel: 'C',
    cred: '3',
    f: '2',
    sv: 'not verified',
    cons: 'no',
    text: 'Another text',
    note: 'another note',
    office: 'Office B',
    'not mapped': 'y',
  };
  assert.equal((await bring(write('all.csv', csv([header, row])), mapping)).created, 1);
  assert.equal((await bring(write('all.csv', csv([header, row])), mapping)).unchanged, 1);
  for (const [column, value] of Object.entries(changed)) {
    const at = header.indexOf(column);
    row[at] = value;
    const result = await bring(write('all.csv', csv([header, row])), mapping);
    assert.deepEqual([result.updated, result.unchanged, result.refusedRows], [1, 0, 0], column);
  }
});

test('the order of dates is that of the column which the rows came from, though they cannot say it', async () => {
  const header = ['Case ID', 'Incident date', 'Place', 'Type'];
  const log = [
    header,
    ['M-1', '08/24/2016', 'Abidjan', 'Rape'],
    ['M-2', '03/04/2016', 'Abidjan', 'Rapeish'],
    ['M-3', '05/06/2016', 'Abidjan', 'Rape'],
  ];
  const first = await bring(write('log.csv', csv(log)));
  assert.deepEqual([first.created, first.refusedRows, first.mapping?.dateOrder], [2, 1, 'mdy']);
  const back = (await refusedFile(first.id)).replace('Rapeish', 'Rape');
  const second = await bring(write('refused-rows.csv', back));
  assert.deepEqual([second.created, second.refusedRows, second.mapping?.dateOrder], [1, 0, 'mdy']);
  assert.ok(second.warnings.every((warning) => !/day or the month first/.test(warning)));
});
