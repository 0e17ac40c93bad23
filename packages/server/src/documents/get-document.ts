import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { keptModel } from './kept-model.ts';

const documentRow = z.object({
  title: z.string(),
  period: z.string(),
  locale: z.string(),
  model: keptModel,
});

export const getDocument = defineOperation({
  name: 'document.get',
  summary: 'The model of a document, with every figure’s query, moment and record count',
  kind: 'query',
  who: 'read_documents',
  within: 'mission',
  audit: (input) => ({ record: input.id }),
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({ title: z.string(), period: z.string(), locale: z.string(), model: z.any() }),
  async handler({ db, mission, sees }, input) {
    const document = await maybeRow(
      db,
      documentRow,
      `select title, period, locale, model from openmara.document
       where mission_id = $1 and id = $2 and ($3 or state = 'cleared')`,
      [mission.id, input.id, sees('document_drafts')],
    );
    if (!document) throw new Problem('not_found');
    return document;
  },
});
