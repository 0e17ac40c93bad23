import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@openmara/core/access/problems';
import { isPlainIdentity } from '@openmara/core/exchange/identities';
import { type Mapping, mappingSchema, orderOf } from '@openmara/core/exchange/mapping';
import { DATE_FIELD_NAMES } from '@openmara/core/exchange/mapping-fields';
import type { Refusal } from '@openmara/core/exchange/reports/row';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { uploadFolder } from '../operations/receive-file.ts';
import { importFile, type ImportResult } from './import-file.ts';
import { asProblem, refusalView } from './import-views.ts';
import { readRefusals } from './read-refusals.ts';
import { REASON_HEADING } from './refused-file.ts';
import { csvOf } from './write-csv.ts';

const runRow = z.object({ target: z.string(), mapping: mappingSchema, letIn: z.array(z.string()) });
type Run = z.infer<typeof runRow>;

/** What became of the row; `refused` again leaves it in the list, with what was written now. */
const OUTCOMES = ['created', 'updated', 'unchanged', 'refused'] as const;

const became = z.object({
  outcome: z.enum(OUTCOMES),
  /** The import that took it; null where it is refused still. */
  importId: z.string().nullable(),
  /** Why it is refused still. */
  refused: z.array(refusalView),
  warnings: z.array(z.string()),
});
type Became = z.infer<typeof became>;

/** The import is locked: of two who correct the same row, the second finds that it was. @throws Problem not_found */
async function runOf({ db, mission, account, sees }: Context, id: string): Promise<Run> {
  const run = await maybeRow(
    db,
    runRow,
    `select target, mapping, let_in as "letIn" from openmara.import_run
     where mission_id = $1 and id = $2 and state = 'applied' and ($3 or started_by = $4) for update`,
    [mission.id, id, sees('imports_of_others'), account.accountId],
  );
  if (!run) throw new Problem('not_found');
  return run;
}

interface AskedRow {
  readonly id: string;
  readonly row: number;
  readonly cells: readonly string[];
}
interface RowFile {
  readonly importId: string;
  readonly path: string;
  readonly mapping: Mapping;
  readonly run: Run;
  /** The import that it corrects. */
  readonly id: string;
}
const ordersOf = (mapping: Mapping) =>
  Object.fromEntries(DATE_FIELD_NAMES.map((field) => [field, orderOf(mapping, field)] as const));
/** By the way of a file of refused rows that comes back, of this one row. */
const bring = (context: Context, file: RowFile, dryRun: boolean): Promise<ImportResult> =>
  asProblem(() =>
    importFile(context, {
      importId: file.importId,
      path: file.path,
      name: 'refused-rows.csv',
      mapping: file.mapping,
      target: file.run.target,
      dryRun,
      answers: {
        importAs: file.id,
        withdraws: null,
        notIdentities: file.run.letIn,
        // One row decides nothing: it is read as its column was.
        dateOrders: ordersOf(file.mapping),
      },
    }),
  );

/** Ends the refusals of the row that stand. @param takenBy the import that took it; null where it is refused again */
async function end(
  { db, mission, account, now }: Context,
  { id, row }: AskedRow,
  takenBy: string | null,
): Promise<void> {
  await execute(
    db,
    `update openmara.import_refusal set over_at = $4, over_by = $5, taken_by = $6
     where mission_id = $1 and import_id = $2 and row_number = $3 and over_at is null`,
    [mission.id, id, row, now, account.accountId, takenBy],
  );
}
/** Keeps what was written now, with why it is refused still. */
async function refuseAgain(context: Context, asked: AskedRow, refused: readonly Refusal[]): Promise<void> {
  await end(context, asked, null);
  for (const refusal of refused)
    await execute(
      context.db,
      `insert into openmara.import_refusal
         (mission_id, import_id, row_number, position, column_name, value, code, reason, cells)
       select $1, $2, $3, 1 + max(position), $4, $5, $6, $7, $8 from openmara.import_refusal
       where mission_id = $1 and import_id = $2 and row_number = $3`,
      [
        context.mission.id,
        asked.id,
        asked.row,
        refusal.column,
        refusal.value,
        refusal.code,
        refusal.reason,
        JSON.stringify(asked.cells),
      ],
    );
}

/** What is kept of the cells of a row that is refused again: of an identity nothing, as of the rows of a file. */
function withoutPersons(cells: readonly string[], { header, identities }: ImportResult): string[] {
  const left = new Set(identities.filter(({ kept }) => !kept).map(({ column }) => column));
  return cells.map((cell, at) => (left.has(header[at]?.trim() ?? '') || isPlainIdentity(cell) ? '' : cell));
}

/** Looks at the row first: what would be refused again writes no import, and stays in the list of the first one. */
async function importRow(context: Context, file: RowFile, asked: AskedRow): Promise<Became> {
  const seen = await bring(context, file, true);
  if (seen.rows !== 1 || seen.refusedRows > 0) {
    const refused = seen.refused.map((one) => ({ ...one, row: asked.row }));
    const kept = { ...asked, cells: withoutPersons(asked.cells, seen) };
    if (refused.length > 0) await refuseAgain(context, kept, refused);
    return { outcome: 'refused', importId: null, refused, warnings: seen.warnings };
  }
  const done = await bring(context, file, false);
  await end(context, asked, file.importId);
  await execute(
    context.db,
    'update openmara.import_run set corrected = corrected + 1 where mission_id = $1 and id = $2',
    [context.mission.id, asked.id],
  );
  const outcome = done.created > 0 ? 'created' : done.updated > 0 ? 'updated' : 'unchanged';
  return { outcome, importId: file.importId, refused: [], warnings: done.warnings };
}

/** A row that an import refused, corrected: it is imported under the mapping of its file, by the rules for a file. */
export const correctRow = defineOperation({
  name: 'import.correct-row',
  summary: 'Import a refused row again, with its cells corrected',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    /** The import that refused it. */
    id: z.uuid(),
    /** Its row in the file. */
    row: z.number().int().min(1).max(100_000_000),
    /** All its cells in the order of the file, as they are to be read. */
    cells: z.array(z.string().max(100_000)).min(1).max(2000),
  }),
  output: became,
  audit: (input, output) => ({
    record: input.id,
    note: `row ${input.row}, ${output.outcome}${output.importId ? ` by ${output.importId}` : ''}`,
  }),
  async handler(context, input): Promise<Became> {
    const run = await runOf(context, input.id);
    const { header, items } = await readRefusals(context, input.id);
    const standing = items.filter(({ row }) => row === input.row);
    const [former] = standing;
    if (!former) throw new Problem('changed_meanwhile');
    const width = Math.max(header.length, former.cells.length);
    const all = (cells: readonly string[]): string[] =>
      Array.from({ length: width }, (_, at) => cells[at] ?? '');
    const cells = all(input.cells);
    // The same key with the same words would change the report of the row that has it already.
    const repeated = standing.some(({ code }) => code === 'key_repeated');
    if (repeated && JSON.stringify(all(former.cells)) === JSON.stringify(cells))
      return { outcome: 'refused', importId: null, refused: standing, warnings: [] };
    const importId = newId();
    const path = join(uploadFolder(context.services), importId);
    await mkdir(uploadFolder(context.services), { recursive: true, mode: 0o700 });
    try {
      await writeFile(
        path,
        csvOf([
          [...all(header), REASON_HEADING],
          [...cells, ''],
        ]),
        { mode: 0o600 },
      );
      return await importRow(
        context,
        { importId, path, mapping: run.mapping, run, id: input.id },
        { ...input, cells },
      );
    } finally {
      await rm(path, { force: true });
    }
  },
});
