import { z } from 'zod';
import { Problem } from '@openmara/core/access/problems';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { assertJoined, reason } from './joining.ts';
import { noteSources } from './note-sources.ts';

export const judgeIndependence = defineOperation({
  name: 'incident.judge-independence',
  summary:
    'Say whether a joined report goes back to the same conversation as another one; what was verified is under verification again where it does',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    reportId: z.uuid(),
    independent: z.boolean(),
    reason,
  }),
  output: z.object({ id: z.string() }),
  audit: (input) => ({
    record: input.id,
    note: `report ${input.reportId} ${input.independent ? 'independent' : 'dependent'}`,
  }),
  async handler(context, input) {
    await assertJoined(context, input.id, input.reportId);
    const changed = await execute(
      context.db,
      `update openmara.incident_report set independent = $4
       where mission_id = $1 and incident_id = $2 and report_id = $3 and separated_at is null
         and independent <> $4`,
      [context.mission.id, input.id, input.reportId, input.independent],
    );
    if (changed === 0)
      throw new Problem('out_of_order', [{ field: 'independent', reason: 'problem.why.held-already' }]);
    await noteSources(context, [
      {
        incidentId: input.id,
        reportId: input.reportId,
        cause: input.independent ? 'source_independent' : 'source_dependent',
        grounds: input.reason,
      },
    ]);
    return { id: input.id };
  },
});
