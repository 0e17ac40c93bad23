/** A table leaves as it stands on the page: what is withheld is a dash with its note, numbers are numbers, and nothing is a formula. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LOCALES } from '@openmara/core/language/languages';
import { exportTable } from '@openmara/server/analysis/export-table';
import { tabulate } from '@openmara/server/analysis/tabulate';
import { fileOfTables } from '@openmara/server/exchange/write-tables';
import { message } from '@openmara/server/language/messages';
import { runFile, runOperation } from '@openmara/server/operations/run';
import { exportRelease } from '@openmara/server/releases/export-release';
import { getRelease } from '@openmara/server/releases/get-release';
import { makeRelease } from '@openmara/server/releases/make-release';
import { openWorkbook } from './open-workbook.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let t: TestHouse;
const mission = 'UNMISS';
before(async () => {
  t = await openTestHouse(400);
});
after(() => t.close());

const rising = (a: number, b: number): number => a - b;
const numbersIn = (sheet: string): number[] =>
  [...sheet.matchAll(/<c (?![^>]*t=)[^>]*><v>([^<]*)<\/v>/g)].map(([, value]) => Number(value));
const textOf = (parts: Map<string, string>): string => [...parts.values()].join('\n');

test('a table as a workbook and as CSV has the numbers of the page, dashes for what is withheld, and says so', async () => {
  const officer = await t.actor('verifying_officer');
  for (const locale of LOCALES) {
    const asked = { mission, rows: 'form', columns: 'sex', period: '2016-Q3', locale } as const;
    const page = await runOperation(t.house, tabulate, officer, asked);
    const counts = [...page.cells.flat(), ...page.rowTotals, ...page.columnTotals, page.total];
    assert.ok(counts.includes(null), 'something is withheld');
    const parts = await openWorkbook((await runFile(t.house, exportTable, officer, asked)).bytes);
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? assert.fail([...parts.keys()].join());
    const shown = counts.filter((n) => n !== null);
    assert.deepEqual(numbersIn(sheet).toSorted(rising), shown.toSorted(rising), locale);
    assert.equal(sheet.includes('rightToLeft="1"'), locale === 'ar');
    const csv = Buffer.from(
      (await runFile(t.house, exportTable, officer, { ...asked, format: 'csv' })).bytes,
    ).toString('utf8');
    assert.equal(csv.match(/"–"/g)?.length, counts.length - shown.length);
    for (const note of ['counts.withheld', 'counts.overlap', 'underreporting'])
      for (const file of [textOf(parts), csv]) assert.ok(file.includes(message(locale, note)), note);
  }
});
test('a text that begins like a formula is a text in both', async () => {
  const name = '=HYPERLINK("http://example.org";"x")';
  const table = {
    sheet: '1',
    caption: name,
    head: ['', name, '+1'],
    body: [[name, 7, null] as const],
    notes: [name],
  };
  const written = { name: 'x', locale: 'en' } as const;
  const parts = await openWorkbook((await fileOfTables([table], { ...written, format: 'xlsx' })).bytes);
  assert.doesNotMatch(textOf(parts), /<f[ >]/);
  assert.match(textOf(parts), /=HYPERLINK/);
  const csv = Buffer.from((await fileOfTables([table], { ...written, format: 'csv' })).bytes).toString(
    'utf8',
  );
  assert.match(csv, /"'=HYPERLINK/);
  assert.doesNotMatch(csv, /"[=+]/);
});
test('who reads figures only exports what was released, and no other number', async () => {
  const period = '2016-Q3';
  await runOperation(t.house, makeRelease, await t.actor('senior_wpa'), { mission, period });
  const reader = await t.actor('forum_member');
  const release = await runOperation(t.house, getRelease, reader, { mission, period });
  const parts = await openWorkbook(
    (await runFile(t.house, exportRelease, reader, { mission, period })).bytes,
  );
  const sheets = [...parts.keys()].filter((name) => name.startsWith('xl/worksheets/sheet'));
  assert.equal(sheets.length, release.tables.length);
  for (const [at, { cells, rowTotals, columnTotals, total }] of release.tables.entries()) {
    const given = [...cells.flat(), ...rowTotals, ...columnTotals, total].filter((n) => n !== null);
    const written = numbersIn(parts.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '');
    assert.deepEqual(written.toSorted(rising), given.toSorted(rising));
  }
  assert.ok(textOf(parts).includes(message('en', 'counts.withheld')));
});
