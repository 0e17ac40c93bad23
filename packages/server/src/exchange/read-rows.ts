/** From an open table to rows by field: finds the header, leaves out what is not a record, remembers what it left out. */
import { setImmediate } from 'node:timers/promises';
import { type DatedColumn, datedColumns, ordersOf } from '@openmara/core/exchange/dated-columns';
import { type DescribedColumn, describeColumns } from '@openmara/core/exchange/describe-columns';
import { findHeader, type Header, headerAt } from '@openmara/core/exchange/find-header';
import { type Doubt, orderDoubts, sayDoubt, standing } from '@openmara/core/exchange/doubts';
import { columnName } from '@openmara/core/exchange/column-letter';
import { type Mapping, mappedColumns, resolveColumns } from '@openmara/core/exchange/mapping';
import { isPlainIdentity } from '@openmara/core/exchange/identities';
import { isSignature } from '@openmara/core/exchange/named-persons';
import { proposeMapping } from '@openmara/core/exchange/propose-mapping';
import type { RowValues } from '@openmara/core/exchange/reports/row';
import { isSummaryRow, sumsOthers } from '@openmara/core/exchange/reports/summary-rows';
import {
  sayMissing,
  sayUnused,
  type UnusedColumn,
  unusedColumns,
} from '@openmara/core/exchange/unused-columns';
import type { Context } from '../operations/operation.ts';
import { FileRefused, LIMITS } from './file-limits.ts';
import { findIdentities, type IdentityCheck, type IdentityColumn, withoutIdentities } from './identities.ts';
import type { ImportTarget } from './import-target.ts';
import { sayChanged, withoutNamedPersons } from './named-persons.ts';
import { BREATH, type ContradictingDates, contradictingDates, readDates } from './read-dates.ts';
import { recallMapping } from './recall-mapping.ts';
import { REASON_HEADING, withoutReasons } from './refused-file.ts';
import type { SavedMapping } from './saved-mappings.ts';
import { type Cell, cellText, type SheetRow, type Table } from './table.ts';
import { withoutGuard } from './write-csv.ts';

export interface FieldRow extends RowValues {
  /** Every cell as text, in the order of the file. */
  readonly cells: readonly string[];
  /** Every cell as the file has it, spaces included. */
  written(): string[];
}
export interface RowReader {
  readonly mapping: Mapping;
  /** The saved mapping that was used because the header fits it; null where one was given or proposed. */
  readonly recalled: SavedMapping | null;
  /** The headings as the file has them, spaces included. */
  readonly header: readonly string[];
  /** The headings as they are compared and kept. */
  readonly names: readonly string[];
  readonly warnings: string[];
  /** What is doubtful of the mapping, in sentences of English; the columns have it by its code. */
  readonly doubts: readonly string[];
  /** Columns of dates that contradict themselves or the mapping: nothing is written before a person says the order. */
  readonly contradicting: readonly ContradictingDates[];
  /** Columns that look like identities; their cells are not in the rows, unless a person said that they are none. */
  readonly identities: readonly IdentityColumn[];
  /** Whether a column or a constant of the file means the field. */
  readonly has: (field: string) => boolean;
  /** Columns that nothing is read from. */
  readonly unmapped: readonly UnusedColumn[];
  /** Every column, with what it is taken for. */
  readonly columns: readonly DescribedColumn[];
  rows(): AsyncIterable<FieldRow>;
}

/** Rows that are read before a mapping is proposed: a header among the first of them, what the columns hold from all. */
const HEAD = 2000;
/** Rows among which a header is looked for. */
const FIRST_ROWS = 60;
const HXL = /^#[a-z]/i;
const NUMBER = /^[\p{N}.,\s]+$/u;
type Texts = ReadonlyArray<{ readonly number: number; readonly cells: readonly string[] }>;

/** With a mapping, its row where that has its columns, else the row that has most of them; without, the row with the most known names. */
function headerOf(table: Table, texts: Texts, given: Mapping | null, target: ImportTarget): Header {
  const known = (names: readonly string[]): number =>
    given ? resolveColumns(given, names).positions.size : 0;
  const named = given?.headerRow
    ? headerAt(texts, given.headerRow, given.headerRows ?? 1, target.fieldOf)
    : null;
  let found: Header | null = null;
  if (table.header) found = { row: 0, rows: 1, names: table.header };
  else if (!given) found = findHeader(texts, target.fieldOf);
  else if (named && known(named.names) > 0) found = named;
  else {
    const best = texts
      .slice(0, FIRST_ROWS)
      .reduce<Texts[number] | null>((a, b) => (known(b.cells) > (a ? known(a.cells) : 0) ? b : a), null);
    found = best && { row: best.number, rows: 1, names: best.cells };
  }
  if (found) return found;
  throw new FileRefused(
    'no_header',
    'No row of column headings was found among the first rows. Name it in the mapping (headerRow).',
  );
}

/** A mapping that means what the target does not have would be read past in silence. @throws FileRefused */
function assertFits(mapping: Mapping, target: ImportTarget): void {
  const means = [...Object.values(mapping.columns), ...Object.keys(mapping.constants)];
  const unknown = means.filter((field) => field !== 'ignore' && !target.fields.includes(field));
  if (unknown.length > 0)
    throw new FileRefused(
      'mapping_invalid',
      `The mapping means ${unknown.map((field) => `“${field}”`).join(', ')}, which “${target.name}” does not have. It has: ${target.fields.filter((field) => field !== 'ignore').join(', ')}.`,
    );
}

/** A cell as text, without the apostrophe that our own files put before what a spreadsheet would run. */
const textIn =
  (table: Table) =>
  (cell: Cell): string => {
    const text = cellText(cell);
    return table.kind === 'csv' && text.startsWith("'") ? withoutGuard(text) : text;
  };
/** A cell with the spaces that the file has; numbers and dates as text. */
const asWritten = (cell: Cell): string => (typeof cell === 'string' ? cell : cellText(cell));

/** The cells of rows by field. */
class Columns {
  readonly positions: ReadonlyMap<string, readonly number[]>;
  readonly all: readonly number[];
  private readonly names: ReadonlyMap<string, string>;
  private readonly constants: ReadonlyMap<string, string>;
  private readonly headings: readonly string[];
  private readonly width: number;
  private readonly guarded: boolean;
  private readonly left: ReadonlySet<number>;
  private readonly mapped: ReadonlySet<number>;
  /** @param left positions whose cells are not read, because they hold identities */
  constructor(
    positions: ReadonlyMap<string, readonly number[]>,
    header: Header,
    mapping: Mapping,
    table: Table,
    left: ReadonlySet<number>,
  ) {
    this.positions = positions;
    this.all = [...positions.values()].flat();
    this.names = new Map([...positions].map(([field, at]) => [field, header.names[at[0] ?? 0] ?? field]));
    this.constants = new Map(Object.entries(mapping.constants));
    this.headings = header.names;
    this.width = header.names.length;
    this.guarded = table.kind === 'csv';
    this.left = left;
    this.mapped = new Set(this.all);
  }
  /** A column of them; or, where nobody reads the column, a cell that can be nothing else. */
  private isIdentity(cell: Cell, at: number): boolean {
    if (this.left.has(at)) return true;
    if (this.mapped.has(at) || typeof cell !== 'string') return false;
    // The sign before which our own files put an apostrophe is what tells a telephone number.
    return isPlainIdentity(this.guarded && cell.startsWith("'") ? withoutGuard(cell) : cell);
  }
  read(row: SheetRow): FieldRow {
    const { positions, names, constants } = this;
    // What stands after the header's width is ours, not the file's.
    const own = row.cells.length > this.width ? row.cells.slice(0, this.width) : row.cells;
    const raw = own.map((cell, at) => (this.isIdentity(cell, at) ? null : cell));
    const cells = raw.map((cell) => (this.guarded ? withoutGuard(cellText(cell)) : cellText(cell)));
    return {
      number: row.number,
      cells,
      written: () => raw.map(asWritten),
      column: (field) => names.get(field) ?? (constants.has(field) ? field : null),
      text(field) {
        const at = positions.get(field);
        if (!at) return constants.get(field) ?? '';
        if (at.length === 1) return cells[at[0] ?? 0] ?? '';
        const texts = at.map((index) => cells[index] ?? '');
        return texts.filter((text) => text !== '').join('; ');
      },
      headed: (field) =>
        (positions.get(field) ?? []).flatMap((at) => {
          const text = cells[at] ?? '';
          return text === '' ? [] : [{ heading: this.headings[at] ?? '', text }];
        }),
      date(field) {
        for (const at of positions.get(field) ?? []) {
          const cell = raw[at];
          if (typeof cell === 'object' && cell !== null) return cell.date;
        }
        return null;
      },
    };
  }
}

type Judgement = 'record' | 'empty' | 'tags' | 'left out';
/** What a row is: a record, or what stands between records (the header again, HXL tags, subtotals, a note). */
function judge(row: FieldRow, columns: Columns, header: Header, target: ImportTarget): Judgement {
  const filled = row.cells.filter((cell) => cell !== '');
  if (filled.length === 0) return 'empty';
  if (filled.every((cell) => HXL.test(cell))) return 'tags';
  const cell = (at: number): string => row.cells[at] ?? '';
  const mapped = columns.all.filter((at) => cell(at) !== '').length;
  const again = columns.all.every((at) => cell(at) === '' || cell(at) === header.names[at]);
  const summary =
    mapped <= Math.max(3, columns.all.length / 2) && (isSummaryRow(row.cells) || isSignature(row.cells));
  const report = target.name === 'report';
  const note = report && columns.all.length > 3 && filled.length === 1;
  // A label and a sum, in whatever language the label is.
  const keyed = (columns.positions.get('key') ?? []).some((at) => cell(at) !== '');
  const sum =
    report &&
    !keyed &&
    columns.all.length >= 6 &&
    filled.length <= 3 &&
    filled.some((text) => NUMBER.test(text));
  return (mapped > 1 && again) || summary || note || sum ? 'left out' : 'record';
}

async function takeHead(rows: AsyncIterator<SheetRow>): Promise<SheetRow[]> {
  const head: SheetRow[] = [];
  while (head.length < HEAD) {
    const next = await rows.next();
    if (next.done) break;
    head.push(next.value);
  }
  return head;
}

/** The mapping that is used: the given one, or one that is proposed; and what is doubtful of that, but for its dates. */
async function mappingOf(
  context: Context,
  { target, table, given, header, body, settled }: ToBeMapped,
): Promise<Mapped> {
  const proposes = given === null || settled !== null;
  const proposal = proposes ? await target.propose?.(context, header, body) : undefined;
  const headerRow = table.header ? undefined : header.row;
  // The first sheet is read by itself; another one is named, so that it is read again.
  const sheet = table.sheet !== null && table.sheet !== table.sheets[0] ? { sheet: table.sheet } : {};
  const mapping = {
    ...(given ?? { ...(proposal?.mapping ?? proposeMapping(header, target)), headerRow }),
    ...sheet,
  };
  const doubts = (proposal?.doubts ?? []).filter(({ code }) => !code.startsWith('order_'));
  return { mapping, doubts, notes: given ? [] : (proposal?.notes ?? []) };
}
interface Mapped {
  readonly mapping: Mapping;
  readonly doubts: readonly Doubt[];
  /** What a person should know of a mapping that was proposed. */
  readonly notes: readonly string[];
}
interface ToBeMapped {
  readonly target: ImportTarget;
  readonly table: Table;
  readonly given: Mapping | null;
  readonly header: Header;
  /** The rows below it, without cells that look like identities. */
  readonly body: ReadonlyArray<readonly string[]>;
  readonly settled: readonly string[] | null;
  /** Orders of day and month that a person said, by field. */
  readonly saidOrders: ReadonlyMap<string, Mapping['dateOrder']>;
  /** The dates of every row of the file, however long it is. */
  addAllDates(dated: readonly DatedColumn[]): Promise<void>;
}

/**
 * The mapping with its orders of day and month: of one that is proposed as all values of each column say, unless a
 * person said it. What is doubtful of it: of one that is proposed everything, of one that a person corrects what she
 * has not said yet, of a given one only dates that stand against it.
 */
async function orderedMapping(context: Context, asked: ToBeMapped): Promise<Mapped> {
  const { target, given, header, settled, saidOrders } = asked;
  const { mapping: taken, doubts, notes } = await mappingOf(context, asked);
  if (target.name !== 'report') return { mapping: taken, doubts: [], notes };
  const fields = mappedColumns(taken, header.names);
  const fieldAt = (at: number): string | null => fields.get(at)?.field ?? null;
  const dated = datedColumns(fieldAt, header.names.length);
  await asked.addAllDates(dated);
  const decided = given ? taken : { ...taken, ...ordersOf(dated) };
  const dateOrders = { ...decided.dateOrders, ...Object.fromEntries(saidOrders) };
  const mapping = saidOrders.size > 0 ? { ...decided, dateOrders } : decided;
  const confirmed = new Set(
    header.names.flatMap((_, at) =>
      settled?.includes(fields.get(at)?.column ?? columnName(header.names, at)) ? [at] : [],
    ),
  );
  const proposes = given === null || settled !== null;
  const open = orderDoubts(mapping, dated).filter(
    ({ code, field }) => (proposes || code !== 'order_open') && !saidOrders.has(field ?? ''),
  );
  return { mapping, doubts: standing([...doubts, ...open], fieldAt, confirmed), notes };
}

/** @throws FileRefused where no mapped column is in the file */
function assertSomeColumn(positions: ReadonlyMap<string, unknown>, header: Header): void {
  if (positions.size > 0) return;
  const headings = header.names.filter((name) => name).slice(0, 30);
  throw new FileRefused(
    'mapping_mismatch',
    `None of the mapped columns is in the file. Its headings are: ${headings.join(' · ')}.`,
  );
}

/** What is known of a file beside its mapping. */
export interface ReadOptions {
  readonly identities: IdentityCheck;
  /** The columns that a person confirmed or corrected in a proposal; null where the mapping is used as it was given. */
  readonly settled: readonly string[] | null;
  /** Saved mappings, the latest first, of which one that fits is used where none was given. */
  readonly saved: readonly SavedMapping[];
  /** Orders of day and month that a person said, by field. */
  readonly saidOrders: ReadonlyMap<string, Mapping['dateOrder']>;
}

/** @throws FileRefused where there is no header, or no mapped column is in the file */
export async function readRows(
  context: Context,
  table: Table,
  named: Mapping | null,
  target: ImportTarget,
  { identities, settled, saved, saidOrders }: ReadOptions,
): Promise<RowReader> {
  const iterator = table.rows()[Symbol.asyncIterator]();
  const head = await takeHead(iterator);
  const texts = head.map((row) => ({ number: row.number, cells: row.cells.map(cellText) }));
  const recalled = named ? null : recallMapping(saved, texts, table.header, target);
  const asGiven = named ?? recalled?.mapping ?? null;
  const asWrittenThere = recalled?.header ?? withoutReasons(headerOf(table, texts, asGiven, target));
  const { header, changed, given } = withoutNamedPersons(asWrittenThere, table.sheet, texts, asGiven);
  const body = bodyOf(texts, header);
  const { mapping, doubts, notes } = await orderedMapping(context, {
    target,
    table,
    given,
    header,
    body: withoutIdentities(header.names, body, identities),
    settled,
    saidOrders,
    addAllDates: (dated) => readDates(dated, { table, header, body, whole: head.length < HEAD }),
  });
  assertFits(mapping, target);
  const { positions, missing } = resolveColumns(mapping, header.names);
  assertSomeColumn(positions, header);
  const warnings = [
    ...table.warnings,
    ...notes,
    ...sayAbove(header, texts),
    ...sayChanged(changed, header.names),
    ...missing.map(sayMissingColumn),
  ];
  const found = findIdentities(sampleOf(head, table, header, positions), identities);
  warnings.push(...found.warnings);
  const columns = new Columns(positions, header, mapping, table, found.left);
  // What is left out as an identity is named there, without its values.
  const aside = new Set([...setAside(mapping, header, columns), ...found.left]);
  const unmapped = unusedColumns(header.names, aside, body);
  const fields = new Set([...positions.keys(), ...Object.keys(mapping.constants)]);
  if (target.name === 'report') warnings.push(...said(fields, unmapped));
  return {
    mapping,
    recalled: recalled?.saved ?? null,
    header: writtenHeadings(table, head, header, changed),
    names: header.names,
    warnings,
    doubts: doubts.map((one) => sayDoubt(one, (at) => columnName(header.names, at))),
    contradicting: doubts.flatMap((one) => contradictingDates(one, (at) => columnName(header.names, at))),
    identities: found.columns,
    has: (field) => fields.has(field),
    unmapped,
    columns: describeColumns(mapping, header.names, body, { left: found.left, doubts }),
    rows: () => records(head, iterator, { columns, header, target, warnings }),
  };
}

/** The rows below the headings, without those that sum others, say who keeps the log, or repeat the headings. */
const bodyOf = (texts: Texts, { row, names }: Header): ReadonlyArray<readonly string[]> =>
  texts
    .filter(({ number, cells }) => number > row && !sumsOthers(cells) && !isSignature(cells))
    .filter(({ cells }) => cells.some((cell, at) => cell !== '' && cell !== names[at]))
    .map(({ cells }) => cells);

/** What is looked at for identities. */
const sampleOf = (
  head: readonly SheetRow[],
  table: Table,
  header: Header,
  positions: ReadonlyMap<string, readonly number[]>,
): Parameters<typeof findIdentities>[0] => ({
  headings: header.names,
  fields: new Map([...positions].flatMap(([field, at]) => at.map((position) => [position, field]))),
  rows: head.filter(({ number }) => number > header.row).map(({ cells }) => cells.map(textIn(table))),
  more: head.length >= HEAD,
});

/** The headings as the file has them, but for what is not kept of them. */
function writtenHeadings(
  table: Table,
  head: readonly SheetRow[],
  { row, names }: Header,
  changed: readonly number[],
): readonly string[] {
  const found = table.header ? undefined : head.find(({ number }) => number === row);
  if (!found) return names;
  return names.map((name, at) => (changed.includes(at) ? name : asWritten(found.cells[at] ?? null)));
}

/** What stands above the headings is a title, or is about the file: it is read by nobody, and that is said. */
function sayAbove(header: Header, texts: Texts): string[] {
  const first = header.row - header.rows + 1;
  const above = texts.filter(({ number, cells }) => number < first && cells.some((cell) => cell !== ''));
  const rows = above.map(({ number }) => number).slice(0, 20);
  return rows.length > 0 ? [`What stands above the headings was not read: rows ${rows.join(', ')}.`] : [];
}

const sayMissingColumn = (column: string): string =>
  `The mapping names a column “${column}” that the file does not have.`;

/** What a log lacks, and what of it is not used: nothing of a file is left aside in silence. */
const said = (fields: ReadonlySet<string>, unmapped: readonly UnusedColumn[]): string[] => [
  ...sayMissing(fields),
  ...unmapped.map((unused) => sayUnused(unused, fields)),
];

/** The positions that are read, and those that the mapping says to ignore. */
function setAside(mapping: Mapping, header: Header, columns: Columns): ReadonlySet<number> {
  const ignored = Object.entries(mapping.columns).filter(([, field]) => field === 'ignore');
  const asRead = { ...mapping, columns: Object.fromEntries(ignored.map(([name]) => [name, 'ignored'])) };
  return new Set([...columns.all, ...[...resolveColumns(asRead, header.names).positions.values()].flat()]);
}

interface Reading {
  readonly columns: Columns;
  readonly header: Header;
  readonly target: ImportTarget;
  readonly warnings: string[];
}
async function* records(
  head: readonly SheetRow[],
  rest: AsyncIterator<SheetRow>,
  { columns, header, target, warnings }: Reading,
): AsyncGenerator<FieldRow> {
  let [empty, run, kept] = [0, 0, 0];
  const beyond: number[] = [];
  const width = header.names.length;
  const ours = head.some(({ cells }) => cells[width] === REASON_HEADING);
  const left: number[] = [];
  const remaining: AsyncIterable<SheetRow> = {
    async *[Symbol.asyncIterator]() {
      yield* head;
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
    },
  };
  try {
    for await (const sheetRow of remaining) {
      if (sheetRow.number % BREATH === 0) await setImmediate();
      if (sheetRow.number <= header.row) continue;
      if (!ours && beyond.length < 21 && sheetRow.cells.slice(width).some((cell) => cellText(cell) !== ''))
        beyond.push(sheetRow.number);
      const row = columns.read(sheetRow);
      const what = judge(row, columns, header, target);
      run = what === 'empty' ? run + 1 : 0;
      if (run > LIMITS.emptyRows) throw emptyWithoutEnd();
      if (what === 'record') kept += 1;
      if (what === 'record') yield row;
      else if (what === 'empty') empty += 1;
      else if (what === 'left out') left.push(row.number);
    }
  } finally {
    await rest.return?.();
    const more = left.length > 20 ? ` and ${left.length - 20} more` : '';
    if (left.length > 0)
      warnings.push(
        `Left out because they sum or head others, or say who keeps the log: rows ${left.slice(0, 20).join(', ')}${more}.`,
      );
    if (beyond.length > 0)
      warnings.push(
        `Cells to the right of the last heading were not read: rows ${beyond.slice(0, 20).join(', ')}${beyond.length > 20 ? ' and more' : ''}. Give their column a heading to import them.`,
      );
    if (kept === 0)
      warnings.push('No row of a record stands below the headings: there is nothing to import.');
    if (empty > 1000) warnings.push(`${empty} empty rows were passed over.`);
  }
}

const emptyWithoutEnd = (): FileRefused =>
  new FileRefused(
    'too_many_empty_rows',
    `More than ${LIMITS.emptyRows} empty rows stand one after the other. Save the table without them and bring it again.`,
  );

/** The headings, each once and none empty, as the cells of a record are kept under them. */
export function distinctHeadings(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const plain = name || `column ${at + 1}`;
    let distinct = plain;
    for (let n = 2; taken.has(distinct); n += 1) distinct = `${plain} (${n})`;
    taken.add(distinct);
    return distinct;
  });
}
