import { rm } from 'node:fs/promises';
import { mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { answersNoted, answersOf, importAnswers } from './import-answers.ts';
import { importFile } from './import-file.ts';
import { endProgress, setProgress } from './import-progress.ts';
import { asProblem, chosenMapping, mappingChoice, unusedView } from './import-views.ts';
import { forgetUpload, getUpload } from './uploads.ts';

const counts = z.object({
  id: z.string(),
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  withdrawn: z.number(),
  /** Rows that are part of another row's record. */
  merged: z.number(),
  refusedRows: z.number(),
  warnings: z.array(z.string()),
});
const outcome = counts.extend({
  mapping: mappingSchema.nullable(),
  header: z.array(z.string()),
  unmapped: z.array(unusedView),
});

/** The counts of an import that was applied already: a job that is run again after a crash finds its work done. */
async function appliedBefore({ db, mission }: Context, id: string): Promise<z.infer<typeof counts> | null> {
  return await maybeRow(
    db,
    counts,
    `select id, rows, created, updated, unchanged, withdrawn, merged, refused as "refusedRows", warnings
     from openmara.import_run where mission_id = $1 and id = $2 and state = 'applied'`,
    [mission.id, id],
  );
}

/** What the job runs, under the rules of the account that started it; the command line runs it directly. */
export const applyImport = defineOperation({
  name: 'import.apply',
  summary: 'Import an uploaded file to its end',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  apart: { atOnce: 1, longest: 3600 },
  input: z.object({ mission: z.string(), uploadId: z.uuid(), ...mappingChoice, ...importAnswers }),
  output: outcome,
  audit: (input, output) => ({
    record: input.uploadId,
    note: `${output.rows} rows, ${output.created} created, ${output.updated} updated, ${output.refusedRows} refused${answersNoted(input)}`,
  }),
  async handler(context, input) {
    const done = await appliedBefore(context, input.uploadId);
    if (done) return { ...done, mapping: null, header: [], unmapped: [] };
    const { path, fileName } = await getUpload(context, input.uploadId);
    let last = 0;
    const began = Date.now();
    try {
      const result = await asProblem(async () =>
        importFile(context, {
          path,
          name: fileName,
          mapping: await chosenMapping(context, input),
          target: input.target,
          dryRun: false,
          answers: answersOf(input),
          importId: input.uploadId,
          progress(read, total, rows) {
            if (Date.now() - last < 200) return;
            last = Date.now();
            setProgress(input.uploadId, { read, total, rows, seconds: (last - began) / 1000 });
          },
        }),
      );
      await forgetUpload(context, input.uploadId);
      context.afterCommit(() => rm(path, { force: true }));
      return {
        ...result,
        id: input.uploadId,
        header: [...result.header],
        unmapped: result.unmapped.map((unused) => ({ ...unused, samples: [...unused.samples] })),
      };
    } finally {
      endProgress(input.uploadId);
    }
  },
});
