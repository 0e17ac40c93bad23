import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { reason } from './joining.ts';

export const considerReportAgain = defineOperation({
  name: 'incident.consider-report-again',
  summary: 'Take back, with a reason, that a report is not about an incident; what was said before is kept',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid(), reportId: z.uuid(), reason }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id, note: `report ${input.reportId}` }),
  async handler({ db, mission, now, account }, input) {
    const takenBack = await execute(
      db,
      `update openmara.report_apart
       set taken_back_by = $4, taken_back_at = $5, taken_back_reason = $6
       where mission_id = $1 and report_id = $2 and incident_id = $3 and taken_back_at is null`,
      [mission.id, input.reportId, input.id, account.accountId, now, input.reason],
    );
    if (takenBack === 0) throw new Problem('not_found');
    return { id: input.id };
  },
});
