/** Tells who asked for it, by an e-mail without content, that something waits for them. */
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Job } from '../jobs/job.ts';
import { listMissions } from '../missions/list-missions.ts';
import { whatWaits } from '../missions/what-waits.ts';
import { type Runtime, runOperation } from '../operations/run.ts';
import type { Actor } from '../operations/operation.ts';
import { sendReminder } from './send-reminder.ts';
import { findActorByEmail } from './sessions.ts';

const dueRow = z.object({ email: z.string() });
async function dueToday(runtime: Runtime): Promise<string[]> {
  const db = await runtime.pool.connect();
  try {
    await db.query(`begin; set local openmara.housekeeping = 'on'`);
    const today = runtime.now().toISOString().slice(0, 10);
    return (await rows(db, dueRow, 'select email from openmara.reminders_due($1)', [today])).map(
      ({ email }) => email,
    );
  } finally {
    await db.query('rollback').catch(() => undefined);
    db.release();
  }
}

/** In all missions, as the pages would say it. */
async function numberWaiting(runtime: Runtime, actor: Actor): Promise<number> {
  if (actor.assignments.length === 0) return 0;
  let number = 0;
  const missions = await runOperation(runtime, listMissions, actor, {});
  for (const { code } of missions.items) {
    const { items } = await runOperation(runtime, whatWaits, actor, { mission: code });
    for (const { count } of items) number += count;
  }
  return number;
}

export const remindPeople: Job = {
  queue: 'remind-people',
  // Every hour of the day's work: who was told is not told again that day, who could not be is tried again.
  schedule: '23 5-17 * * *',
  retries: 0,
  longest: 1800,
  async run(runtime) {
    if (!runtime.services.mail) return;
    let failed: unknown = null;
    for (const email of await dueToday(runtime)) {
      const actor = await findActorByEmail(runtime.pool, email);
      if (!actor) continue;
      try {
        const count = await numberWaiting(runtime, actor);
        if (count > 0) await runOperation(runtime, sendReminder, actor, { count });
      } catch (error) {
        failed ??= error;
      }
    }
    if (failed) throw failed;
  },
};
