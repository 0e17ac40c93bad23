/** Workbooks as a spreadsheet program saves them: sheets, days as numbers with a style, merged cells, hidden columns. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { ZipFile } from 'yazl';

/** Text, a number, or an ISO day that the workbook keeps as a number. */
export type WorkbookCell = string | number | { readonly day: string };
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden?: boolean;
  readonly rows: ReadonlyArray<readonly WorkbookCell[]>;
  /** Ranges such as `A1:C1`, whose first cell holds the text. */
  readonly merged?: readonly string[];
  /** Columns that nobody sees, from 1. */
  readonly hiddenColumns?: readonly number[];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
export const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
const serialOf = (day: string): number => Date.parse(day) / 86_400_000 + 25_569;

function cellXml(cell: WorkbookCell, reference: string): string {
  if (cell === '') return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${reference}" s="1"><v>${serialOf(cell.day)}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}
function sheetXml({ rows, merged = [], hiddenColumns = [] }: WorkbookSheet): string {
  const cols = hiddenColumns.map((at) => `<col min="${at}" max="${at}" hidden="1" width="9"/>`).join('');
  const lines = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((cell, at) => cellXml(cell, `${letterOf(at)}${row + 1}`)).join('')}</row>`,
  );
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return `<worksheet>${cols ? `<cols>${cols}</cols>` : ''}<sheetData>${lines.join('')}</sheetData>${merges ? `<mergeCells>${merges}</mergeCells>` : ''}</worksheet>`;
}

/** Writes a workbook of inline texts. */
export async function writeWorkbook(path: string, sheets: readonly WorkbookSheet[]): Promise<void> {
  const zip = new ZipFile();
  const add = (name: string, content: string): void => zip.addBuffer(Buffer.from(content), name);
  const numbered = sheets.map((sheet, at) => ({ ...sheet, at: at + 1 }));
  add(
    'xl/workbook.xml',
    `<workbook xmlns:r="r"><sheets>${numbered.map(({ name, hidden, at }) => `<sheet name="${escaped(name)}" sheetId="${at}"${hidden ? ' state="hidden"' : ''} r:id="r${at}"/>`).join('')}</sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${numbered.map(({ at }) => `<Relationship Id="r${at}" Target="worksheets/sheet${at}.xml"/>`).join('')}</Relationships>`,
  );
  add('xl/styles.xml', '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>');
  for (const sheet of numbered) add(`xl/worksheets/sheet${sheet.at}.xml`, sheetXml(sheet));
  zip.end();
  const file = createWriteStream(path);
  zip.outputStream.pipe(file);
  await once(file, 'finish');
}
