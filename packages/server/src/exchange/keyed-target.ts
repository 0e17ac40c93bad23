/** Targets that are one table with a key of the source: rows are compared by digest and written a thousand at a time. */
import { contentDigest } from '@openmara/vault/digests';
import { z } from 'zod';
import { execute, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import {
  type ImportOutcome,
  type ImportRun,
  type ImportTarget,
  type ImportTask,
  refusalOf,
} from './import-target.ts';
import type { FieldRow } from './read-rows.ts';

type Values = Readonly<Record<string, string | number | boolean | null>>;
interface Refused {
  readonly field: string;
  readonly reason: string;
}
interface Keyed {
  readonly key: string;
  readonly values: Values;
}
interface KeyedTable {
  readonly name: string;
  readonly fields: readonly string[];
  /** A table of the schema with `source, external_key, digest, import_id, recorded_at` and these columns. */
  readonly table: 'event' | 'coding' | 'provider';
  readonly columns: readonly string[];
  read(row: FieldRow): Keyed | Refused;
}
const BATCH = 1000;
const digestRow = z.object({ external_key: z.string(), digest: z.string() });

interface Staged extends Keyed {
  readonly digest: string;
}

class KeyedRun implements ImportRun {
  private readonly counts = { created: 0, updated: 0, unchanged: 0, withdrawn: 0 };
  private readonly seen = new Map<string, number>();
  private batch: Staged[] = [];
  private readonly target: KeyedTable;
  private readonly context: Context;
  private readonly task: ImportTask;
  constructor(target: KeyedTable, context: Context, task: ImportTask) {
    this.target = target;
    this.context = context;
    this.task = task;
  }

  async read(row: FieldRow): Promise<ReturnType<typeof refusalOf>[]> {
    const read = this.target.read(row);
    if ('reason' in read) return [refusalOf(row, read.field, row.text(read.field), read.reason)];
    // A source that gives one key twice means two rows; the file's order tells them apart at the next import.
    const occurrence = (this.seen.get(read.key) ?? 0) + 1;
    this.seen.set(read.key, occurrence);
    const key = occurrence > 1 ? `${read.key}#${occurrence}` : read.key;
    this.batch.push({ key, values: read.values, digest: contentDigest(JSON.stringify(read.values)) });
    if (this.batch.length >= BATCH) await this.flush();
    return [];
  }

  async write(): Promise<ImportOutcome> {
    await this.flush();
    return { ...this.counts, warnings: [], refused: [] };
  }

  private async flush(): Promise<void> {
    const { table } = this.target;
    const batch = this.batch;
    this.batch = [];
    if (batch.length === 0) return;
    const existing = await rows(
      this.context.db,
      digestRow,
      `select external_key, digest from openmara.${table} where source = $1 and external_key = any ($2)`,
      [this.task.source, batch.map((row) => row.key)],
    );
    const known = new Map(existing.map((row) => [row.external_key, row.digest]));
    const changed = batch.filter((row) => known.get(row.key) !== row.digest);
    const updated = changed.filter((row) => known.has(row.key)).length;
    this.counts.updated += updated;
    this.counts.created += changed.length - updated;
    this.counts.unchanged += batch.length - changed.length;
    if (!this.task.dryRun && changed.length > 0) await this.store(changed);
  }

  private async store(changed: readonly Staged[]): Promise<void> {
    const { table, columns } = this.target;
    await execute(
      this.context.db,
      `insert into openmara.${table}
         (source, external_key, digest, import_id, recorded_at, ${columns.join(', ')})
       select $2, r.external_key, r.digest, $3, $4, ${columns.map((column) => `r.${column}`).join(', ')}
       from jsonb_populate_recordset(null::openmara.${table}, $1) r
       on conflict (source, external_key) do update
         set digest = excluded.digest, import_id = excluded.import_id, recorded_at = excluded.recorded_at,
             ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [
        JSON.stringify(changed.map(({ key, values, digest }) => ({ ...values, digest, external_key: key }))),
        this.task.source,
        this.task.importId,
        this.context.now,
      ],
    );
  }
}

/** An import target for reference data: whoever manages it may import it. */
export const keyedTarget = (target: KeyedTable): ImportTarget => ({
  name: target.name,
  needs: 'manage_reference',
  fields: target.fields,
  open: async (context, task) => new KeyedRun(target, context, task),
});
