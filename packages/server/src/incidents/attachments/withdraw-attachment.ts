import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, maybeRow } from '../../database/rows.ts';
import { defineOperation } from '../../operations/operation.ts';
import { reason } from '../joining.ts';
import { newVersionOf } from '../new-version.ts';

const attached = z.object({ reportId: z.string(), over: z.boolean() });

export const withdrawAttachment = defineOperation({
  name: 'report.withdraw-attachment',
  summary:
    'Withdraw what is attached to a report, with the reason, as a new version of it; it is kept and given out no more',
  kind: 'command',
  who: 'file_report',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid(), reason }),
  output: z.object({ id: z.string(), reportId: z.string() }),
  audit: (input) => ({ record: input.id }),
  async handler(context, input) {
    const { db, mission, account, now } = context;
    const key = [mission.id, input.id];
    const found = await maybeRow(
      db,
      attached,
      `select report_id as "reportId", withdrawn_at is not null as over from openmara.report_attachment
       where mission_id = $1 and id = $2 for update`,
      key,
    );
    if (!found) throw new Problem('not_found');
    if (found.over)
      throw new Problem('input_invalid', [{ field: 'id', reason: 'problem.why.ended-already' }]);
    await newVersionOf(context, found.reportId, input.reason);
    await execute(
      db,
      `update openmara.report_attachment set withdrawn_by = $3, withdrawn_at = $4, withdrawal_reason = $5
       where mission_id = $1 and id = $2`,
      [...key, account.accountId, now, input.reason],
    );
    return { id: input.id, reportId: found.reportId };
  },
});
