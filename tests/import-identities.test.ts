/**
 * Canaries: names, numbers and addresses planted in a log and in the name of its file are imported through the
 * operations, and then looked for in every table, in every file of the data directory and in what was logged.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { importByCommand } from '@openmara/server/command/import-command';
import type { ImportAnswers } from '@openmara/server/exchange/import-answers';
import { previewImport } from '@openmara/server/exchange/preview-import';
import { saveMapping } from '@openmara/server/exchange/save-mapping';
import { refusedRows } from '@openmara/server/exchange/refused-rows';
import { startImport } from '@openmara/server/exchange/start-import';
import { uploadFile } from '@openmara/server/exchange/upload-file';
import { workQueue } from '@openmara/server/jobs/work';
import { runFile, runOperation, runUpload } from '@openmara/server/operations/run';
import pg from 'pg';
import { writeWorkbook } from './intake/write-workbook.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
let owner: pg.Client;
const folder = mkdtempSync(join(tmpdir(), 'openmara-identities-'));
const logged: string[] = [];
const streams = [process.stdout, process.stderr] as const;
const writers = streams.map((stream) => stream.write.bind(stream));
before(async () => {
  t = await openTestHouse(8);
  owner = new pg.Client(t.house.cluster.owner);
  await owner.connect();
  await workQueue(t.house);
  streams.forEach((stream, at) => {
    const write = (...args: unknown[]): unknown => {
      logged.push(String(args[0]));
      return Reflect.apply(writers[at] ?? (() => true), stream, args);
    };
    Reflect.set(stream, 'write', write);
  });
});
after(async () => {
  streams.forEach((stream, at) => {
    Reflect.set(stream, 'write', writers[at]);
  });
  await owner.end();
  await t.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every row of every table as text, the queue's included. */
async function inDatabase(canary: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_t'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query(`select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`, [
      canary,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}
/** What stands in a file; nothing where the database removed it since it was listed. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
function inFiles(directory: string, canary: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => contentOf(path).includes(canary));
}
async function nowhere(canaries: readonly string[]): Promise<void> {
  await owner.query('checkpoint');
  for (const canary of canaries) {
    assert.deepEqual(await inDatabase(canary), [], canary);
    assert.deepEqual(inFiles(t.directory, canary), [], canary);
    assert.ok(!logged.some((text) => text.includes(canary)), `${canary} was logged`);
  }
}
const bring = async (name: string, content: string, answers: Partial<ImportAnswers> = {}, dryRun = false) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return importByCommand(t.house, await t.actor('senior_wpa'), { file, mission: 'UNMISS', dryRun, answers });
};

/** Headings of date, form, name, telephone, number, address, e-mail, home; the words of a form; a day that is none. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Incident date',
    'Type',
    'Survivor name',
    'Tel.',
    'National ID',
    'Home address',
    'E-mail',
    'GPS of home',
    'Rape',
  ],
  fr: [
    "Date de l'incident",
    'Type de violence',
    'Nom et prénom',
    'Téléphone',
    'N° CNI',
    'Domicile',
    'Courriel',
    'GPS du domicile',
    'Viol',
  ],
  ar: [
    'تاريخ الحادث',
    'نوع العنف',
    'اسم الناجية',
    'رقم الهاتف',
    'الرقم الوطني',
    'عنوان السكن',
    'البريد الإلكتروني',
    'إحداثيات المنزل',
    'اغتصاب',
  ],
  es: [
    'Incident date',
    'Type',
    'Nombre y apellido',
    'Teléfono',
    'Cédula',
    'Dirección',
    'Correo electrónico',
    'GPS de la casa',
    'Rape',
  ],
  none: ['Incident date', 'Type', 'Q7', 'Q8', 'Q9', 'Q10', 'Q11', 'Q12', 'Rape'],
};
const NAMES = [
  'Zuwena Qanary',
  'Tindiwe Qanary',
  'Ulda Qanary',
  'Norva Qanary',
  'Brisk Qanary',
  'Orla Qanary',
];
const logIn = (language: string): { content: string; canaries: string[] } => {
  const [date = '', type = '', ...rest] = LANGUAGES[language] ?? [];
  const form = rest.at(-1) ?? '';
  const headings = rest.slice(0, -1);
  const mark = `QX${language.toUpperCase()}`;
  const lines = NAMES.map((name, at) =>
    [
      at === 2 ? 'some day' : `2016-0${2 + Object.keys(LANGUAGES).indexOf(language)}-1${at}`,
      at === 3 ? 'weather' : form,
      `${name} ${mark}`,
      `+99955512${at}34`,
      `88877766655${at}`,
      `${at} Rue ${mark} 1${at}`,
      `${mark}${at}@canary.example`,
      `"7.31313${at}, 28.31313${at}"`,
    ].join(','),
  );
  return {
    content: `${[date, type, ...headings].join(',')}\n${lines.join('\n')}\n`,
    canaries: ['Qanary', mark, '99955512', '88877766655', '7.31313', '28.31313'],
  };
};

for (const language of Object.keys(LANGUAGES))
  test(`identities of a log are kept nowhere: ${language === 'none' ? 'no telling heading' : language}`, async () => {
    const { content, canaries } = logIn(language);
    const name = `Qanary survivors ${language}.csv`;
    const dry = await bring(name, content, {}, true);
    assert.deepEqual(
      dry.identities.map(({ kind, kept }) => [kind, kept]),
      [
        ['name', false],
        ['phone', false],
        ['identity_number', false],
        ['address', false],
        ['email', false],
        ['home_position', false],
      ],
    );
    await nowhere(canaries);
    const result = await bring(name, content);
    assert.deepEqual([result.rows, result.created, result.refusedRows], [6, 4, 2]);
    assert.equal(result.warnings.filter((warning) => /is left out/.test(warning)).length, 6);
    const file = await runFile(t.house, refusedRows, await t.actor('senior_wpa'), {
      mission: 'UNMISS',
      id: result.id,
    });
    const text = Buffer.from(file.bytes).toString('utf8');
    assert.match(text, /some day/);
    for (const canary of canaries) assert.ok(!text.includes(canary), `${canary} in the refused rows`);
    await nowhere(canaries);
  });

test('as a job of the queue: neither the file, nor its name, nor an identity is left behind', async () => {
  const actor = await t.actor('senior_wpa');
  const mission = 'UNSOM';
  const { content, canaries } = logIn('en');
  const input = { mission, fileName: 'Jobqanary of Jane.csv' };
  const { uploadId } = await runUpload(t.house, uploadFile, actor, input, new Blob([content]).stream());
  const { mapping } = await runOperation(t.house, previewImport, actor, { mission, uploadId });
  await runOperation(t.house, startImport, actor, { mission, uploadId, mapping });
  for (let asked = 0; asked < 600; asked += 1) {
    const { rows } = await owner.query('select state from openmara.import_run where id = $1', [uploadId]);
    if (rows[0]?.state === 'applied') break;
    await new Promise((later) => setTimeout(later, 50));
  }
  const { rows } = await owner.query(
    'select state, file_name, left_out from openmara.import_run where id = $1',
    [uploadId],
  );
  assert.equal(rows[0].state, 'applied');
  assert.match(rows[0].file_name, /^file [0-9a-f]{8}\.csv$/);
  assert.deepEqual(rows[0].left_out, LANGUAGES['en']?.slice(2, -1));
  await nowhere([...canaries, 'Jobqanary']);
});

/** Who keeps the log stands above its table, in its headings, below it and on its sheets. */
const SIGNED_ROWS = [
  ['CRSV log of Qheading Mary Akuol Qfamily', '', '', '', ''],
  ['Prepared by Qheading Mary Akuol Qfamily', 'Tel. 0912 777 678', '', '', ''],
  [
    'Case ID',
    'Incident date (ask Qheading Mary Akuol Qfamily)',
    'Type',
    'Mary Akuol Qfamily 0912 777 678',
    'qfamily@canary.example',
  ],
  ['S1', '2016-03-01', 'Rape', 'blue', ''],
  ['S2', '2016-03-02', 'Gang rape', 'blue', ''],
  ['S3', 'some day', 'Rape', 'green', ''],
  ['Submitted by:', 'Qsigned Qfamily', '+211 912 777 678', '', ''],
];
const SIGNED = ['Qheading', 'Qfamily', 'Akuol', '777 678', 'qfamily', 'Qsigned'];
test('whoever is named in a heading, above or below the table, or by a sheet, is kept nowhere', async () => {
  const mission = 'UNMISS';
  const actor = await t.actor('senior_wpa');
  const csv = SIGNED_ROWS.map((cells) => `${cells.join(',')}\n`).join('');
  const result = await bring('signed.csv', csv);
  assert.deepEqual([result.rows, result.created, result.refusedRows], [3, 2, 1]);
  assert.deepEqual(result.header, ['Case ID', 'Incident date (ask)', 'Type', '', '']);
  assert.ok(result.warnings.some((warning) => /column “@D” named a person/.test(warning)));
  assert.ok(result.warnings.some((warning) => /above the headings was not read: rows 1, 2/.test(warning)));
  const { mapping } = result;
  assert.ok(mapping);
  await runOperation(t.house, saveMapping, actor, { mission, name: 'signed', mapping });
  const book = join(folder, 'signed.xlsx');
  await writeWorkbook(book, [
    {
      name: 'Mary Akuol Qfamily',
      rows: SIGNED_ROWS.map((row) => row.map((cell) => cell.replace(/^S(?=\d)/, 'T'))),
    },
    { name: 'Mary Qfamily 2', rows: [['x']] },
    { name: 'Rosa Qfamily', rows: [['x']], hidden: true },
  ]);
  const own = join(folder, 'own.json');
  const columns = { 'Case ID': 'key', 'Mary Akuol Qfamily 0912 777 678': 'remarks' };
  writeFileSync(
    own,
    JSON.stringify({ ...mapping, sheet: 'Mary Akuol Qfamily', columns: { ...mapping.columns, ...columns } }),
  );
  const second = await importByCommand(t.house, actor, { file: book, mission, mapping: own, dryRun: false });
  assert.deepEqual([second.rows, second.created, second.refusedRows], [3, 2, 1]);
  assert.equal(second.mapping?.columns['@D'], 'remarks');
  assert.ok(second.warnings.some((warning) => warning.includes('sheet “sheet 2”') || /“2”/.test(warning)));
  await nowhere(SIGNED);
});

test('a name where a day or a number should stand is refused, and neither told nor kept', async () => {
  const rows = [
    'U1,2016-03-01,Rape,2',
    'U2,Qmistaken Ezzidin,Rape,1',
    'Tahriri na,Qmistaken Ezzidin,,0912 777 678',
  ];
  const result = await bring(
    'mistaken.csv',
    ['Case ID,Incident date,Type,Survivors', ...rows, ''].join('\n'),
  );
  assert.deepEqual([result.rows, result.created, result.refusedRows], [3, 1, 2]);
  assert.ok(result.refused.every(({ value, reason }) => !`${value} ${reason}`.includes('Qmistaken')));
  await nowhere(['Qmistaken', 'Ezzidin', '777 678']);
});

test('a person can say that a column holds none: it is kept, and who said so is recorded', async () => {
  const content =
    'Case ID,Incident date,Type,Name\nN1,2016-03-01,Rape,Operation Lantern\nN2,2016-03-02,Rape,Operation Anchor\n';
  const without = await bring('names.csv', content, {}, true);
  assert.deepEqual(
    without.identities.map(({ column, kept }) => [column, kept]),
    [['Name', false]],
  );
  const { id, identities } = await bring('names.csv', content, { notIdentities: ['Name'] });
  assert.ok(id);
  assert.deepEqual(identities, []);
  const { rows } = await owner.query(
    `select original->>'Name' as name from openmara.report where import_id = $1 order by external_key`,
    [id],
  );
  assert.deepEqual(rows, [{ name: 'Operation Lantern' }, { name: 'Operation Anchor' }]);
  const entry = await owner.query(
    `select note, account_id from openmara.audit_entry where operation = 'import.apply' and record_id = $1`,
    [id],
  );
  assert.match(entry.rows[0].note, /said to hold no identities: Name$/);
  assert.ok(entry.rows[0].account_id);
});
