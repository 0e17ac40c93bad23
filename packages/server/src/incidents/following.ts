/** Whoever changes a report need not see its incident; the house follows it there, within the mission, and no further. */
import { type Database, execute } from '../database/rows.ts';

/**
 * Runs the work with the rows of the mission that stand behind its incidents in sight (migration 0012): to mark what
 * happened to a source, and to see everybody who had a hand in one. Nothing that it reads leaves the house, but how far a report is
 * (`feedback.ts`). Where the
 * work fails the transaction is undone, and the setting with it.
 */
export async function following<T>(db: Database, work: () => Promise<T>): Promise<T> {
  await execute(db, `set local openmara.following = 'on'`);
  const result = await work();
  await execute(db, `set local openmara.following = ''`);
  return result;
}
