/** What somebody has begun to write: kept at every change, offered again on another device, read by nobody else. */
import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, rows, theRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

/** Which form it is of: the name of a kind, or of another form. */
const form = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, 'the name of a form, in lower case')
  .max(100);
/** Characters of what was written so far. */
const LONGEST = 100_000;
const content = z
  .record(z.string(), z.unknown())
  .refine((written) => JSON.stringify(written).length <= LONGEST, 'too long for a draft');

const keptRow = z.object({ id: z.string() });

export const keepDraft = defineOperation({
  name: 'draft.keep',
  summary: 'Keep what has been written so far, in place of what was kept of the same form before',
  kind: 'command',
  who: 'know_missions',
  within: 'mission',
  input: z.object({ mission: z.string(), form, recordId: z.uuid().nullable().default(null), content }),
  output: z.object({ id: z.string(), savedAt: z.string() }),
  audit: (input, output) => ({ record: output.id, note: input.form }),
  async handler({ db, mission, account, now }, input) {
    const { id } = await theRow(
      db,
      keptRow,
      `insert into openmara.draft (mission_id, id, account_id, form, record_id, content, saved_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (mission_id, account_id, form,
                    coalesce(record_id, '00000000-0000-0000-0000-000000000000'))
       do update set content = excluded.content, saved_at = excluded.saved_at
       returning id`,
      [mission.id, newId(now.getTime()), account.accountId, input.form, input.recordId, input.content, now],
    );
    return { id, savedAt: now.toISOString() };
  },
});

const view = z.object({
  id: z.string(),
  form: z.string(),
  recordId: z.string().nullable(),
  content: z.record(z.string(), z.unknown()),
  savedAt: z.string(),
});
export const listDrafts = defineOperation({
  name: 'draft.list',
  summary: 'One’s own drafts in a mission, latest first',
  kind: 'query',
  who: 'know_missions',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string(), form: form.optional() }),
  output: z.object({ items: z.array(view) }),
  async handler({ db, mission }, input) {
    const items = await rows(
      db,
      view,
      `select id, form, record_id as "recordId", content, to_json(saved_at)#>>'{}' as "savedAt"
       from openmara.draft where mission_id = $1 and ($2::text is null or form = $2)
       order by saved_at desc limit 100`,
      [mission.id, input.form ?? null],
    );
    return { items };
  },
});

export const discardDraft = defineOperation({
  name: 'draft.discard',
  summary: 'Discard a draft: it was sent, or is not wanted any more',
  kind: 'command',
  who: 'know_missions',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler({ db, mission }, input) {
    const sql = 'delete from openmara.draft where mission_id = $1 and id = $2';
    if ((await execute(db, sql, [mission.id, input.id])) === 0) throw new Problem('not_found');
    return { id: input.id };
  },
});
