import { mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import { Problem } from '@openmara/core/access/problems';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { answersNoted, answersOf, importAnswers } from './import-answers.ts';
import { targetNamed } from './import-file.ts';
import { asProblem } from './import-views.ts';
import { getUpload } from './uploads.ts';

/** Hands the file to the queue; the page follows its progress. */
export const startImport = defineOperation({
  name: 'import.start',
  summary: 'Import an uploaded file with its mapping, as a job',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({ mission: z.string(), uploadId: z.uuid(), mapping: mappingSchema, ...importAnswers }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.uploadId, note: `${input.mapping.target}${answersNoted(input)}` }),
  async handler(context, input) {
    const { db, mission, account, now, services } = context;
    const target = await asProblem(async () => targetNamed(context, input.mapping.target));
    context.demand(target.needs);
    const { fileName } = await getUpload(context, input.uploadId);
    // One that stopped, because it asked or for another reason, may be started again with its file.
    const begun = await maybeRow(
      db,
      z.object({ id: z.string() }),
      `insert into openmara.import_run
         (mission_id, id, file_name, file_digest, target, mapping, snapshot, state, started_by, started_at)
       values ($1, $2, $3, '', $4, $5, $6, 'reading', $7, $8)
       on conflict (mission_id, id) do update
         set target = excluded.target, mapping = excluded.mapping, snapshot = excluded.snapshot,
             state = 'reading', problem = null, started_by = excluded.started_by,
             started_at = excluded.started_at
         where import_run.state = 'failed'
       returning id`,
      [
        mission.id,
        input.uploadId,
        fileName,
        input.mapping.target,
        JSON.stringify(input.mapping),
        input.mapping.snapshot,
        account.accountId,
        now,
      ],
    );
    if (!begun) throw new Problem('import_not_ready');
    await services.enqueue(db, 'import', {
      mission: mission.code,
      uploadId: input.uploadId,
      mapping: input.mapping,
      email: account.email,
      ...answersOf(input),
    });
    return { id: input.uploadId };
  },
});
