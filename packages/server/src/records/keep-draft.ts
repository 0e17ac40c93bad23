import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { theRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { form } from './draft-form.ts';

/** Characters of what was written so far. */
const LONGEST = 100_000;

const content = z
  .record(z.string(), z.unknown())
  .refine((written) => JSON.stringify(written).length <= LONGEST, 'problem.why.draft-too-long');

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
