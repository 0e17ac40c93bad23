import { Problem, PROBLEMS } from '@openmara/core/access/problems';
import { FIRST_LOCALE, type Locale } from '@openmara/core/language/languages';
import { mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import { findActorByEmail } from '../access/sessions.ts';
import { problemWords } from '../language/problem-words.ts';
import type { Job } from '../jobs/job.ts';
import { findMission } from '../operations/find-mission.ts';
import { runOperation } from '../operations/run.ts';
import { importAnswers } from './import-answers.ts';
import { failImport, STOPPED } from './fail-import.ts';
import { applyImport } from './apply-import.ts';

const importData = z.object({
  mission: z.string(),
  uploadId: z.string(),
  mapping: mappingSchema,
  email: z.string(),
  ...importAnswers,
});

/** Why it was refused, in the language of whoever started it. */
function wordsOf(refusal: Problem, locale: Locale): string {
  const { title, errors } = problemWords(refusal, locale);
  return errors.map(({ reason }) => reason).join(' ') || title;
}

/** Imports run under the account that asked for them, by the same rules. */
export const importJob: Job = {
  queue: 'import',
  retries: 3,
  longest: 3600,
  async run(runtime, data, last) {
    const job = importData.parse(data);
    const actor = await findActorByEmail(runtime.pool, job.email);
    const { email: _, ...input } = job;
    try {
      await runOperation(runtime, applyImport, actor, input);
    } catch (error) {
      // A fault may pass (the database restarted, many wait): the queue tries again, and the page says so meanwhile.
      const passes = !(error instanceof Problem) || PROBLEMS[error.code].status === 503;
      if (passes && !last) throw error;
      // A refusal will be the same the next time: the import has failed, and its page says why.
      const refused = error instanceof Problem;
      const reason = refused ? wordsOf(error, actor?.locale ?? FIRST_LOCALE) : STOPPED;
      const mission = await findMission(runtime.pool, job.mission);
      if (!mission) throw error;
      await failImport(runtime, mission.id, job.uploadId, reason, { keepsFile: refused });
      if (!refused) throw error;
    }
  },
};
