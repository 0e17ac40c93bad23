/** Puts in order what a process that died left of imports: none stays under way for ever, and no file stays when it is over. */
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Job } from '../jobs/job.ts';
import { uploadFolder } from '../operations/receive-file.ts';
import type { Runtime } from '../operations/run.ts';
import { failImport, STOPPED } from './fail-import.ts';

const missionRow = z.object({ id: z.string() });
const runRow = z.object({ id: z.string() });

/** Imports of a mission, past the rows of an account: under way without a job that will run, or over with a file here. */
async function leftBehind(
  { pool }: Runtime,
  missionId: string,
  files: readonly string[],
): Promise<{ lost: readonly string[]; over: readonly string[] }> {
  const db = await pool.connect();
  try {
    await db.query(`begin; set local openmara.mission = '${missionId}'`);
    const lost = await rows(
      db,
      runRow,
      `select i.id from openmara.import_run i
       where i.mission_id = $1 and i.state in ('reading', 'applying')
         and i.id not in (select import_id from openmara.queued_imports())`,
      [missionId],
    );
    const over = await rows(
      db,
      runRow,
      `select i.id from openmara.import_run i
       where i.mission_id = $1 and i.state in ('applied', 'undone') and i.id::text = any($2)`,
      [missionId, files],
    );
    return { lost: lost.map(({ id }) => id), over: over.map(({ id }) => id) };
  } finally {
    await db.query('rollback').catch(() => undefined);
    db.release();
  }
}

/** Every mission, for the housekeeping alone. */
async function missionIds({ pool }: Runtime): Promise<string[]> {
  const db = await pool.connect();
  try {
    await db.query(`begin; set local openmara.housekeeping = 'on'`);
    return (await rows(db, missionRow, 'select id from openmara.mission_ids()')).map(({ id }) => id);
  } finally {
    await db.query('rollback').catch(() => undefined);
    db.release();
  }
}

export const settleImports: Job = {
  queue: 'settle-imports',
  schedule: '* * * * *',
  atStart: true,
  retries: 1,
  longest: 60,
  async run(runtime) {
    const folder = uploadFolder(runtime.services);
    const files = existsSync(folder) ? await readdir(folder) : [];
    for (const id of await missionIds(runtime)) {
      const { lost, over } = await leftBehind(runtime, id, files);
      for (const run of lost) await failImport(runtime, id, run, STOPPED, { keepsFile: false, unseen: true });
      for (const run of over) await rm(join(folder, run), { force: true });
    }
  },
};
