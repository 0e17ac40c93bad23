import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { maybeRow, theRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { form } from './draft-form.ts';

/** Characters of what was written so far. */
const LONGEST = 100_000;

const content = z
  .record(z.string(), z.unknown())
  .refine((written) => JSON.stringify(written).length <= LONGEST, 'problem.why.draft-too-long');

const keptRow = z.object({ id: z.string() });
const countRow = z.object({ count: z.number() });
/** Drafts of one account in a mission: as many as are listed. */
const MOST = 100;

/** One of several drafts of a form: what was kept under its id is replaced, what was kept under others stays. */
async function keepOneOfSeveral(
  { db, mission, account, now }: Context,
  { draftId, form: of, recordId, content: written }: Said,
): Promise<string> {
  const others = await theRow(
    db,
    countRow,
    'select count(*)::int as count from openmara.draft where mission_id = $1 and id <> $2',
    [mission.id, draftId],
  );
  if (others.count >= MOST)
    throw new Problem('input_invalid', [{ field: 'draftId', reason: 'problem.why.too-many-drafts' }]);
  const kept = await maybeRow(
    db,
    keptRow,
    `insert into openmara.draft as d (mission_id, id, account_id, form, record_id, content, saved_at, several)
     values ($1, $2, $3, $4, $5, $6, $7, true)
     on conflict (mission_id, id) do update set content = excluded.content, saved_at = excluded.saved_at
       where d.form = excluded.form and d.record_id is not distinct from excluded.record_id
     returning id`,
    [mission.id, draftId, account.accountId, of, recordId, written, now],
  );
  if (!kept) throw new Problem('not_found');
  return kept.id;
}
interface Said {
  readonly draftId: string;
  readonly form: string;
  readonly recordId: string | null;
  readonly content: Readonly<Record<string, unknown>>;
}

export const keepDraft = defineOperation({
  name: 'draft.keep',
  summary:
    'Keep what has been written so far, in place of what was kept of the same form, or of the same draft of it, before',
  kind: 'command',
  who: 'know_missions',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    form,
    recordId: z.uuid().nullable().default(null),
    /** Which one, where a form has several drafts at once: the writer's own choice, the same at every change. */
    draftId: z.uuid().optional(),
    content,
  }),
  output: z.object({ id: z.string(), savedAt: z.string() }),
  audit: (input, output) => ({ record: output.id, note: input.form }),
  async handler(context, input) {
    const savedAt = context.now.toISOString();
    if (input.draftId)
      return { id: await keepOneOfSeveral(context, { ...input, draftId: input.draftId }), savedAt };
    const { db, mission, account, now } = context;
    const { id } = await theRow(
      db,
      keptRow,
      `insert into openmara.draft (mission_id, id, account_id, form, record_id, content, saved_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (mission_id, account_id, form,
                    coalesce(record_id, '00000000-0000-0000-0000-000000000000')) where not several
       do update set content = excluded.content, saved_at = excluded.saved_at
       returning id`,
      [mission.id, newId(now.getTime()), account.accountId, input.form, input.recordId, input.content, now],
    );
    return { id, savedAt };
  },
});
