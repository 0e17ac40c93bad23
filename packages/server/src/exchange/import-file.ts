/** One import from file to register, within the transaction of the operation that calls it. */
import { statSync } from 'node:fs';
import type { Mapping } from '@openmara/core/exchange/mapping';
import type { Refusal } from '@openmara/core/exchange/reports/row';
import { fileDigest } from '@openmara/vault/digests';
import { newId } from '@openmara/vault/passwords';
import type { Context } from '../operations/operation.ts';
import type { ImportOutcome } from './import-reports.ts';
import { targetNamed } from './import-targets.ts';
import { openTable } from './open-table.ts';
import { readRows } from './read-rows.ts';

export interface ImportRequest {
  readonly path: string;
  readonly name: string;
  readonly mapping: Mapping | null;
  readonly dryRun: boolean;
  readonly importId?: string;
  /** Bytes read, all bytes, rows. */
  progress?(read: number, total: number, rows: number): void;
}
export interface ImportResult extends Omit<ImportOutcome, 'refused'> {
  readonly importId: string;
  readonly refused: readonly Refusal[];
  readonly refusedRows: number;
  readonly mapping: Mapping;
  readonly header: readonly string[];
}

/** Refusals kept per import; beyond it they are counted. */
const KEPT_REFUSALS = 10_000;

export async function importFile(context: Context, request: ImportRequest): Promise<ImportResult> {
  const { db, mission, account, now } = context;
  const importId = request.importId ?? newId();
  const total = statSync(request.path).size;
  let read = 0;
  const table = await openTable(
    request.path,
    request.name,
    {
      sheet: request.mapping?.sheet,
      delimiter: request.mapping?.delimiter,
      encoding: request.mapping?.encoding,
    },
    (bytes) => {
      read = Math.min(total, read + bytes);
    },
  );
  const reader = await readRows(table, request.mapping);
  const target = targetNamed(reader.mapping.target);
  context.demand(target.needs);
  const source = reader.mapping.source ?? (reader.mapping.name === 'proposed' ? 'log' : reader.mapping.name);
  if (!request.dryRun) {
    await db.query(
      `insert into openmara.import_run
         (mission_id, id, file_name, file_digest, target, mapping, snapshot, state, bytes_total, started_by, started_at, header)
       values ($1, $2, $3, $4, $5, $6, $7, 'applying', $8, $9, $10, $11)
       on conflict (mission_id, id) do update
         set target = excluded.target, mapping = excluded.mapping, snapshot = excluded.snapshot, header = excluded.header,
             file_digest = excluded.file_digest, bytes_total = excluded.bytes_total`,
      [
        mission.id,
        importId,
        request.name,
        await fileDigest(request.path),
        reader.mapping.target,
        JSON.stringify(reader.mapping),
        reader.mapping.snapshot,
        total,
        account.accountId,
        now,
        reader.header,
      ],
    );
  }
  const refused: Refusal[] = [];
  let position = 0;
  const job = {
    importId,
    source,
    dryRun: request.dryRun,
    async refuse(refusal: Refusal, row: { readonly cells: readonly string[] }) {
      if (refused.length < KEPT_REFUSALS) refused.push(refusal);
      position += 1;
      if (request.dryRun || position > KEPT_REFUSALS) return;
      await db.query(
        `insert into openmara.import_refusal
           (mission_id, import_id, row_number, position, column_name, value, code, reason, cells)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          mission.id,
          importId,
          refusal.row,
          position,
          refusal.column,
          refusal.value,
          refusal.code,
          refusal.reason,
          JSON.stringify(row.cells),
        ],
      );
    },
    progress: (rows: number) => request.progress?.(read, total, rows),
  };
  const outcome = await target.run(context, reader, job);
  if (!request.dryRun) {
    await db.query(
      `update openmara.import_run
       set state = 'applied', problem = null, rows = $3, created = $4, updated = $5, unchanged = $6, withdrawn = $7,
           refused = $8, warnings = $9, applied_at = $10, bytes_read = bytes_total
       where mission_id = $1 and id = $2`,
      [
        mission.id,
        importId,
        outcome.rows,
        outcome.created,
        outcome.updated,
        outcome.unchanged,
        outcome.withdrawn,
        outcome.refused,
        JSON.stringify(outcome.warnings),
        new Date(),
      ],
    );
  }
  return {
    ...outcome,
    importId,
    refused,
    refusedRows: outcome.refused,
    mapping: reader.mapping,
    header: reader.header,
  };
}
