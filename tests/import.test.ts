import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { importByCommand } from '@openmara/server/command/import-command';
import type { ImportAnswers } from '@openmara/server/exchange/import-answers';
import { FileRefused } from '@openmara/server/exchange/file-limits';
import { createMission } from '@openmara/server/missions/create-mission';
import { tabulate } from '@openmara/server/analysis/tabulate';
import { runOperation } from '@openmara/server/operations/run';
import { csvOf } from '@openmara/server/exchange/write-csv';
import { ZipFile } from 'yazl';
import { newId } from '@openmara/vault/ids';
import { openTestHouse, SHARED, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
const folder = mkdtempSync(join(tmpdir(), 'openmara-files-'));
before(async () => {
  t = await openTestHouse(100);
});
after(() => t.close());
const INTAKE = join(import.meta.dirname, '../data/intake');
const bring = async (
  file: string,
  mission: string,
  mapping?: string,
  dryRun = false,
  answers: Partial<ImportAnswers> = {},
) => importByCommand(t.house, await t.actor('senior_wpa'), { file, mission, mapping, dryRun, answers });
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

test('a focal point’s log: header in row 4, subtotals inside, every record read, nothing refused', async () => {
  const dry = await bring(join(INTAKE, 'focal-point-log.xlsx'), 'UNMISS', undefined, true);
  assert.deepEqual([dry.rows, dry.created, dry.refusedRows], [180, 180, 0]);
  assert.equal(dry.mapping?.headerRow, 4);
  const first = await bring(join(INTAKE, 'focal-point-log.xlsx'), 'UNMISS');
  assert.equal(first.created, 180);
  const again = await bring(join(INTAKE, 'focal-point-log.xlsx'), 'UNMISS', undefined, false, {
    importAs: first.id,
  });
  assert.deepEqual([again.created, again.updated, again.unchanged], [0, 0, 180]);
});
test('a KoBo export: semicolons, select-multiple, ids that come twice with other content are refused', async () => {
  const result = await bring(join(INTAKE, 'kobo-export.csv'), 'UNMISS', 'kobo');
  assert.deepEqual([result.rows, result.created, result.refusedRows], [240, 230, 10]);
  assert.ok(result.refused.every((r) => r.code === 'key_repeated' && r.row > 231));
});
test('the same log in every encoding and delimiter gives the same reports', async () => {
  const text =
    "N°;Date de l'incident;Lieu;Auteur présumé;Type de violence;Nombre de victimes;Sexe\n1;3 août 2016;Gao;FAMa;viol;2;F\n2;mi-août 2016;Mopti;hommes armés non identifiés;viol collectif;1;F\n";
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const files = [
    write('utf8.csv', text),
    write('utf16.csv', utf16),
    write('cp1252.csv', Buffer.from(text, 'latin1')),
    write('comma.csv', text.replaceAll(';', ',')),
    write('tab.csv', text.replaceAll(';', '\t')),
  ];
  let importAs: string | null = null;
  for (const [at, file] of files.entries()) {
    const result: Awaited<ReturnType<typeof bring>> = await bring(file, 'MINUSMA', undefined, false, {
      importAs,
    });
    importAs ??= result.id;
    assert.deepEqual(
      [result.rows, at === 0 ? result.created : result.unchanged, result.refusedRows],
      [2, 2, 0],
      file,
    );
  }
});
test('an Arabic log with Arabic digits is read', async () => {
  const result = await bring(
    write(
      'ar.csv',
      'سجل الحوادث,,,,,\n,,,,,\nالرقم,تاريخ الحادث,المكان,الجاني المزعوم,نوع العنف,عدد الناجيات\n١,٣ يوليو ٢٠١٦,نيالا,قوات الدعم السريع,اغتصاب جماعي,٣\n٢,منتصف آب ٢٠١٦,الجنينة,مسلحون مجهولون,اغتصاب,١\nالمجموع,,,,,٤\n',
    ),
    'UNAMID',
  );
  assert.deepEqual([result.rows, result.created, result.refusedRows], [2, 2, 0]);
});
test('a changed row updates with its version, and a refused row names row, column, value and reason', async () => {
  const first = await bring(
    write('v1.csv', 'Case ID,Incident date,Type\nA1,2016-08-01,Rape\nA2,2016-08-02,Rape\n'),
    'UNOCI',
  );
  const second = await bring(
    write(
      'v2.csv',
      'Case ID,Incident date,Type\nA1,2016-08-01,Gang rape\nA2,2016-08-02,Rape\nA3,some day,Rape\n',
    ),
    'UNOCI',
    undefined,
    false,
    { importAs: first.id },
  );
  assert.deepEqual([second.created, second.updated, second.unchanged], [0, 1, 1]);
  assert.deepEqual(
    second.refused.map((r) => [r.row, r.column, r.value, r.code]),
    [[4, 'Incident date', 'some day', 'date_unreadable']],
  );
});

const zip = (entries: Record<string, string>): Promise<Buffer> =>
  new Promise((done) => {
    const file = new ZipFile();
    for (const [name, content] of Object.entries(entries)) file.addBuffer(Buffer.from(content), name);
    file.end();
    const chunks: Buffer[] = [];
    file.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => done(Buffer.concat(chunks)));
  });
const BOOK = {
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="r1"/><sheet name="H" sheetId="2" state="hidden" r:id="r2"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>',
};
const sheet = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const cells = (values: string[], r: number): string =>
  `<row r="${r}">${values.map((v) => `<c t="inlineStr"><is><t>${v}</t></is></c>`).join('')}</row>`;

test('a hidden sheet is named and left alone; a formula’s last value is taken, the formula never', async () => {
  const file = write(
    'hidden.xlsx',
    await zip({
      ...BOOK,
      'xl/worksheets/sheet1.xml': sheet(
        `${cells(['Case ID', 'Incident date', 'Type'], 1)}<row r="2"><c t="str"><f>CONCAT("H","1")</f><v>H1</v></c><c t="str"><v>2016-08-01</v></c><c t="str"><v>Rape</v></c></row>`,
      ),
      'xl/worksheets/sheet2.xml': sheet(cells(['secret'], 1)),
    }),
  );
  const result = await bring(file, 'UNOCI');
  assert.equal(result.created, 1);
  assert.ok(result.warnings.some((w) => w.includes('“H”')));
});
test('hostile files get a clear refusal, and the house lives on', async () => {
  const bomb = sheet(`${cells(['a', 'b'], 1)}${' '.repeat(40_000_000)}`);
  const hostile: Array<[string, string | Uint8Array, string]> = [
    ['bomb.xlsx', await zip({ ...BOOK, 'xl/worksheets/sheet1.xml': bomb }), 'zip_bomb'],
    [
      'entities.xlsx',
      await zip({
        ...BOOK,
        'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}">]>${sheet(cells(['&a;'], 1))}`,
      }),
      'xml_entities',
    ],
    ['columns.csv', `${'a,'.repeat(1_000_000)}\n`, 'too_many_columns'],
    ['line.csv', 'a'.repeat(12_000_000), 'line_too_long'],
    ['quote.csv', `a,b\n"${'x,\n'.repeat(3_000_000)}`, 'quote_not_closed'],
    ['lies.xlsx', 'Case,Date\n1,2\n', 'type_mismatch'],
    ['picture.csv', Buffer.from('89504e470d0a1a0a', 'hex'), 'type_mismatch'],
    ['page.csv', '<!doctype html><table></table>', 'type_mismatch'],
    ['zeros.csv', Buffer.alloc(3000, 0), 'not_text'],
    ['cut.xlsx', (await zip(BOOK)).subarray(0, 60), 'not_xlsx'],
    ['empty.csv', '', 'empty'],
    [
      'lines.csv',
      `Case ID,Incident date,Type\nZ1,2016-08-01,Rape\n${'\n'.repeat(1_100_000)}`,
      'too_many_empty_rows',
    ],
  ];
  for (const [name, content, code] of hostile) {
    await assert.rejects(
      bring(write(name, content), 'UNOCI'),
      (error: unknown) =>
        (error instanceof FileRefused && error.code === code) ||
        assert.fail(`${name}: ${String(error instanceof FileRefused ? error.code : error)}`),
    );
  }
  assert.equal(
    (await bring(write('fine.csv', 'Case ID,Incident date,Type\nZ1,2016-08-01,Rape\n'), 'UNOCI')).created,
    1,
  );
});
test('what leaves as CSV cannot run in a spreadsheet', () => {
  for (const cell of ['=1+1', '+A1', '-cmd', '@x', '\t=1', '\ufeff=1', ' =1', '＝1'])
    assert.match(csvOf([[cell]]), /^\ufeff"'/u, JSON.stringify(cell));
  assert.equal(csvOf([['-3']]), '\ufeff"-3"\r\n');
});

const real = { skip: existsSync(SHARED) ? false : 'the real data is not beside this checkout' };
test('real input: each file gives the totals that its README states', real, async () => {
  const expected: Array<[string, string, string, number]> = [
    ['parties/ucdp-actors.csv', 'UNMISS', 'ucdp-actors', 426],
    ['events/ged-south-sudan.csv', 'UNMISS', 'ged', 822],
    ['events/ged-central-african-republic.csv', 'MINUSCA', 'ged', 1370],
    ['rsvac/rsvac.csv', 'UNMISS', 'rsvac', 330],
    ['rsvac/svac.csv', 'UNMISS', 'svac', 994],
    ['rsvac/svac-2016-2019.csv', 'UNMISS', 'svac-2016', 175],
    ['facilities/who-public-facilities.csv', 'MONUSCO', 'who-facilities', 17_160],
    ['facilities/healthsites.csv', 'MONUSCO', 'healthsites', 7019],
    ['providers/3w-drc.xlsx', 'MONUSCO', 'presence-3w', 1347],
  ];
  const listed = await bring(join(SHARED, 'pcodes/pcodes.csv'), 'UNMISS', 'pcodes');
  assert.deepEqual(
    [listed.rows, listed.refusedRows, listed.unchanged],
    [736, 0, 736],
    'there from the start',
  );
  for (const [file, mission, mapping, rows] of expected) {
    const result = await bring(join(SHARED, file), mission, mapping);
    assert.deepEqual(
      [result.rows, result.refusedRows, result.created + result.updated],
      [rows, 0, rows],
      file,
    );
    assert.equal((await bring(join(SHARED, file), mission, mapping)).unchanged, rows, `${file} again`);
  }
});
test(
  'a register on four days: added, changed, withdrawn, and each state given back as of its day',
  real,
  async () => {
    const states: Array<[string, string, number, number, number]> = [
      ['crsv-2023-11-20', 'crsv-2023', 413, 413, 0],
      ['crsv-2024-03-19', 'crsv-2024', 445, 38, 6],
      ['crsv-2025-07-02', 'crsv-2024', 505, 60, 0],
    ];
    const moments: Array<[string, number]> = [];
    const before = await countReports(null);
    for (const [file, mapping, rows, created, withdrawn] of states) {
      const result = await bring(join(SHARED, 'incidents', `${file}.csv`), 'UNSMIL', mapping);
      assert.deepEqual(
        [result.rows, result.created, result.withdrawn, result.refusedRows],
        [rows, created, withdrawn, 0],
        file,
      );
      moments.push([new Date().toISOString(), rows]);
      await new Promise((done) => setTimeout(done, 20));
    }
    for (const [moment, rows] of moments) assert.equal(await countReports(moment), before + rows, moment);
  },
);
async function countReports(asOf: string | null): Promise<number> {
  const table = await runOperation(t.house, tabulate, await t.actor('senior_wpa'), {
    mission: 'UNSMIL',
    unit: 'reports',
    rows: 'status',
    statuses: [],
    asOf,
  });
  return table.total ?? -1;
}
test('a register of persons: cases, persons and rows counted apart', real, async () => {
  const administrator = await t.actor('administrator');
  const { id } = await runOperation(t.house, createMission, administrator, {
    code: 'TESTREG',
    nameEn: 'A register',
    country: 'COL',
  });
  const adviser = await t.actor('senior_wpa');
  const first = adviser.assignments[0];
  assert.ok(first);
  await t.assign(adviser, id);
  const actor = { ...adviser, assignments: [{ ...first, missionId: id }] };
  const file = join(SHARED, 'register/victimas-vs-202409.xlsx');
  const result = await importByCommand(t.house, actor, {
    file,
    mission: 'TESTREG',
    mapping: 'cnmh',
    dryRun: false,
  });
  assert.deepEqual([result.rows, result.created, result.refusedRows], [13_292, 12_603, 0]);
  const db = await t.house.pool.connect();
  try {
    await db.query(`begin; set local openmara.mission = '${id}'; set local openmara.report_scope = 'all'`);
    const { rows } = await db.query<{ lines: number; persons: number }>(
      'select count(*)::int as lines, count(distinct external_key)::int as persons from openmara.report_survivor',
    );
    assert.deepEqual(rows[0], { lines: 13_292, persons: 13_206 });
  } finally {
    await db.query('rollback');
    db.release();
  }
  assert.equal(
    (await importByCommand(t.house, actor, { file, mission: 'TESTREG', mapping: 'cnmh', dryRun: false }))
      .unchanged,
    12_603,
  );
  assert.ok(newId());
});
