import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow } from '../../database/rows.ts';
import { defineFile } from '../../operations/operation.ts';

const attached = z.object({ kind: z.enum(['jpeg', 'png']), content: z.instanceof(Buffer) });
const TYPES = { jpeg: 'image/jpeg', png: 'image/png' } as const;

export const readAttachment = defineFile({
  name: 'report.read-attachment',
  summary: 'An image that is attached to a report, as a file; a withdrawn one is not given out',
  who: 'read_attachments',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  audit: ({ id }) => ({ record: id }),
  async handler({ db, mission }, { id }) {
    const found = await maybeRow(
      db,
      attached,
      `select kind, content from openmara.report_attachment
       where mission_id = $1 and id = $2 and withdrawn_at is null`,
      [mission.id, id],
    );
    if (!found) throw new Problem('not_found');
    return { bytes: found.content, type: TYPES[found.kind], name: `attachment.${found.kind}`, records: 1 };
  },
});
