import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '@openmara/core/access/problems';
import { mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import { defineOperation, type Services } from '../operations/operation.ts';
import { FileRefused } from './file-limits.ts';
import { importFile } from './import-file.ts';
import { findMapping } from './saved-mappings.ts';

export const uploadPath = (services: Services, uploadId: string): string =>
  join(services.dataDirectory, 'uploads', uploadId);
const refusal = z.object({
  row: z.number(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
});
const uploadId = z.uuid();

/** Reads without writing: what would be created, updated, left, refused, and the mapping it would use. */
export const previewImport = defineOperation({
  name: 'import.preview',
  summary: 'Dry run of an uploaded file: what would happen, row by row',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    uploadId,
    fileName: z.string().max(200),
    mapping: mappingSchema.nullable().default(null),
    mappingName: z.string().nullable().default(null),
  }),
  output: z.object({
    mapping: mappingSchema,
    header: z.array(z.string()),
    rows: z.number(),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    withdrawn: z.number(),
    refusedRows: z.number(),
    refused: z.array(refusal),
    warnings: z.array(z.string()),
  }),
  audit: (input) => ({ record: input.uploadId }),
  async handler(context, input) {
    const path = uploadPath(context.services, input.uploadId);
    if (!existsSync(path)) throw new Problem('not_found');
    try {
      const mapping =
        input.mapping ??
        (input.mappingName ? await findMapping(context.db, context.mission.id, input.mappingName) : null);
      const result = await importFile(context, { path, name: input.fileName, mapping, dryRun: true });
      return { ...result, header: [...result.header], refused: result.refused.slice(0, 200) };
    } catch (error) {
      if (error instanceof FileRefused)
        throw new Problem('file_refused', [{ field: error.code, reason: error.message }]);
      throw error;
    }
  },
});

/** Hands the file to the queue; the page follows its progress. */
export const startImport = defineOperation({
  name: 'import.start',
  summary: 'Import an uploaded file with its mapping, as a job',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({ mission: z.string(), uploadId, fileName: z.string().max(200), mapping: mappingSchema }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.uploadId }),
  async handler(context, input) {
    const { db, mission, account, now, services } = context;
    if (!existsSync(uploadPath(services, input.uploadId))) throw new Problem('not_found');
    await db.query(
      `insert into openmara.import_run (mission_id, id, file_name, file_digest, target, mapping, snapshot, state, started_by, started_at) values ($1, $2, $3, '', $4, $5, $6, 'reading', $7, $8)`,
      [
        mission.id,
        input.uploadId,
        input.fileName,
        input.mapping.target,
        JSON.stringify(input.mapping),
        input.mapping.snapshot,
        account.accountId,
        now,
      ],
    );
    await services.enqueue(db, 'import', {
      mission: mission.code,
      uploadId: input.uploadId,
      fileName: input.fileName,
      mapping: input.mapping,
      email: account.email,
    });
    return { id: input.uploadId };
  },
});

/** What the job runs, under the rules of the account that started it. */
export const applyImport = defineOperation({
  name: 'import.apply',
  summary: 'Run a started import to its end',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({ mission: z.string(), uploadId, fileName: z.string(), mapping: mappingSchema }),
  output: z.object({
    rows: z.number(),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    refusedRows: z.number(),
  }),
  audit: (input, output) => ({
    record: input.uploadId,
    note: `${output.rows} rows, ${output.created} created, ${output.updated} updated, ${output.refusedRows} refused`,
  }),
  async handler(context, input) {
    const path = uploadPath(context.services, input.uploadId);
    if (!existsSync(path)) throw new Problem('not_found');
    let last = 0;
    try {
      const result = await importFile(context, {
        path,
        name: input.fileName,
        mapping: input.mapping,
        dryRun: false,
        importId: input.uploadId,
        progress(read, total, rows) {
          if (Date.now() - last < 500) return;
          last = Date.now();
          progress.set(input.uploadId, { read, total, rows });
        },
      });
      rmSync(path, { force: true });
      return result;
    } catch (error) {
      if (error instanceof FileRefused)
        throw new Problem('file_refused', [{ field: error.code, reason: error.message }]);
      throw error;
    } finally {
      progress.delete(input.uploadId);
    }
  },
});

/** How far running imports are; in memory, because it is only of interest while they run. */
const progress = new Map<string, { read: number; total: number; rows: number }>();

const runView = z.object({
  id: z.string(),
  fileName: z.string(),
  target: z.string(),
  state: z.string(),
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  withdrawn: z.number(),
  refused: z.number(),
  warnings: z.array(z.string()),
  problem: z.string().nullable(),
  startedAt: z.string(),
  startedBy: z.string(),
  progress: z.object({ read: z.number(), total: z.number(), rows: z.number() }).nullable(),
});
const RUN = `i.id, i.file_name as "fileName", i.target, i.state, i.rows, i.created, i.updated, i.unchanged, i.withdrawn, i.refused, i.warnings, i.problem, to_json(i.started_at)#>>'{}' as "startedAt", a.name as "startedBy" from openmara.import_run i join openmara.account a on a.id = i.started_by`;

export const listImports = defineOperation({
  name: 'import.list',
  summary: 'Imports of the mission, latest first',
  kind: 'query',
  who: 'import_records',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({ items: z.array(runView) }),
  async handler({ db, mission, account, role }) {
    const { rows } = await db.query<Omit<z.infer<typeof runView>, 'progress'>>(
      `select ${RUN} where i.mission_id = $1 and ($2 or i.started_by = $3) order by i.started_at desc limit 50`,
      [mission.id, role !== 'focal_point', account.accountId],
    );
    return { items: rows.map((row) => ({ ...row, progress: progress.get(row.id) ?? null })) };
  },
});

export const getRefusals = defineOperation({
  name: 'import.refusals',
  summary: 'The refused rows of an import, to correct and import again',
  kind: 'query',
  who: 'import_records',
  within: 'mission',
  audit: (input) => ({ record: input.id }),
  input: z.object({ mission: z.string(), id: uploadId }),
  output: z.object({
    header: z.array(z.string()),
    items: z.array(refusal.extend({ cells: z.array(z.string()) })),
  }),
  async handler({ db, mission, account, role }, input) {
    const run = await db.query<{ mapping: { columns?: Record<string, string> } }>(
      'select mapping from openmara.import_run where mission_id = $1 and id = $2 and ($3 or started_by = $4)',
      [mission.id, input.id, role !== 'focal_point', account.accountId],
    );
    if (!run.rows[0]) throw new Problem('not_found');
    const { rows } = await db.query<{
      row: number;
      column: string | null;
      value: string | null;
      code: string;
      reason: string;
      cells: string[];
    }>(
      'select row_number as row, column_name as column, value, code, reason, cells from openmara.import_refusal where mission_id = $1 and import_id = $2 order by row_number, position limit 10000',
      [mission.id, input.id],
    );
    return { header: Object.keys(run.rows[0].mapping.columns ?? {}), items: rows };
  },
});

export const saveMapping = defineOperation({
  name: 'import.save-mapping',
  summary: 'Save a mapping for next time',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({ mission: z.string(), name: z.string().trim().min(1).max(80), mapping: mappingSchema }),
  output: z.object({ name: z.string() }),
  audit: (input) => ({ record: input.name }),
  async handler({ db, mission, account, now }, input) {
    await db.query(
      'insert into openmara.import_mapping (mission_id, name, content, saved_by, saved_at) values ($1, $2, $3, $4, $5) on conflict (mission_id, name) do update set content = excluded.content, saved_by = excluded.saved_by, saved_at = excluded.saved_at',
      [
        mission.id,
        input.name,
        JSON.stringify({ ...input.mapping, name: input.name }),
        account.accountId,
        now,
      ],
    );
    return { name: input.name };
  },
});
