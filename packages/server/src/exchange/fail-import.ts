import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { writeAuditEntry } from '../operations/audit-entry.ts';
import { uploadFolder } from '../operations/receive-file.ts';
import type { Runtime } from '../operations/run.ts';

/** Of an import that was interrupted more often than it is tried. */
export const STOPPED = 'The import stopped; nothing of it was kept. Bring the file and start it again.';

const starter = z.object({ account: z.string(), mission: z.string() });

/**
 * Ends an import that did not come to its end; one that was applied stays as it is.
 * @param mission its code
 * @param options keepsFile where the file may be started again with an answer; else it goes now. unseen where no act
 * has left an entry of it, because its process died: the entry is left here, of whoever started it
 */
export async function failImport(
  runtime: Runtime,
  missionId: string,
  importId: string,
  reason: string,
  options: { readonly keepsFile: boolean; readonly unseen?: boolean },
): Promise<void> {
  const { pool, services } = runtime;
  const db = await pool.connect();
  let broken: Error | undefined;
  try {
    await db.query('begin');
    await execute(db, `select set_config('openmara.mission', $1, true)`, [missionId]);
    const run = await maybeRow(
      db,
      starter,
      `update openmara.import_run set state = 'failed', problem = $2
       where id = $1 and state in ('reading', 'applying')
       returning started_by as account, mission_id as mission`,
      [importId, reason],
    );
    if (run && options.unseen)
      await writeAuditEntry(db, {
        at: runtime.now(),
        accountId: run.account,
        role: null,
        missionId: run.mission,
        operation: 'import.apply',
        outcome: 'fault',
        note: { record: importId, note: reason },
      });
    if (run && !options.keepsFile) {
      await execute(db, `select set_config('openmara.account', $1, true)`, [run.account]);
      await execute(db, 'delete from openmara.upload where mission_id = $1 and id = $2', [
        run.mission,
        importId,
      ]);
    }
    await db.query('commit');
    if (run && !options.keepsFile) await rm(join(uploadFolder(services), importId), { force: true });
  } catch (error) {
    broken = error instanceof Error ? error : new Error('import');
    throw error;
  } finally {
    db.release(broken);
  }
}
