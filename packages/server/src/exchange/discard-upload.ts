import { rm } from 'node:fs/promises';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { forgetUpload, getUpload } from './uploads.ts';

const runRow = z.object({ state: z.string() });

/** What was looked at and is not imported need not lie here for a day. */
export const discardUpload = defineOperation({
  name: 'import.discard',
  summary: 'Delete an uploaded file that will not be imported',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({ mission: z.string(), uploadId: z.uuid() }),
  output: z.object({ uploadId: z.string() }),
  audit: (input) => ({ record: input.uploadId }),
  async handler(context, { uploadId }) {
    const { path } = await getUpload(context, uploadId);
    const run = await maybeRow(
      context.db,
      runRow,
      'select state from openmara.import_run where mission_id = $1 and id = $2',
      [context.mission.id, uploadId],
    );
    if (run && run.state !== 'failed') throw new Problem('import_not_ready');
    await forgetUpload(context, uploadId);
    context.afterCommit(() => rm(path, { force: true }));
    return { uploadId };
  },
});
