import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineFile } from '../operations/operation.ts';
import { keptModel } from './kept-model.ts';
import { DOCUMENT_FORMATS, renderDocument } from './render.ts';

const documentRow = z.object({ kind: z.string(), period: z.string(), locale: z.string(), model: keptModel });

/** The words that leave the house are the composed model's; this only sets them. */
export const documentFile = defineFile({
  name: 'document.file',
  summary: 'A document as PDF, Word, HTML or JSON',
  who: 'read_documents',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid(), format: z.enum(DOCUMENT_FORMATS).default('pdf') }),
  audit: (input, answer) => ({
    record: input.id,
    note: `${answer.figures ?? 0} figures, ${input.format}`,
  }),
  async handler({ db, mission, sees }, input) {
    const found = await maybeRow(
      db,
      documentRow,
      `select kind, period, locale, model from openmara.document
       where mission_id = $1 and id = $2 and ($3 or state = 'cleared')`,
      [mission.id, input.id, sees('document_drafts')],
    );
    if (!found) throw new Problem('not_found');
    const { bytes, type } = await renderDocument(found.model, input.format);
    const name = `${found.kind}-${found.period}-${found.locale}.${input.format}`;
    return { bytes, type, name, figures: found.model.figures.length };
  },
});
