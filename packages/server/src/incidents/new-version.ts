import { execute } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { supersedeReport, tellIncident } from './supersede-report.ts';

/**
 * A new version of a report of which something beside its fields changes: what it was is kept, its incident is told,
 * and whoever does it had a hand in it.
 * @throws Problem not_found, also where it was withdrawn
 */
export async function newVersionOf(context: Context, reportId: string, reason: string): Promise<void> {
  const { db, mission, now } = context;
  await supersedeReport(context, reportId, reason);
  await execute(
    db,
    `update openmara.report set version = version + 1, recorded_at = greatest($3::timestamptz, recorded_at)
     where mission_id = $1 and id = $2`,
    [mission.id, reportId, now],
  );
  await tellIncident(context, reportId, reason);
}
