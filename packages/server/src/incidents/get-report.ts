import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { presentReport, reportRow, reportRowColumns, reportView } from './present-report.ts';

export const getReport = defineOperation({
  name: 'report.get',
  summary: 'Read one report as it was filed',
  kind: 'query',
  who: 'read_reports',
  within: 'mission',
  audit: (input) => ({ record: input.id }),
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: reportView,
  async handler({ db, mission, permit }, input) {
    const row = await maybeRow(
      db,
      reportRow,
      `select ${reportRowColumns(true)}, ir.incident_id, i.reference as incident_reference
       from openmara.report r left join openmara.place p on p.id = r.place_id
       left join openmara.incident_report ir
         on ir.mission_id = r.mission_id and ir.report_id = r.id and ir.separated_at is null
       left join openmara.incident i on i.mission_id = ir.mission_id and i.id = ir.incident_id
       where r.mission_id = $1 and r.id = $2`,
      [mission.id, input.id],
    );
    if (!row) throw new Problem('not_found');
    return presentReport(permit('read_reports', row), true);
  },
});
