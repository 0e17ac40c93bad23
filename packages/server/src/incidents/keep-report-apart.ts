import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { anyRow, execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { reason } from './joining.ts';

export const keepReportApart = defineOperation({
  name: 'incident.keep-report-apart',
  summary: 'Say with a reason that a report is not about an incident; it is kept, and can be taken back',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid(), reportId: z.uuid(), reason }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({ record: input.id, note: `report ${input.reportId}` }),
  async handler({ db, mission, now, account }, input) {
    const key = [mission.id, input.reportId, input.id];
    const both = `select from openmara.report r, openmara.incident i
                  where r.mission_id = $1 and r.id = $2 and i.mission_id = $1 and i.id = $3`;
    if (!(await anyRow(db, both, key))) throw new Problem('not_found');
    const joined = `select from openmara.incident_report
                    where mission_id = $1 and report_id = $2 and incident_id = $3 and separated_at is null`;
    if (await anyRow(db, joined, key)) throw new Problem('already_joined');
    await execute(
      db,
      `insert into openmara.report_apart (mission_id, report_id, incident_id, said_at, said_by, reason)
       values ($1, $2, $3, $4, $5, $6)`,
      [...key, now, account.accountId, input.reason],
    );
    return { id: input.id };
  },
});
