import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, theRow } from '../database/rows.ts';
import { neutralName } from './neutral-name.ts';
import { defineUpload } from '../operations/operation.ts';
import { uploadFolder } from '../operations/receive-file.ts';

/** Bytes of one file; a workbook and a CSV have limits of their own when they are read. */
const FILE_LIMIT = 2_000_000_000;
/** What one account may have waiting in one mission: enough for the largest file, and for a day of small ones. */
const WAITING_BYTES = 2_500_000_000;
const WAITING_FILES = 100;

/** A sum of bytes is more than a number may hold: it comes as text. */
const waitingRow = z.object({ files: z.number(), bytes: z.string() });

export const uploadFile = defineUpload({
  name: 'import.upload',
  summary: 'Bring a file to import; it is deleted when it has been imported, or after a day',
  who: 'import_records',
  within: 'mission',
  limit: FILE_LIMIT,
  input: z.object({ mission: z.string(), fileName: z.string().trim().min(1).max(200) }),
  output: z.object({ uploadId: z.string(), bytes: z.number() }),
  audit: (_, output) => ({ record: output.uploadId, note: `${output.bytes} bytes` }),
  async handler({ db, mission, account, now, services }, input, file) {
    // One at a time for an account, so that two uploads at once cannot both find room.
    await execute(db, 'select pg_advisory_xact_lock(hashtext($1))', [`upload ${account.accountId}`]);
    const waiting = await theRow(
      db,
      waitingRow,
      `select count(*)::int as files, coalesce(sum(bytes), 0) as bytes
       from openmara.upload where mission_id = $1`,
      [mission.id],
    );
    if (waiting.files >= WAITING_FILES || Number(waiting.bytes) + file.bytes > WAITING_BYTES)
      throw new Problem('upload_quota');
    const uploadId = newId(now.getTime());
    await execute(
      db,
      `insert into openmara.upload (mission_id, id, account_id, file_name, bytes, uploaded_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [mission.id, uploadId, account.accountId, neutralName(input.fileName), file.bytes, now],
    );
    await rename(file.path, join(uploadFolder(services), uploadId));
    return { uploadId, bytes: file.bytes };
  },
});
