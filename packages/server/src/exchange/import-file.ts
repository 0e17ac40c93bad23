/** One import from file to register, within the transaction of the operation that calls it. It loops over a target. */
import { statSync } from 'node:fs';
import type { DescribedColumn } from '@openmara/core/exchange/describe-columns';
import type { Mapping } from '@openmara/core/exchange/mapping';
import type { Refusal } from '@openmara/core/exchange/reports/row';
import type { UnusedColumn } from '@openmara/core/exchange/unused-columns';
import { fileDigest } from '@openmara/vault/digests';
import { newId } from '@openmara/vault/ids';
import { execute } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { betterSheet } from './choose-sheet.ts';
import { FileRefused } from './file-limits.ts';
import { assertAnswered, datesContradict, type ImportAnswers, type Question } from './import-answers.ts';
import type { FirstRow } from './first-rows.ts';
import type { IdentityColumn } from './identities.ts';
import { chooseSource } from './import-sources.ts';
import type { ImportCounts, ImportOutcome, ImportRun, ImportTarget } from './import-target.ts';
import { withoutPersonsOf } from './named-persons.ts';
import { neutralName } from './neutral-name.ts';
import { openTable, type TableOptions } from './open-table.ts';
import { distinctHeadings, readRows, type RowReader } from './read-rows.ts';
import { mappingFor } from './refused-file.ts';
import { refusedMapping } from './refused-mapping.ts';
import type { SavedMapping } from './saved-mappings.ts';
import type { Table } from './table.ts';
import type { UnknownValues } from './unknown-values.ts';

export interface ImportRequest {
  readonly path: string;
  readonly name: string;
  readonly mapping: Mapping | null;
  /** What it is imported into, where no mapping says it. */
  readonly target: string;
  readonly dryRun: boolean;
  readonly answers: ImportAnswers;
  /** The columns that a person confirmed in a proposal that she corrects; none where the mapping is used as given. */
  readonly settled?: readonly string[] | null;
  /** Saved mappings, of which one that fits the header is used where none is given; none, unless said. */
  readonly saved?: readonly SavedMapping[];
  readonly importId?: string;
  /** Bytes read, all bytes, rows. */
  progress?(read: number, total: number, rows: number): void;
}
export interface ImportResult extends ImportCounts {
  readonly importId: string;
  /** Each of them is created, updated, unchanged, merged, refused or asked about. */
  readonly rows: number;
  /** Rows that are part of another row's record. */
  readonly merged: number;
  readonly refusedRows: number;
  /** Rows of which nothing is said until a question is answered; only in a dry run. */
  readonly asked: number;
  readonly questions: readonly Question[];
  /** The first of them. */
  readonly refused: readonly Refusal[];
  readonly warnings: string[];
  /** Those of them that ask about the mapping. */
  readonly doubts: readonly string[];
  readonly mapping: Mapping;
  readonly recalled: SavedMapping | null;
  readonly header: readonly string[];
  readonly identities: readonly IdentityColumn[];
  readonly unmapped: readonly UnusedColumn[];
  readonly columns: readonly DescribedColumn[];
  /** Only in a dry run. */
  readonly first: readonly FirstRow[];
  /** Only in a dry run. */
  readonly unknown: readonly UnknownValues[];
}

/** Refusals kept per import; beyond it they are counted. */
const KEPT_REFUSALS = 10_000;

/** The target of that name. @throws FileRefused, naming those that there are */
export function targetNamed({ services }: Pick<Context, 'services'>, name: string): ImportTarget {
  const target = services.importTargets.get(name);
  if (target) return target;
  const names = [...services.importTargets.keys()].join(', ');
  throw new FileRefused('target_unknown', `Nothing can be imported as “${name}”. There is: ${names}.`);
}

/** Keeps why rows were refused, with their cells as the file has them. */
class Refusals {
  readonly first: Refusal[] = [];
  private readonly rows = new Set<number>();
  private readonly context: Context;
  private readonly importId: string | null;
  /** @param importId null in a dry run, which keeps nothing */
  constructor(context: Context, importId: string | null) {
    this.context = context;
    this.importId = importId;
  }
  get count(): number {
    return this.rows.size;
  }
  countOnly(refusal: Refusal): void {
    this.rows.add(refusal.row);
  }
  async add(refusal: Refusal, cells: readonly string[]): Promise<void> {
    this.rows.add(refusal.row);
    if (this.first.length >= KEPT_REFUSALS) return;
    this.first.push(refusal);
    if (!this.importId) return;
    await execute(
      this.context.db,
      `insert into openmara.import_refusal
         (mission_id, import_id, row_number, position, column_name, value, code, reason, cells)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        this.context.mission.id,
        this.importId,
        refusal.row,
        this.first.length,
        refusal.column,
        refusal.value,
        refusal.code,
        refusal.reason,
        JSON.stringify(cells),
      ],
    );
  }
}

/** @throws FileRefused where the file as a whole is refused; Problem where its target needs what is not there */
export async function importFile(context: Context, request: ImportRequest): Promise<ImportResult> {
  const importId = request.importId ?? newId();
  const given = mappingFor(request.path, request.mapping ?? (await refusedMapping(context, request)));
  const target = targetNamed(context, given?.target ?? request.target);
  context.demand(target.needs);
  const total = statSync(request.path).size;
  let read = 0;
  const options = { sheet: given?.sheet, delimiter: given?.delimiter, encoding: given?.encoding };
  const onBytes = (bytes: number): void => {
    read = Math.min(total, read + bytes);
  };
  const table = await openChosen(request, options, target, onBytes);
  const reader = await readerOf(context, { request, table, given, target });
  const { mapping, header } = reader;
  target.assertFits?.(reader.has, header);
  const { answers, path } = request;
  const digest = await fileDigest(path);
  const asked = { importId, path, digest, target: target.name, reader, answers };
  const chosen = await chooseSource(context, asked);
  const first = [...reader.contradicting.map(datesContradict), ...chosen.questions];
  if (!request.dryRun) {
    assertAnswered(first);
    await beginRun(context, request, importId, { reader, digest, source: chosen.source });
  }
  const run = await target.open(context, {
    importId,
    source: chosen.source,
    settled: chosen.settled || chosen.questions.length > 0,
    answers,
    mapping,
    header: distinctHeadings(reader.names),
    dryRun: request.dryRun,
  });
  const refusals = new Refusals(context, request.dryRun ? null : importId);
  const rows = await readAll(reader, run, refusals, (count) => request.progress?.(read, total, count));
  const outcome = await run.write();
  for (const [refusal, cells] of outcome.refused)
    for (const kept of withoutPersonsOf([refusal], cells)) await refusals.add(...kept);
  const questions = [...first, ...(outcome.questions ?? [])];
  const result: ImportResult = {
    ...landed(rows, refusals.count, outcome, questions),
    importId,
    rows,
    refusedRows: refusals.count,
    refused: refusals.first,
    questions,
    doubts: reader.doubts,
    warnings: [...reader.doubts, ...reader.warnings, ...outcome.warnings],
    mapping,
    recalled: reader.recalled,
    header,
    identities: reader.identities,
    unmapped: reader.unmapped,
    columns: reader.columns,
    first: outcome.first ?? [],
    unknown: outcome.unknown ?? [],
  };
  if (!request.dryRun) await endRun(context, result);
  return result;
}

/** The table of the file; of a workbook whose sheet nobody named, the sheet that is a log. */
async function openChosen(
  { path, name }: ImportRequest,
  options: TableOptions,
  target: ImportTarget,
  onBytes: (bytes: number) => void,
): Promise<Table> {
  const table = await openTable(path, name, options, onBytes);
  const sheet = options.sheet === undefined ? await betterSheet(table, target) : null;
  return sheet === null ? table : openTable(path, name, { ...options, sheet }, onBytes);
}

/** The reader of the rows, with what its target knows by name and what a person said of the columns. */
async function readerOf(
  context: Context,
  {
    request,
    table,
    given,
    target,
  }: {
    readonly request: ImportRequest;
    readonly table: Table;
    readonly given: Mapping | null;
    readonly target: ImportTarget;
  },
): Promise<RowReader> {
  return readRows(context, table, given, target, {
    identities: {
      known: (await target.knows?.(context)) ?? (() => false),
      saidNone: request.answers.notIdentities,
      mapped: target.knows !== undefined,
    },
    settled: request.settled ?? null,
    saved: request.saved ?? [],
    saidOrders: new Map(
      Object.entries(request.answers.dateOrders).flatMap(([field, order]) => (order ? [[field, order]] : [])),
    ),
  });
}

/** Where the rows land, each in one place. @throws Error where the sum is another, so that no row is lost in silence */
function landed(
  rows: number,
  refused: number,
  { created, updated, unchanged, withdrawn, merged = 0 }: ImportOutcome,
  questions: readonly Question[],
): ImportCounts & { readonly merged: number; readonly asked: number } {
  const sum = created + updated + unchanged + merged + refused;
  if (sum !== rows) throw new Error(`the import counts ${sum} of ${rows} rows`);
  // Until it is said whose rows they are, they are nobody's: neither new nor changed.
  if (!questions.some(({ code }) => code !== 'snapshot_withdraws'))
    return { created, updated, unchanged, withdrawn, merged, asked: 0 };
  return { created: 0, updated: 0, unchanged: 0, withdrawn: 0, merged: 0, asked: rows - refused };
}

/** @returns how many rows were read, refused ones included */
async function readAll(
  reader: RowReader,
  run: ImportRun,
  refusals: Refusals,
  progress: (rows: number) => void,
): Promise<number> {
  let rows = 0;
  // A target may fill a table by COPY while it reads: refusals, which are statements of their own, wait until it ends.
  const waiting: Array<readonly [Refusal, readonly string[]]> = [];
  try {
    for await (const row of reader.rows()) {
      rows += 1;
      const refused = await run.read(row);
      if (refused.length > 0)
        for (const [refusal, cells] of withoutPersonsOf(refused, row.written()))
          if (waiting.length < KEPT_REFUSALS) waiting.push([refusal, cells]);
          else refusals.countOnly(refusal);
      if (rows % 500 === 0) progress(rows);
    }
  } catch (error) {
    // The rollback is a statement too: behind an open COPY it would wait for ever.
    await run.endOfRows?.().catch(() => undefined);
    throw error;
  }
  await run.endOfRows?.();
  for (const [refusal, cells] of waiting) await refusals.add(refusal, cells);
  return rows;
}

/** What a file is called in lists: the same bytes have the same name, whatever it was called where it came from. */
const nameOf = (name: string, digest: string): string =>
  neutralName(name).replace(/^file/, `file ${digest.slice(0, 8)}`);

async function beginRun(
  { db, mission, account, now }: Context,
  request: ImportRequest,
  importId: string,
  {
    reader: { mapping, header },
    digest,
    source,
  }: { readonly reader: RowReader; readonly digest: string; readonly source: string },
): Promise<void> {
  await execute(
    db,
    `insert into openmara.import_run
       (mission_id, id, file_name, file_digest, target, mapping, snapshot, state, bytes_total,
        started_by, started_at, header, source)
     values ($1, $2, $3, $4, $5, $6, $7, 'applying', $8, $9, $10, $11, $12)
     on conflict (mission_id, id) do update
       set file_name = excluded.file_name, target = excluded.target, mapping = excluded.mapping,
           snapshot = excluded.snapshot,
           header = excluded.header, source = excluded.source,
           file_digest = excluded.file_digest, bytes_total = excluded.bytes_total`,
    [
      mission.id,
      importId,
      nameOf(request.name, digest),
      digest,
      mapping.target,
      JSON.stringify(mapping),
      mapping.snapshot,
      statSync(request.path).size,
      account.accountId,
      now,
      header,
      source,
    ],
  );
}

async function endRun({ db, mission }: Context, result: ImportResult): Promise<void> {
  await execute(
    db,
    `update openmara.import_run
     set state = 'applied', problem = null, rows = $3, created = $4, updated = $5, unchanged = $6,
         withdrawn = $7, refused = $8, warnings = $9, applied_at = $10, merged = $11,
         left_out = $12, let_in = $13, bytes_read = bytes_total
     where mission_id = $1 and id = $2`,
    [
      mission.id,
      result.importId,
      result.rows,
      result.created,
      result.updated,
      result.unchanged,
      result.withdrawn,
      result.refusedRows,
      JSON.stringify(result.warnings),
      new Date(),
      result.merged,
      result.identities.filter(({ kept }) => !kept).map(({ column }) => column),
      result.identities.filter(({ kept }) => kept).map(({ column }) => column),
    ],
  );
}
