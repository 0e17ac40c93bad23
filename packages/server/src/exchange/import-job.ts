import { Problem } from '@openmara/core/access/problems';
import { mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import { findActorByEmail } from '../access/sessions.ts';
import { execute } from '../database/rows.ts';
import type { Job } from '../jobs/job.ts';
import { runOperation, type Runtime } from '../operations/run.ts';
import { importAnswers } from './import-answers.ts';
import { applyImport } from './apply-import.ts';

const importData = z.object({
  mission: z.string(),
  uploadId: z.string(),
  mapping: mappingSchema,
  email: z.string(),
  ...importAnswers,
});

/** A refusal will be the same the next time: the import has failed, and its page says why. */
async function noteFailure(
  { pool }: Runtime,
  mission: string,
  importId: string,
  reason: string,
): Promise<void> {
  const db = await pool.connect();
  try {
    await db.query('begin');
    await execute(
      db,
      `select set_config('openmara.mission', (select id::text from openmara.mission_named($1)), true)`,
      [mission],
    );
    await execute(
      db,
      `update openmara.import_run set state = 'failed', problem = $2 where id = $1 and state <> 'applied'`,
      [importId, reason],
    );
    await db.query('commit');
  } finally {
    db.release();
  }
}

/** Imports run under the account that asked for them, by the same rules. */
export const importJob: Job = {
  queue: 'import',
  retries: 3,
  longest: 3600,
  async run(runtime, data) {
    const job = importData.parse(data);
    const actor = await findActorByEmail(runtime.pool, job.email);
    const { email: _, ...input } = job;
    try {
      await runOperation(runtime, applyImport, actor, input);
    } catch (error) {
      const reason =
        error instanceof Problem
          ? error.details.map(({ reason }) => reason).join(' ') || error.message
          : 'The import stopped; nothing of it was kept. Start it again.';
      await noteFailure(runtime, job.mission, job.uploadId, reason);
      // A fault may pass (the database restarted): the queue tries again, and the state follows.
      if (!(error instanceof Problem)) throw error;
    }
  },
};
