import { readFile, rm } from 'node:fs/promises';
import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, theRow } from '../../database/rows.ts';
import { type Context, defineUpload } from '../../operations/operation.ts';
import { newVersionOf } from '../new-version.ts';
import { cleanImage } from './clean-image.ts';
import { type CleanImage, ImageRefused } from './image.ts';

/** Bytes of one file. */
const LONGEST = 10_000_000;
/** What stands with one report, and what one account brings to a mission in a day. */
const MOST_OF_REPORT = 20;
const MOST_A_DAY = 100;
const BYTES_A_DAY = 300_000_000;

const counted = z.object({ standing: z.number(), today: z.number(), bytes: z.string() });
/** @throws Problem input_invalid where there is no more room; counted one after the other for an account */
async function assertRoom({ db, mission, account, now }: Context, reportId: string): Promise<void> {
  await execute(db, 'select pg_advisory_xact_lock(hashtext($1))', [`attach ${account.accountId}`]);
  const { standing, today, bytes } = await theRow(
    db,
    counted,
    `select (select count(*) from openmara.report_attachment
             where mission_id = $1 and report_id = $2 and withdrawn_at is null)::int as standing,
            count(*)::int as today, coalesce(sum(bytes), 0)::text as bytes
     from openmara.report_attachment
     where added_by = $3 and mission_id = $1 and added_at > $4::timestamptz - interval '1 day'`,
    [mission.id, reportId, account.accountId, now],
  );
  const full = standing >= MOST_OF_REPORT || today >= MOST_A_DAY || Number(bytes) > BYTES_A_DAY;
  if (full) throw new Problem('input_invalid', [{ field: 'file', reason: 'problem.why.attachments-full' }]);
}

/** @throws Problem input_invalid with why it is not taken in */
async function cleaned(path: string): Promise<CleanImage> {
  try {
    return cleanImage(await readFile(path));
  } catch (error) {
    if (!(error instanceof ImageRefused)) throw error;
    const reason = {
      kind: 'problem.why.attachment-kind',
      broken: 'problem.why.attachment-broken',
      size: 'problem.why.attachment-size',
    }[error.why];
    throw new Problem('input_invalid', [{ field: 'file', reason }]);
  }
}

export const attachToReport = defineUpload({
  name: 'report.attach',
  summary:
    'Attach a JPEG or PNG to a report, as a new version of it; camera, place and texts are taken out first',
  who: 'file_report',
  within: 'mission',
  limit: LONGEST,
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    /** What it shows, in a person's words; its name is not asked for. */
    says: z.string().trim().min(3, 'problem.why.say-it').max(500),
  }),
  output: z.object({ id: z.string(), kind: z.string(), bytes: z.number() }),
  audit: (input, { id, kind, bytes }) => ({ record: input.id, note: `${id}, ${kind}, ${bytes} bytes` }),
  async handler(context, { id: reportId, says }, file) {
    const { db, mission, account, now } = context;
    const image = await cleaned(file.path);
    const id = newId(now.getTime());
    await newVersionOf(context, reportId, says);
    await assertRoom(context, reportId);
    await execute(
      db,
      `insert into openmara.report_attachment
         (mission_id, id, report_id, kind, width, height, says, content, added_by, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        mission.id,
        id,
        reportId,
        image.kind,
        image.width,
        image.height,
        says,
        Buffer.from(image.bytes),
        account.accountId,
        now,
      ],
    );
    context.afterCommit(() => rm(file.path, { force: true }));
    return { id, kind: image.kind, bytes: image.bytes.length };
  },
});
