/** Figures of the demonstration: the latest quarters of each mission, released as its senior adviser would. */
import { findActorByEmail } from '../access/sessions.ts';
import { type Runtime, runOperation } from '../operations/run.ts';
import { makeRelease } from '../releases/make-release.ts';
import { MISSIONS } from './letter.ts';
import { demonstrationAccounts } from './load.ts';

/** The period of the letter, the last quarter first. */
const QUARTERS = ['2016-Q3', '2016-Q2', '2016-Q1'];

/** Releases them; those that were released stay as they are. */
export async function releaseQuarters(runtime: Runtime): Promise<void> {
  const email = demonstrationAccounts().find(({ role }) => role === 'senior_wpa')?.email ?? '';
  const adviser = await findActorByEmail(runtime.pool, email);
  if (!adviser) return;
  for (const { code } of MISSIONS)
    for (const period of QUARTERS)
      await runOperation(runtime, makeRelease, adviser, { mission: code, period });
}
