/** The `openmara` command as a person or a script runs it: a process of its own on a small data directory. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inHouse } from '@openmara/server/command/acting';
import { openHouse } from '@openmara/server/command/house';
import { loadDemonstration } from '@openmara/server/demonstration/load';

const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'openmara-command-'));
const data = mkdtempSync(join(tmpdir(), 'openmara-command-data-'));
const INTAKE = join(ROOT, 'data/intake/kobo-export.csv');
const ADVISER = ['--as', 'senior-wpa@demo.example'];

before(async () => {
  const house = await openHouse({ dataDirectory: data });
  await loadDemonstration(house, { scale: 60 });
  await house.close();
});
after(() => {
  for (const directory of [folder, data]) rmSync(directory, { recursive: true, force: true });
});

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}
/** Runs the command to its end; one that hangs is ended, and has no status. */
const openmara = (...words: string[]): Promise<Ended> =>
  new Promise((ended, failed) => {
    const { OPENMARA_TOKEN: _, ...env } = process.env;
    const child = spawn(process.execPath, [join(ROOT, 'packages/server/src/command/main.ts'), ...words], {
      env: { ...env, OPENMARA_DATA: data, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', failed);
    child.on('close', (status) => ended({ status, out, err }));
  });
/** What a command that must succeed prints; it prints no complaint. */
async function printed(...words: string[]): Promise<string> {
  const { status, out, err } = await openmara(...words);
  assert.deepEqual([status, err], [0, ''], words.join(' '));
  return out;
}

test('what the command reads is read apart, within the limits; only who asks for it reads without', async () => {
  const apart = (reading?: 'here') => inHouse({ data }, async (house) => house.apart !== null, reading);
  assert.deepEqual([await apart(), await apart('here')], [true, false]);
  const file = join(folder, 'apart.csv');
  writeFileSync(file, 'Case ID,Incident date,Type,Location,F\nap1,2016-03-01,rape,Yei,1\n');
  for (const words of [[], ['--without-limits']]) {
    const said = await printed('import', file, '--mission', 'UNMISS', '--dry-run', ...words, ...ADVISER);
    assert.match(said, /Dry run of apart\.csv: 1 rows, 1 created/);
  }
});

test('help says which verbs there are, and of each verb what it takes', async () => {
  const [whole, ofImport, ofTable, ofVerb] = await Promise.all([
    printed('--help'),
    printed('import', '--help'),
    printed('table', '--help'),
    printed('incident', 'list', '--help'),
  ]);
  for (const verb of ['start', 'import', 'table', 'report', 'incident', 'document', 'party', 'openapi'])
    assert.match(whole, new RegExp(`^  ${verb}\\b`, 'm'), verb);
  assert.match(whole, /--as EMAIL/);
  for (const option of ['--mission <code>', '--mapping', '--dry-run', '--json', '--as <email>', '--data'])
    assert.ok(ofImport.includes(option), option);
  for (const option of ['--unit <unit>', '"incidents", "survivors", "reports"', '--as-of <time>', '--json'])
    assert.ok(ofTable.replace(/\s+/g, ' ').includes(option), option);
  // From the schema of the operation: which are required, and what may be chosen.
  assert.match(ofVerb, /--mission <value> +string; required/);
  assert.match(ofVerb, /--status <value> +.*verified/);
});

test('the key for further missions is made once, by an administrator', async () => {
  const asked = ['first-run-key', '--as', 'administrator@demo.example'];
  assert.match(await printed(...asked), /^First-run key: \S{40,}\nIt is shown once\. /);
  const again = await openmara(...asked);
  assert.deepEqual([again.status, again.out], [1, '']);
  assert.match(again.err, /has its first-run key already/);
});

test('a dry run says what would happen and writes nothing; the import says it in JSON', async () => {
  const asked = ['import', INTAKE, '--mission', 'UNMISS', '--mapping', 'kobo', ...ADVISER];
  const dry = await printed(...asked, '--dry-run');
  assert.match(dry, /^Dry run of kobo-export\.csv: 240 rows, 230 created, .*, 10 refused/);
  assert.match(dry, /^ {2}row \d+, /m);
  const imported: Record<string, unknown> = JSON.parse(await printed(...asked, '--json'));
  assert.deepEqual(
    ['rows', 'created', 'updated', 'unchanged', 'withdrawn', 'refused'].map((name) => imported[name]),
    [240, 230, 0, 0, 0, 10],
  );
  const { refusals, mapping, unmapped, notes } = imported;
  assert.ok(mapping && typeof mapping === 'object' && 'columns' in mapping);
  // What is not used, and what was read otherwise than it is written, stands there too.
  assert.ok(Array.isArray(unmapped) && Array.isArray(notes) && notes.length > 0);
  assert.match(
    dry,
    new RegExp(
      `^ {2}note: ${String(notes[0])
        .slice(0, 20)
        .replace(/[^\\w ]/g, '.')}`,
      'm',
    ),
  );
  assert.ok(Array.isArray(refusals) && refusals.length === 10);
  assert.deepEqual(Object.keys(refusals[0]).sort(), ['cells', 'code', 'column', 'reason', 'row', 'value']);
  const again: Record<string, unknown> = JSON.parse(await printed(...asked, '--json'));
  assert.deepEqual([again['created'], again['unchanged']], [0, 230]);
});

test('a table is the same by its own verb and by the verb of its operation', async () => {
  const of = ['--mission', 'UNMISS', '--unit', 'reports', '--rows', 'form', ...ADVISER];
  const moment = '2030-01-01T00:00:00.000Z';
  const table: Record<string, unknown> = JSON.parse(
    await printed('table', ...of, '--as-of', moment, '--json'),
  );
  assert.deepEqual([table['unit'], table['rows'], table['columns']], ['reports', 'form', null]);
  assert.ok(typeof table['total'] === 'number' && table['total'] >= 230, String(table['total']));
  assert.deepEqual(JSON.parse(await printed('analysis', 'tabulate', ...of, '--as-of', moment)), table);
});

test('the quarterly report is written to a file that its owner alone can read', async () => {
  const out = join(folder, 'report.pdf');
  const said = await printed(
    ...['report', 'quarterly', '--mission', 'UNMISS', '--period', '2016-Q3', '--out', out, ...ADVISER],
  );
  const bytes = readFileSync(out);
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  assert.ok(said.startsWith(`${out}: `) && said.includes(`2016-Q3, ${bytes.length} bytes`), said);
  assert.equal(statSync(out).mode & 0o777, 0o600);
  const { items }: { items: Array<Record<string, string>> } = JSON.parse(
    await printed('document', 'list', '--mission', 'UNMISS', ...ADVISER),
  );
  assert.deepEqual(
    items.map((item) => [item['period'], item['state']]),
    [['2016-Q3', 'draft']],
  );
});

test('any operation is a verb, under the rules of whoever it acts for', async () => {
  const list = ['incident', 'list', '--mission', 'UNMISS', '--status', 'verified', '--limit', '2'];
  const { items }: { items: Array<Record<string, unknown>> } = JSON.parse(await printed(...list, ...ADVISER));
  assert.deepEqual(
    items.map((item) => item['status']),
    ['verified', 'verified'],
  );
  const forum = await openmara(...list, '--as', 'forum-member@demo.example');
  assert.deepEqual([forum.status, forum.out], [1, '']);
  assert.match(forum.err, /^Your role does not include this\. /);
  const nobody = await openmara(...list);
  assert.deepEqual([nobody.status, nobody.out], [1, '']);
  assert.match(nobody.err, /^Say as whom: --as EMAIL/);
  const wrong = await openmara(...list.slice(0, -1), 'many', ...ADVISER);
  assert.deepEqual([wrong.status, wrong.out], [1, '']);
  assert.match(wrong.err, /^ {2}limit: /m);
});

test('what is misspelt is named, with the help, and nothing is done', async () => {
  for (const [words, said] of [
    [['import', INTAKE, '--mision', 'UNMISS'], /unknown option '--mision'[\s\S]*--mission/],
    [['table', '--mission', 'UNMISS', '--rows', 'colour'], /'colour' is invalid.*Allowed choices are party/],
    [['report', 'quarterly', '--mission', 'UNMISS'], /required option '--period <quarter>' not specified/],
    [['import'], /Usage: openmara import/],
  ] as const) {
    const { status, out, err } = await openmara(...words);
    assert.deepEqual([status, out], [1, ''], words.join(' '));
    assert.match(err, said);
    assert.doesNotMatch(err, /\n\s+at /, 'no stack');
  }
});

test('a file that is refused as a whole ends with 2, and says why in a sentence or in JSON', async () => {
  const picture = join(folder, 'picture.csv');
  writeFileSync(picture, Buffer.from('89504e470d0a1a0a', 'hex'));
  const refused = await openmara('import', picture, '--mission', 'UNMISS', ...ADVISER);
  assert.deepEqual([refused.status, refused.out], [2, '']);
  assert.match(refused.err, /^[A-Z“].*\w\.\n$/);
  const inJson = await openmara('import', picture, '--mission', 'UNMISS', '--json', ...ADVISER);
  assert.equal(inJson.status, 2);
  assert.equal(JSON.parse(inJson.out).code, 'type_mismatch');
  const none = await openmara('import', join(folder, 'nothing.csv'), '--mission', 'UNMISS', ...ADVISER);
  assert.equal(none.status, 2);
  assert.match(none.err, /^There is no file “/);
});
