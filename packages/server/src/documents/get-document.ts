import { Problem } from '@openmara/core/access/problems';
import { POPULATIONS } from '@openmara/core/releases/release-tables';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { keptModel } from './kept-model.ts';

const documentRow = z.object({
  title: z.string(),
  period: z.string(),
  locale: z.string(),
  state: z.enum(['draft', 'cleared']),
  composedBy: z.string(),
  composedAt: z.string(),
  /** Whether the reader composed it, who therefore does not clear it. */
  own: z.boolean(),
  clearedBy: z.string().nullable(),
  clearedAt: z.string().nullable(),
  /** What was found when its figures were last counted again, for who composes or clears; null where nobody did. */
  compared: z
    .object({ at: z.string(), by: z.string(), populations: z.array(z.enum(POPULATIONS)) })
    .nullable(),
  model: keptModel,
});

export const getDocument = defineOperation({
  name: 'document.get',
  summary:
    'A document as it was composed: its text, tables and pictures, and every figure’s query and moment',
  kind: 'query',
  who: 'read_documents',
  within: 'mission',
  audit: (input) => ({ record: input.id }),
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: documentRow,
  async handler({ db, mission, account, sees, may }, input) {
    const document = await maybeRow(
      db,
      documentRow,
      `select d.title, d.period, d.locale, d.state, a.name as "composedBy", c.name as "clearedBy",
              d.composed_by = $4 as own, to_json(d.composed_at)#>>'{}' as "composedAt",
              to_json(d.cleared_at)#>>'{}' as "clearedAt", d.model,
              (select json_build_object('at', to_json(x.compared_at), 'by', b.name,
                                        'populations', x.populations)
               from openmara.document_comparison x join openmara.account b on b.id = x.compared_by
               where x.mission_id = d.mission_id and x.document_id = d.id and $5
               order by x.compared_at desc limit 1) as compared
       from openmara.document d join openmara.account a on a.id = d.composed_by
       left join openmara.account c on c.id = d.cleared_by
       where d.mission_id = $1 and d.id = $2 and ($3 or d.state = 'cleared')`,
      [
        mission.id,
        input.id,
        sees('document_drafts'),
        account.accountId,
        may('compose_document') || may('clear_document'),
      ],
    );
    if (!document) throw new Problem('not_found');
    return document;
  },
});
