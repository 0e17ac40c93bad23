import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { reason } from './joining.ts';
import { noteSources } from './note-sources.ts';

export const separateReport = defineOperation({
  name: 'incident.separate-report',
  summary:
    'Undo a joining, with the reason; both decisions are kept, and what was verified is under verification again',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid(), reportId: z.uuid(), reason }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id, note: `report ${input.reportId}` }),
  async handler(context, input) {
    const { db, mission, now, account } = context;
    const separated = await execute(
      db,
      `update openmara.incident_report
       set separated_by = $4, separated_at = $5, separation_reason = $6
       where mission_id = $1 and incident_id = $2 and report_id = $3 and separated_at is null`,
      [mission.id, input.id, input.reportId, account.accountId, now, input.reason],
    );
    if (separated === 0) throw new Problem('not_found');
    await execute(db, 'update openmara.report set joined = false where mission_id = $1 and id = $2', [
      mission.id,
      input.reportId,
    ]);
    await noteSources(context, [
      {
        incidentId: input.id,
        reportId: input.reportId,
        cause: 'source_separated',
        grounds: input.reason,
      },
    ]);
    return { id: input.id };
  },
});
