import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { form } from './draft-form.ts';

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
