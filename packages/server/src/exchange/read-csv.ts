/** Delimited text: the encoding by its bytes, the delimiter by its lines, records streamed. */
import { createReadStream, openSync, readSync, closeSync } from 'node:fs';
import { parse } from 'csv-parse';
import { FileRefused, LIMITS } from './file-limits.ts';
import { type SheetRow, type Table } from './table.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1256';

/** The first bytes of a file, for deciding what it is. */
export function firstBytes(path: string, count: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(count);
    return buffer.subarray(0, readSync(file, buffer, 0, count, 0));
  } finally {
    closeSync(file);
  }
}

const isUtf8 = (bytes: Buffer): boolean => {
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
      return true;
    } catch {}
  }
  return false;
};

/**
 * Detects the encoding: a byte-order mark, zero bytes in every other place, valid UTF-8; else the Windows
 * code page whose letters make sense (1256 where most high bytes are Arabic letters).
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const head = firstBytes(path, 65_536);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let oddZeros = 0;
  let evenZeros = 0;
  for (let i = 0; i < Math.min(head.length, 4000); i += 1)
    if (head[i] === 0) {
      if (i % 2) oddZeros += 1;
      else evenZeros += 1;
    }
  if (oddZeros > 100 && evenZeros < oddZeros / 10) return 'utf-16le';
  if (evenZeros > 100 && oddZeros < evenZeros / 10) return 'utf-16be';
  if (oddZeros + evenZeros > 0)
    throw new FileRefused(
      'not_text',
      'The file contains zero bytes: it is not a text file. Save it as CSV (UTF-8) or XLSX.',
    );
  if (isUtf8(head) && (await wholeFileIsUtf8(path))) return 'utf-8';
  const text = new TextDecoder('windows-1256').decode(head);
  const arabic = (text.match(/[\u0621-\u064a]/g) ?? []).length;
  const runs = (text.match(/[\u0621-\u064a]{3,}/g) ?? []).join('').length;
  return arabic > 20 && runs > arabic * 0.6 ? 'windows-1256' : 'windows-1252';
}

async function wholeFileIsUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The delimiter that splits the first lines into the same, largest number of fields. */
export function detectDelimiter(sample: string): string {
  const lines = sample
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of [',', ';', '\t', '|']) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
    const most = Math.max(0, ...counts);
    const mode =
      counts.filter((count) => count === most || count >= most - 1).length / Math.max(1, counts.length);
    const score = most * (0.3 + mode);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}
function countOutsideQuotes(line: string, delimiter: string): number {
  let quoted = false;
  let count = 0;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) count += 1;
  }
  return count;
}

/** Decodes as it streams and refuses a line without end before it fills the memory. */
async function* decoded(
  path: string,
  encoding: Encoding,
  onBytes: (count: number) => void,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  let sinceBreak = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 })) {
    onBytes(chunk.length);
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw new FileRefused(
        'encoding',
        'The file is not valid UTF-8 from some place on. Save it again as CSV (UTF-8).',
      );
    }
    const at = text.lastIndexOf('\n');
    const cr = text.lastIndexOf('\r');
    sinceBreak = Math.max(at, cr) === -1 ? sinceBreak + text.length : text.length - Math.max(at, cr);
    if (sinceBreak > LIMITS.lineBytes)
      throw new FileRefused(
        'line_too_long',
        `A line is longer than ${LIMITS.lineBytes} characters. This is not a table; check the file.`,
      );
    if (text.includes('\0'))
      throw new FileRefused(
        'not_text',
        'The file contains zero bytes: it is not a text file. Save it as CSV (UTF-8) or XLSX.',
      );
    yield text;
  }
}

/** A reader of records that lets ragged rows and loose quotes pass, and no record fill the memory. */
const csvParser = (delimiter: string) =>
  parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LIMITS.lineBytes,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
type CsvParser = ReturnType<typeof csvParser>;

/** Writes texts to the parser as fast as it takes them. A fault of the file ends the parser, whose reader is told. */
async function feed(parser: CsvParser, texts: AsyncIterable<string>): Promise<void> {
  try {
    for await (const text of texts) {
      if (parser.destroyed) return;
      // A reader that has given up never drains: closing ends the wait too.
      if (!parser.write(text))
        await new Promise<void>((resolve) => {
          const go = (): void => {
            parser.off('drain', go).off('close', go);
            resolve();
          };
          parser.on('drain', go).on('close', go);
        });
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/** What the parser says, in words for whoever has the file. @param number records read before */
function csvRefusal(error: unknown, number: number): FileRefused {
  if (error instanceof FileRefused) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED'
    ? new FileRefused(
        'quote_not_closed',
        `A quotation mark that opens near row ${number + 1} is not closed. Correct it and import again.`,
      )
    : new FileRefused(
        'csv_invalid',
        `The file cannot be read as CSV near row ${number + 1}${code ? ` (${code})` : ''}.`,
      );
}

async function* csvRows(parser: CsvParser, texts: AsyncIterable<string>): AsyncIterable<SheetRow> {
  const feeding = feed(parser, texts);
  const records: AsyncIterable<string[]> = parser;
  let number = 0;
  try {
    for await (const record of records) {
      number += 1;
      if (record.length > LIMITS.columns)
        throw new FileRefused(
          'too_many_columns',
          `Row ${number} has ${record.length} columns; at most ${LIMITS.columns} are read.`,
        );
      yield { number, cells: record };
    }
  } catch (error) {
    throw csvRefusal(error, number);
  } finally {
    parser.destroy();
    await feeding.catch(() => undefined);
  }
}

/** Opens a table of delimited text; what is not said of delimiter and encoding is found out from its beginning. */
export async function openCsv(
  path: string,
  options: { delimiter?: string | undefined; encoding?: Encoding | undefined },
  onBytes: (count: number) => void,
): Promise<Table> {
  const encoding = options.encoding ?? (await detectEncoding(path));
  const sample = new TextDecoder(encoding).decode(firstBytes(path, 65_536));
  const delimiter = options.delimiter ?? detectDelimiter(sample);
  return {
    kind: 'csv',
    sheet: null,
    sheets: [],
    warnings: encoding === 'utf-8' ? [] : [`Read as ${encoding}.`],
    header: null,
    rows: () => csvRows(csvParser(delimiter), decoded(path, encoding, onBytes)),
  };
}

/** One JSON object a line; keys are the columns, those of the first hundred lines. */
export async function openJsonLines(path: string, onBytes: (count: number) => void): Promise<Table> {
  const columns: string[] = [];
  const sample = new TextDecoder('utf-8').decode(firstBytes(path, 1_000_000));
  for (const line of sample.split('\n').slice(0, 100)) {
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'object' && value !== null)
        for (const key of Object.keys(value)) if (!columns.includes(key)) columns.push(key);
    } catch {}
  }
  if (columns.length === 0)
    throw new FileRefused(
      'jsonl_invalid',
      'No line of the file is a JSON object. JSON lines have one object a line.',
    );
  if (columns.length > LIMITS.columns)
    throw new FileRefused('too_many_columns', `The objects have more than ${LIMITS.columns} keys.`);
  const row = (line: string, number: number): SheetRow => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new FileRefused('jsonl_invalid', `Line ${number} is not JSON.`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new FileRefused('jsonl_invalid', `Line ${number} is not a JSON object.`);
    const entries = new Map(Object.entries(value));
    return {
      number,
      cells: columns.map((column) => {
        const cell: unknown = entries.get(column);
        if (typeof cell === 'string' || typeof cell === 'number') return cell;
        if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
        if (Array.isArray(cell)) return cell.filter((part) => typeof part !== 'object').join('; ');
        return null;
      }),
    };
  };
  return {
    kind: 'jsonl',
    sheet: null,
    sheets: [],
    warnings: [],
    header: columns,
    async *rows(): AsyncIterable<SheetRow> {
      let rest = '';
      let number = 0;
      for await (const text of decoded(path, 'utf-8', onBytes)) {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          number += 1;
          if (line.trim() !== '') yield row(line.replace(/^\ufeff/, ''), number);
        }
      }
      if (rest.trim() !== '') yield row(rest, number + 1);
    },
  };
}
