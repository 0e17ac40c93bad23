import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { feedbackView, readFeedback } from './feedback.ts';
import { presentReport, reportRow, reportRowColumns, reportView } from './present-report.ts';
import { readReportVersions, reportVersionView } from './report-history.ts';

const joining = z.object({
  incidentId: z.string(),
  reference: z.string(),
  status: z.string(),
  joinedBy: z.string(),
  joinedAt: z.string(),
  reason: z.string(),
  separatedBy: z.string().nullable(),
  separatedAt: z.string().nullable(),
  separationReason: z.string().nullable(),
});
const filedRow = reportRow.extend({
  filedBy: z.string(),
  filedAt: z.string(),
  key: z.string().nullable(),
  original: z.record(z.string(), z.string()).nullable(),
});

/** To which incidents it was joined, latest first; none for who learns that by feedback only. */
async function readJoinings({ db, mission, sees }: Context, id: string): Promise<z.infer<typeof joining>[]> {
  if (!sees('incident_of_report')) return [];
  return rows(
    db,
    joining,
    `select ir.incident_id as "incidentId", i.reference, i.status, a.name as "joinedBy",
            to_json(ir.joined_at)#>>'{}' as "joinedAt", ir.reason, b.name as "separatedBy",
            to_json(ir.separated_at)#>>'{}' as "separatedAt", ir.separation_reason as "separationReason"
     from openmara.incident_report ir
     join openmara.incident i on i.mission_id = ir.mission_id and i.id = ir.incident_id
     join openmara.account a on a.id = ir.joined_by
     left join openmara.account b on b.id = ir.separated_by
     where ir.mission_id = $1 and ir.report_id = $2 order by ir.joined_at desc limit 50`,
    [mission.id, id],
  );
}

export const getReport = defineOperation({
  name: 'report.get',
  summary: 'Read one report as it was filed, with its versions and the incidents that it was joined to',
  kind: 'query',
  who: 'read_reports',
  within: 'mission',
  audit: (input) => ({ record: input.id }),
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: reportView.extend({
    filedBy: z.string(),
    filedAt: z.string(),
    /** Its key in the register that it came from. */
    key: z.string().nullable(),
    /** Headings and cells as they stood in the file; null where it was filed by hand, and where they are not shown. */
    original: z.record(z.string(), z.string()).nullable(),
    /** Latest first; the first of them is what stands. */
    versions: z.array(reportVersionView),
    joinings: z.array(joining),
    /** What advisers told whoever filed it, latest first. */
    feedback: z.array(feedbackView),
  }),
  async handler(context, input) {
    const { db, mission, permit } = context;
    const row = await maybeRow(
      db,
      filedRow,
      `select ${reportRowColumns(true)}, ir.incident_id, i.reference as incident_reference,
              a.name as "filedBy", r.external_key as key, r.original,
              to_json(coalesce((select min(v.recorded_at) from openmara.report_version v
                                where v.mission_id = r.mission_id and v.report_id = r.id),
                               r.recorded_at))#>>'{}' as "filedAt"
       from openmara.report r left join openmara.place p on p.id = r.place_id
       join openmara.account a on a.id = r.filed_by
       left join openmara.incident_report ir
         on ir.mission_id = r.mission_id and ir.report_id = r.id and ir.separated_at is null
       left join openmara.incident i on i.mission_id = ir.mission_id and i.id = ir.incident_id
       where r.mission_id = $1 and r.id = $2`,
      [mission.id, input.id],
    );
    if (!row) throw new Problem('not_found');
    const report = permit('read_reports', row);
    return {
      ...presentReport(report, true),
      filedBy: row.filedBy,
      filedAt: row.filedAt,
      // A row without a key of its own is known by a digest, which says nothing to anybody.
      key: row.key?.startsWith('content:') ? null : row.key,
      // Cells are what the source told, in its words.
      original: report.sees('narrative') ? row.original : null,
      versions: await readReportVersions(context, input.id, row.filedBy),
      joinings: await readJoinings(context, input.id),
      feedback: (await readFeedback(context, [input.id])).get(input.id) ?? [],
    };
  },
});
