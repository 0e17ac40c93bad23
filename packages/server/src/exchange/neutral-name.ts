/** The name under which a file is kept: its own may be that of a person, its ending says what it should be. */
import { extname } from 'node:path';

/** Endings that are said of a file; every other could be part of a name. */
const ENDINGS: ReadonlySet<string> = new Set(
  'csv tsv txt xlsx xlsm xls ods jsonl ndjson json pdf doc docx zip xml html'
    .split(' ')
    .map((end) => `.${end}`),
);

/** @returns `file` with the ending that the name has, where it is one of a table or of what is mistaken for one */
export function neutralName(fileName: string): string {
  const ending = extname(fileName).toLowerCase();
  return ENDINGS.has(ending) ? `file${ending}` : 'file';
}
