/**
 * XLSX, read as a stream: entries by yauzl, XML by saxes with every document type refused. No styles but the
 * date formats, no formulas (their last value is taken), nothing extracted to disk.
 */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { withoutPersons } from '@openmara/core/exchange/named-persons';
import yauzl from 'yauzl';
import { FileRefused, LIMITS } from './file-limits.ts';
import { type Cell, type SheetRow, type Table } from './table.ts';

type Entries = Map<string, yauzl.Entry>;

function openArchive(path: string): Promise<{ zip: yauzl.ZipFile; entries: Entries }> {
  return new Promise((resolve, reject) => {
    yauzl.open(
      path,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: false },
      (error, zip) => {
        if (error || !zip)
          return reject(
            new FileRefused(
              'not_xlsx',
              'The file is not a readable XLSX workbook: its archive is damaged or cut off.',
            ),
          );
        const entries: Entries = new Map();
        let unpacked = 0;
        const refuse = (code: string, message: string): void => {
          zip.close();
          reject(new FileRefused(code, message));
        };
        zip.on('error', () => refuse('not_xlsx', 'The archive of the workbook is damaged or unsafe.'));
        zip.on('entry', (entry: yauzl.Entry) => {
          if (entries.size >= LIMITS.archiveEntries)
            return refuse('archive_entries', `The workbook holds more than ${LIMITS.archiveEntries} parts.`);
          if (
            entry.fileName.includes('..') ||
            entry.fileName.startsWith('/') ||
            entry.fileName.includes('\\') ||
            entry.fileName.includes(':')
          )
            return refuse('path_name', 'The workbook contains a part with an unsafe path name.');
          if (entries.has(entry.fileName))
            return refuse('path_name', 'The workbook contains two parts of one name.');
          if (entry.generalPurposeBitFlag & 1)
            return refuse('encrypted', 'The workbook is protected with a password. Save it without one.');
          unpacked += entry.uncompressedSize;
          if (
            unpacked > LIMITS.unpackedBytes ||
            (entry.uncompressedSize > 10_000_000 &&
              entry.uncompressedSize > entry.compressedSize * LIMITS.unpackRatio)
          ) {
            return refuse(
              'zip_bomb',
              'The workbook unpacks to far more than its size: it is refused as unsafe.',
            );
          }
          entries.set(entry.fileName, entry);
          zip.readEntry();
        });
        zip.on('end', () => resolve({ zip, entries }));
        zip.readEntry();
      },
    );
  });
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) =>
      error || !stream
        ? reject(new FileRefused('not_xlsx', 'A part of the workbook cannot be unpacked.'))
        : resolve(stream),
    );
  });
}

interface Handlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** True when nothing more is needed. */
  done?(): boolean;
}
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Streams one XML part through the handlers; yields after each chunk so that the caller can hand rows on. */
async function* streamXml(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  handlers: Handlers,
  onBytes: (count: number) => void = () => undefined,
): AsyncIterable<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let failure: Error | null = null;
  parser.on('doctype', () => {
    failure = new FileRefused(
      'xml_entities',
      'The workbook contains a document type definition, which no spreadsheet needs: it is refused as unsafe.',
    );
  });
  parser.on('error', () => {
    failure ??= new FileRefused('xml_invalid', 'A part of the workbook is not well-formed XML.');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > 200) failure ??= new FileRefused('xml_depth', 'A part of the workbook is nested too deeply.');
    handlers.open?.(local(tag.name), tag.attributes);
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('closetag', (tag) => {
    depth -= 1;
    handlers.close?.(local(tag.name));
  });
  const decoder = new TextDecoder('utf-8');
  let read = 0;
  const stream = await openEntry(zip, entry);
  try {
    for await (const chunk of stream) {
      read += chunk.length;
      if (read > 10_000_000 && read > entry.compressedSize * LIMITS.unpackRatio)
        throw new FileRefused(
          'zip_bomb',
          'The workbook unpacks to far more than its size: it is refused as unsafe.',
        );
      onBytes(chunk.length);
      parser.write(decoder.decode(chunk, { stream: true }));
      if (failure) throw failure;
      yield;
      if (handlers.done?.()) return;
    }
    parser.close();
    if (failure) throw failure;
  } catch (error) {
    throw error instanceof FileRefused
      ? error
      : new FileRefused('not_xlsx', 'A part of the workbook is damaged or lies about its size.');
  } finally {
    stream.destroy();
  }
}
async function readXml(zip: yauzl.ZipFile, entry: yauzl.Entry, handlers: Handlers): Promise<void> {
  for await (const _ of streamXml(zip, entry, handlers)) {
  }
}

interface Workbook {
  /** Each under its name, as it is told, and as it is written. */
  readonly sheets: ReadonlyArray<{ name: string; written: string; hidden: boolean; target: string }>;
  readonly date1904: boolean;
}
async function readWorkbook(zip: yauzl.ZipFile, entries: Entries): Promise<Workbook> {
  const workbook = entries.get('xl/workbook.xml');
  if (!workbook) throw new FileRefused('not_xlsx', 'The file is a ZIP archive but not an XLSX workbook.');
  const sheets: Array<{ name: string; hidden: boolean; relation: string }> = [];
  let date1904 = false;
  await readXml(zip, workbook, {
    open(name, attributes) {
      if (name === 'sheet')
        sheets.push({
          name: attributes['name'] ?? '',
          hidden: (attributes['state'] ?? 'visible') !== 'visible',
          relation: attributes['r:id'] ?? attributes['id'] ?? '',
        });
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
  });
  if (sheets.length > LIMITS.sheets)
    throw new FileRefused('too_many_sheets', `The workbook has more than ${LIMITS.sheets} sheets.`);
  const targets = new Map<string, string>();
  const relations = entries.get('xl/_rels/workbook.xml.rels');
  if (relations) {
    await readXml(zip, relations, {
      open(name, attributes) {
        if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
      },
    });
  }
  return {
    date1904,
    sheets: sheets.map((sheet, index) => {
      const target = targets.get(sheet.relation) ?? `worksheets/sheet${index + 1}.xml`;
      return {
        // A sheet may be called after whoever keeps it.
        name: withoutPersons(sheet.name) || `sheet ${index + 1}`,
        written: sheet.name,
        hidden: sheet.hidden,
        target: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      };
    }),
  };
}

const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const isDateFormat = (code: string): boolean =>
  /[dy]|m{3}/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/^[#0.,%?\s]+$/.test(code);

/** Which cell styles show a date; other styling is of no interest. */
async function readDateStyles(zip: yauzl.ZipFile, entries: Entries): Promise<ReadonlySet<number>> {
  const styles = entries.get('xl/styles.xml');
  const dates = new Set<number>();
  if (!styles) return dates;
  const formats = new Map<number, string>();
  let inCellFormats = false;
  let index = 0;
  await readXml(zip, styles, {
    open(name, attributes) {
      if (name === 'numFmt' && formats.size < 10_000)
        formats.set(Number(attributes['numFmtId']), (attributes['formatCode'] ?? '').slice(0, 255));
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        if (BUILT_IN_DATES.has(id) || isDateFormat(formats.get(id) ?? '')) dates.add(index);
        index += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return dates;
}

async function readSharedStrings(zip: yauzl.ZipFile, entries: Entries): Promise<string[]> {
  const part = entries.get('xl/sharedStrings.xml');
  const strings: string[] = [];
  if (!part) return strings;
  let current = '';
  let collecting = false;
  let phonetic = false;
  let total = 0;
  await readXml(zip, part, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic = true;
      collecting = name === 't' && !phonetic;
    },
    text(text) {
      if (!collecting) return;
      total += text.length;
      if (total > LIMITS.sharedStringBytes)
        throw new FileRefused(
          'too_much_text',
          'The workbook holds more text than can be read. Save the sheet as CSV and import that.',
        );
      current += text;
    },
    close(name) {
      if (name === 't') collecting = false;
      if (name === 'rPh') phonetic = false;
      if (name === 'si') strings.push(current.slice(0, LIMITS.cellCharacters));
    },
  });
  return strings;
}

/** Zero-based column of a reference such as `AB12`; -1 when there is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const code = character.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}

function serialDate(serial: number, date1904: boolean): string | null {
  if (!(serial >= 1 && serial < 120_000)) return null;
  const base = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(base + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/** The sheet that is read, and what to say of those that are not. @throws FileRefused where there is none */
function chooseSheet(
  { sheets }: Workbook,
  sheetName: string | undefined,
): { chosen: Workbook['sheets'][number]; warnings: string[] } {
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const chosen =
    sheetName === undefined
      ? visible[0]
      : visible.find(({ name, written }) => name === sheetName || written === sheetName);
  if (!chosen) {
    const names = visible.map((sheet) => `“${sheet.name}”`).join(', ');
    throw new FileRefused(
      'no_sheet',
      sheetName === undefined
        ? 'The workbook has no visible sheet.'
        : `There is no visible sheet “${withoutPersons(sheetName)}”. There are: ${names}.`,
    );
  }
  const warnings = sheets
    .filter((sheet) => sheet.hidden)
    .map((sheet) => `The hidden sheet “${sheet.name}” was left alone.`);
  for (const other of visible.filter((sheet) => sheet !== chosen))
    warnings.push(`The sheet “${other.name}” was not read; choose it in the mapping to import it.`);
  return { chosen, warnings };
}

/** What the text of a cell means depends on its type, its style and the workbook. */
type CellReader = (raw: string, type: string, style: number) => Cell;
const cellReader =
  (strings: readonly string[], dateStyles: ReadonlySet<number>, date1904: boolean): CellReader =>
  (raw, type, style) => {
    if (type === 's') return strings[Number(raw)] ?? '';
    if (type === 'd') return { date: raw.slice(0, 10) };
    if (type === 'n' || type === '') {
      const number = Number(raw);
      if (raw === '' || !Number.isFinite(number)) return raw === '' ? null : raw;
      const date = dateStyles.has(style) ? serialDate(number, date1904) : null;
      return date ? { date } : number;
    }
    return type === 'b' ? (raw === '1' ? 'yes' : 'no') : raw.slice(0, LIMITS.cellCharacters);
  };

/** Gathers the rows of a sheet from its XML; what is ready is taken chunk by chunk. */
class SheetRows implements Handlers {
  private readonly ready: SheetRow[] = [];
  private number = 0;
  private cells: Cell[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private raw = '';
  private collecting = false;
  private readonly toCell: CellReader;
  constructor(toCell: CellReader) {
    this.toCell = toCell;
  }
  take(): SheetRow[] {
    return this.ready.splice(0);
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      const stated = Number(attributes['r'] ?? this.number + 1);
      this.number = stated > this.number && stated <= 1_048_576 ? stated : this.number + 1;
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      const at = columnOf(attributes['r'] ?? '');
      this.column = at >= 0 ? at : this.column + 1;
      if (this.column >= LIMITS.columns)
        throw new FileRefused(
          'too_many_columns',
          `Row ${this.number} has more than ${LIMITS.columns} columns.`,
        );
      this.type = attributes['t'] ?? '';
      this.style = Number(attributes['s'] ?? -1);
      this.raw = '';
    } else if (name === 'v' || name === 't') this.collecting = true;
  }
  text(text: string): void {
    if (this.collecting && this.raw.length < LIMITS.cellCharacters) this.raw += text;
  }
  close(name: string): void {
    if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'c') {
      while (this.cells.length < this.column) this.cells.push(null);
      this.cells[this.column] =
        this.type === 'inlineStr' ? this.raw : this.toCell(this.raw, this.type, this.style);
    } else if (name === 'row') this.ready.push({ number: this.number, cells: this.cells });
  }
}

/** The part of the workbook that holds a sheet. @throws FileRefused where there is none */
async function openSheet(
  path: string,
  { name, target }: { readonly name: string; readonly target: string },
): Promise<{ zip: yauzl.ZipFile; entry: yauzl.Entry }> {
  const { zip, entries } = await openArchive(path);
  const entry = entries.get(target);
  if (entry) return { zip, entry };
  throw new FileRefused('not_xlsx', `The sheet “${name}” is missing from the workbook.`);
}

/** Opens the first visible sheet, or the named one. Hidden sheets are named in the warnings and left alone. */
export async function openXlsx(
  path: string,
  sheetName: string | undefined,
  onBytes: (count: number) => void,
): Promise<Table> {
  const { zip, entries } = await openArchive(path);
  const workbook = await readWorkbook(zip, entries);
  const { chosen, warnings } = chooseSheet(workbook, sheetName);
  const entry = entries.get(chosen.target);
  if (!entry) throw new FileRefused('not_xlsx', `The sheet “${chosen.name}” is missing from the workbook.`);
  const dateStyles = await readDateStyles(zip, entries);
  const strings = await readSharedStrings(zip, entries);
  const toCell = cellReader(strings, dateStyles, workbook.date1904);
  // The archive that is open serves the first reading; a further one opens it again.
  let open: { zip: yauzl.ZipFile; entry: yauzl.Entry } | null = { zip, entry };
  return {
    kind: 'xlsx',
    sheet: chosen.name,
    sheets: workbook.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name),
    warnings,
    header: null,
    async *rows(name?: string): AsyncIterable<SheetRow> {
      const sheet = new SheetRows(toCell);
      const other = workbook.sheets.find((one) => one.name === name && !one.hidden && one !== chosen);
      const archive = (other ? null : open) ?? (await openSheet(path, other ?? chosen));
      if (!other) open = null;
      const { compressedSize, uncompressedSize } = archive.entry;
      try {
        for await (const _ of streamXml(archive.zip, archive.entry, sheet, (count) =>
          onBytes(Math.round((count * compressedSize) / Math.max(1, uncompressedSize))),
        )) {
          yield* sheet.take();
        }
        yield* sheet.take();
      } finally {
        archive.zip.close();
      }
    },
  };
}
