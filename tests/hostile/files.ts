/** Files that are made to hold a reader up, to fill its memory or to crash it; each is written in pieces. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** Pieces of one part, joined into blocks so that a million of them are written soon. */
function* blocks(count: number, piece: (at: number) => string, before = '', after = ''): Generator<string> {
  let block = before;
  for (let at = 0; at < count; at += 1) {
    block += piece(at);
    if (block.length > 1_000_000) {
      yield block;
      block = '';
    }
  }
  yield block + after;
}
const HEADER = 'Case ID,Incident date,Type,Location,F\n';
const csv =
  (count: number, line: (at: number) => string, header = HEADER) =>
  async (path: string): Promise<void> =>
    pipeline(Readable.from(blocks(count, line, header)), createWriteStream(path));

type Parts = Readonly<Record<string, string | Iterable<string>>>;
const SHEET = '<worksheet><sheetData>';
const NO_SHEET = '</sheetData></worksheet>';
const WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="Log" sheetId="1" r:id="a"/></sheets></workbook>';
const ROW =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Case ID</t></is></c><c r="B1" t="inlineStr"><is><t>Type</t></is></c></row>';
/** A workbook of the parts, over those that a small one has. */
const workbook =
  (parts: Parts) =>
  async (path: string): Promise<void> => {
    const zip = new yazl.ZipFile();
    const all: Parts = {
      'xl/workbook.xml': WORKBOOK,
      'xl/worksheets/sheet1.xml': `${SHEET}${ROW}${NO_SHEET}`,
      ...parts,
    };
    for (const [name, text] of Object.entries(all))
      zip.addReadStream(Readable.from(typeof text === 'string' ? [text] : text), name);
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(path));
  };
const sheet = (rows: Iterable<string>): Parts => ({ 'xl/worksheets/sheet1.xml': rows });
const strings = (texts: Iterable<string>): Parts => ({ 'xl/sharedStrings.xml': texts });

/** Each by its name with its ending, and how it is written. */
export const HOSTILE: Readonly<Record<string, (path: string) => Promise<void>>> = {
  'a million shared strings.xlsx': workbook(
    strings(blocks(1_000_000, (at) => `<si><t>Yei ${at}</t></si>`, '<sst>', '</sst>')),
  ),
  'ten million empty shared strings.xlsx': workbook(
    strings(blocks(10_000_000, () => '<si/>', '<sst>', '</sst>')),
  ),
  'a shared string of 100 MB.xlsx': workbook(
    strings(blocks(100_000, () => 'x'.repeat(1000), '<sst><si><t>', '</t></si></sst>')),
  ),
  'ten million styles.xlsx': workbook({
    'xl/styles.xml': blocks(
      10_000_000,
      () => '<xf numFmtId="14"/>',
      '<styleSheet><cellXfs>',
      '</cellXfs></styleSheet>',
    ),
  }),
  'a tag name of 100 MB.xlsx': workbook(
    sheet(blocks(100_000, () => 'x'.repeat(1000), `<worksheet><`, `/>${NO_SHEET}`)),
  ),
  'a million sheets.xlsx': workbook({
    'xl/workbook.xml': blocks(
      1_000_000,
      (at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="a"/>`,
      '<workbook xmlns:r="r"><sheets>',
      '</sheets></workbook>',
    ),
  }),
  'a sheet name of 10 MB.xlsx': workbook({
    'xl/workbook.xml': WORKBOOK.replace('Log', 'L'.repeat(10_000_000)),
  }),
  'a million empty rows.xlsx': workbook(
    sheet(blocks(1_000_000, (at) => `<row r="${at + 2}"/>`, `${SHEET}${ROW}`, NO_SHEET)),
  ),
  'a million empty cells in a row.xlsx': workbook(
    sheet(blocks(1_000_000, () => '<c/>', `${SHEET}${ROW}<row r="2">`, `</row>${NO_SHEET}`)),
  ),
  'tags inside tags, a million deep.xlsx': workbook(sheet(blocks(1_000_000, () => '<a>', SHEET, NO_SHEET))),
  'three million refused rows.csv': csv(3_000_000, (at) => `k${at},31/31/2016,rape,Yei,1\n`),
  'a million unknown forms.csv': csv(1_000_000, (at) => `k${at},2016-03-01,act ${at},place ${at},1\n`),
  'one cell of 200 MB.csv': csv(200_000, () => 'x'.repeat(1000)),
  'brackets.csv': csv(500, (at) => `k${at},2016-03-01,rape,${'('.repeat(120_000)},1\n`),
  'a quote that never ends.csv': csv(2_000_000, (at) => (at === 0 ? '"' : `k${at},2016-03-01,rape,Yei,1\n`)),
  'two thousand columns.csv': csv(
    2000,
    () => `${'1,'.repeat(1999)}1\n`,
    `${Array.from({ length: 2000 }, (_, at) => `c${at}`).join(',')}\n`,
  ),
  'a hundred thousand columns.csv': csv(
    3,
    () => `${'1,'.repeat(99_999)}1\n`,
    `${Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',')}\n`,
  ),
  'UTF-16 without a mark.csv': async (path) =>
    pipeline(
      Readable.from(
        [...blocks(200_000, (at) => `k${at},2016-03-01,rape,Yei,1\n`, HEADER)].map((text) =>
          Buffer.from(text, 'utf16le'),
        ),
      ),
      createWriteStream(path),
    ),
  'zeros, 500 MB.csv': async (path) =>
    pipeline(
      Readable.from(Array.from({ length: 500 }, () => Buffer.alloc(1_000_000))),
      createWriteStream(path),
    ),
};
/** Writes it into the folder. @returns its path */
export async function writeHostile(name: string, folder: string): Promise<string> {
  const path = join(folder, name.replaceAll(/[ ,]+/g, '-'));
  await HOSTILE[name]?.(path);
  return path;
}
