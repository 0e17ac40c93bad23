/** Uploaded files between the upload and the import. */
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@openmara/core/access/problems';
import type pg from 'pg';
import { z } from 'zod';
import { execute, maybeRow, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { uploadFolder } from '../operations/receive-file.ts';

export interface UploadedFile {
  readonly path: string;
  readonly fileName: string;
}

const uploadRow = z.object({ file_name: z.string() });
const missionRow = z.object({ id: z.string() });

/** An upload of this account in this mission. @throws Problem not_found for every other, and for none */
export async function getUpload({ db, mission, services }: Context, uploadId: string): Promise<UploadedFile> {
  const upload = await maybeRow(
    db,
    uploadRow,
    'select file_name from openmara.upload where mission_id = $1 and id = $2',
    [mission.id, uploadId],
  );
  const path = join(uploadFolder(services), uploadId);
  if (!upload || !existsSync(path)) throw new Problem('not_found');
  return { path, fileName: upload.file_name };
}

/** Forgets an upload inside the transaction; its file goes with {@link deleteUploadedFile} after the commit. */
export async function forgetUpload({ db, mission }: Context, uploadId: string): Promise<void> {
  await execute(db, 'delete from openmara.upload where mission_id = $1 and id = $2', [mission.id, uploadId]);
}

const DAY_MS = 86_400_000;
/**
 * Deletes what was uploaded more than a day ago and never imported, and files that no upload knows (left by a crash).
 * @returns how many files went
 */
export async function deleteLeftOverUploads(
  pool: pg.Pool,
  dataDirectory: string,
  now: Date,
): Promise<number> {
  const db = await pool.connect();
  try {
    await db.query(`begin; set local openmara.housekeeping = 'on'`);
    const missions = await rows(db, missionRow, 'select id from openmara.mission_ids()');
    await db.query('commit');
    for (const { id } of missions) {
      await db.query(`begin; set local openmara.housekeeping = 'on'; set local openmara.mission = '${id}'`);
      await execute(db, `delete from openmara.upload where uploaded_at < now() - interval '1 day'`);
      await db.query('commit');
    }
  } catch (error) {
    await db.query('rollback');
    throw error;
  } finally {
    db.release();
  }
  const folder = uploadFolder({ dataDirectory });
  let gone = 0;
  for (const name of existsSync(folder) ? await readdir(folder) : []) {
    const path = join(folder, name);
    if (now.getTime() - (await stat(path)).mtimeMs <= DAY_MS) continue;
    await rm(path, { force: true });
    gone += 1;
  }
  return gone;
}
