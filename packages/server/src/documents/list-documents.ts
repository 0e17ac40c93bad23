import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { proposedQuarter } from './proposed-quarter.ts';

const listed = z.object({
  id: z.string(),
  title: z.string(),
  period: z.string(),
  locale: z.string(),
  asOf: z.string(),
  state: z.string(),
  composedBy: z.string(),
  /** Whether the reader composed it, who therefore does not clear it. */
  own: z.boolean(),
  composedAt: z.string(),
});

export const listDocuments = defineOperation({
  name: 'document.list',
  summary: 'Documents of the mission, latest first',
  kind: 'query',
  who: 'read_documents',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({
    items: z.array(listed),
    /** The quarter to compose a report of, for who composes: the last that is over and has records. */
    proposed: z.string().nullable(),
  }),
  async handler(context) {
    const { db, mission, account, sees } = context;
    const items = await rows(
      db,
      listed,
      `select d.id, d.title, d.period, d.locale, to_json(d.as_of)#>>'{}' as "asOf", d.state,
              a.name as "composedBy", d.composed_by = $3 as own, to_json(d.composed_at)#>>'{}' as "composedAt"
       from openmara.document d join openmara.account a on a.id = d.composed_by
       where d.mission_id = $1 and ($2 or d.state = 'cleared') order by d.composed_at desc limit 100`,
      [mission.id, sees('document_drafts'), account.accountId],
    );
    return { items, proposed: await proposedQuarter(context) };
  },
});
