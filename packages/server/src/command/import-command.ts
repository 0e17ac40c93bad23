import { z } from 'zod';
import { basename } from 'node:path';
import { importFile, type ImportResult } from '../exchange/import-file.ts';
import { findMapping } from '../exchange/saved-mappings.ts';
import { type Actor, defineOperation } from '../operations/operation.ts';
import { type Runtime, runOperation } from '../operations/run.ts';

export interface CommandImport {
  readonly file: string;
  readonly mission: string;
  readonly mapping?: string | undefined;
  readonly dryRun: boolean;
  progress?(read: number, total: number, rows: number): void;
}

/** The import of the page, from a file on this machine: same rule, same transaction, same audit entry. */
export async function importByCommand(
  runtime: Runtime,
  actor: Actor,
  request: CommandImport,
): Promise<ImportResult> {
  let result: ImportResult | undefined;
  const operation = defineOperation({
    name: 'import.file',
    summary: 'Import a file on this machine',
    kind: 'command',
    who: 'import_records',
    within: 'mission',
    input: z.object({ mission: z.string() }),
    output: z.object({ id: z.string() }),
    audit: (_, output) => ({
      record: output.id,
      note: `${request.dryRun ? 'dry run, ' : ''}${result?.rows ?? 0} rows, ${result?.created ?? 0} created, ${result?.updated ?? 0} updated`,
    }),
    async handler(context) {
      const mapping = request.mapping
        ? await findMapping(context.db, context.mission.id, request.mapping)
        : null;
      result = await importFile(context, {
        path: request.file,
        name: basename(request.file),
        mapping,
        dryRun: request.dryRun,
        progress: request.progress?.bind(request),
      });
      return { id: result.importId };
    },
  });
  await runOperation(runtime, operation, actor, { mission: request.mission });
  if (!result) throw new Error('the import ended without a result');
  return result;
}
