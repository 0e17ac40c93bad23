/** What whoever filed a report learns of it: how far it is, and what an adviser tells. */
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { following } from './following.ts';

/** How far a report is. What was decided, and about which incident, is told by an adviser or not at all. */
export const STAGES = ['waiting', 'gathered', 'verifying', 'decided', 'withdrawn'] as const;
export const feedbackView = z.object({ by: z.string(), at: z.string(), text: z.string() });
type Feedback = z.infer<typeof feedbackView>;
const feedbackRow = feedbackView.extend({ reportId: z.string() });

/** What advisers told about each report, latest first; seen by who may open the report. */
export async function readFeedback(
  { db, mission }: Context,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, Feedback[]>> {
  const found = await rows(
    db,
    feedbackRow,
    `select f.report_id as "reportId", a.name as by, to_json(f.told_at)#>>'{}' as at, f.text
     from openmara.report_feedback f join openmara.account a on a.id = f.told_by
     where f.mission_id = $1 and f.report_id = any ($2) order by f.told_at desc, f.id desc limit 500`,
    [mission.id, reportIds],
  );
  return Map.groupBy(found, ({ reportId }) => reportId);
}

const statusRow = z.object({ reportId: z.string(), status: z.string() });
/**
 * How far the incident of each report is, whether the one who asks may open it or not. Only the stage leaves: neither
 * which incident it is nor what was decided.
 */
export async function readStages(
  { db, mission }: Context,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, (typeof STAGES)[number]>> {
  const found = await following(db, () =>
    rows(
      db,
      statusRow,
      `select ir.report_id as "reportId", i.status from openmara.incident_report ir
       join openmara.incident i on i.mission_id = ir.mission_id and i.id = ir.incident_id
       where ir.mission_id = $1 and ir.report_id = any ($2) and ir.separated_at is null`,
      [mission.id, reportIds],
    ),
  );
  const stageOf = (status: string): (typeof STAGES)[number] =>
    status === 'reported' ? 'gathered' : status === 'under_verification' ? 'verifying' : 'decided';
  return new Map(found.map(({ reportId, status }) => [reportId, stageOf(status)]));
}
