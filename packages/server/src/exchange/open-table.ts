/** One door for files: what the bytes are decides, not the name; a file that lies about its type is refused. */
import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { FileRefused, LIMITS } from './file-limits.ts';
import { type Table } from './table.ts';
import { type Encoding, firstBytes, openCsv, openJsonLines } from './read-csv.ts';
import { openXlsx } from './read-xlsx.ts';

export interface TableOptions {
  readonly sheet?: string | undefined;
  readonly delimiter?: string | undefined;
  readonly encoding?: Encoding | undefined;
}

const MAGIC: ReadonlyArray<readonly [string, string]> = [
  ['25504446', 'a PDF document'],
  ['d0cf11e0', 'an old Excel or Word file (.xls, .doc), or one with a password; save it as .xlsx'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['1f8b', 'a compressed archive; unpack it first'],
  ['7f454c46', 'a program'],
  ['4d5a', 'a program'],
];

/** @param name the name that the file came with, where it is stored under another */
export async function openTable(
  path: string,
  name: string,
  options: TableOptions = {},
  onBytes: (count: number) => void = () => undefined,
): Promise<Table> {
  const size = statSync(path).size;
  if (size === 0) throw new FileRefused('empty', 'The file is empty.');
  const head = firstBytes(path, 512);
  const hex = head.toString('hex');
  const extension = extname(name).toLowerCase();
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) {
    if (extension !== '.xlsx' && extension !== '.xlsm' && extension !== '')
      throw new FileRefused(
        'type_mismatch',
        `The file is called “${extension}” but is a ZIP archive or workbook. Give it its true name.`,
      );
    if (size > LIMITS.xlsxBytes)
      throw new FileRefused(
        'too_large',
        `A workbook may be at most ${LIMITS.xlsxBytes / 1_000_000} MB. Save the sheet as CSV.`,
      );
    return openXlsx(path, options.sheet, onBytes);
  }
  const found = MAGIC.find(([magic]) => hex.startsWith(magic));
  if (found) throw new FileRefused('type_mismatch', `The file is ${found[1]}, not a table.`);
  if (extension === '.xlsx' || extension === '.xlsm')
    throw new FileRefused(
      'type_mismatch',
      'The file is called .xlsx but is not a workbook. Save it again from the spreadsheet program.',
    );
  const start = head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^<(!doctype|html|\?xml)/i.test(start))
    throw new FileRefused(
      'type_mismatch',
      'The file is a web page or XML, not a table. Save it as CSV or XLSX.',
    );
  if (extension === '.jsonl' || extension === '.ndjson' || (start.startsWith('{') && extension !== '.csv'))
    return openJsonLines(path, onBytes);
  return openCsv(path, options, onBytes);
}
