import { Problem } from '@openmara/core/access/problems';
import type { DocumentModel } from '@openmara/documents/model';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';

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
    const { rows } = await db.query<{ title: string; period: string; locale: string; model: DocumentModel }>(
      `select title, period, locale, model from openmara.document
       where mission_id = $1 and id = $2 and ($3 or state = 'cleared')`,
      [mission.id, input.id, sees('document_drafts')],
    );
    if (!rows[0]) throw new Problem('not_found');
    return rows[0];
  },
});
