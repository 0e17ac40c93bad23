/** No report is overwritten without its version: called before every change of one, in the same transaction. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, maybeRow, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { keepWhereSeparated } from './decidable.ts';
import { following } from './following.ts';
import { noteSources } from './note-sources.ts';

const locked = z.object({ version: z.number() });

/**
 * Locks the report and keeps it as it is as a version, with why it is changed.
 * @returns the version that it had
 * @throws Problem not_found, also where its publisher has withdrawn it
 */
export async function supersedeReport(
  { db, mission, now, account }: Context,
  id: string,
  reason: string,
): Promise<number> {
  const key = [mission.id, id];
  const report = await maybeRow(
    db,
    locked,
    `select version from openmara.report
     where mission_id = $1 and id = $2 and withdrawn_at is null for update`,
    key,
  );
  if (!report) throw new Problem('not_found');
  await execute(
    db,
    `insert into openmara.report_version
       (mission_id, report_id, version, recorded_at, superseded_at, superseded_by, state, survivors, reason)
     select r.mission_id, r.id, r.version, r.recorded_at, greatest($3::timestamptz, r.recorded_at), $4,
            to_jsonb(r),
            coalesce((select jsonb_agg(to_jsonb(v) order by v.line) from openmara.report_survivor v
                      where v.mission_id = r.mission_id and v.report_id = r.id), '[]'), $5
     from openmara.report r where r.mission_id = $1 and r.id = $2`,
    [...key, now, account.accountId, reason],
  );
  return report.version;
}

const incident = z.object({ id: z.string() });
/** Tells the incident that the report belongs to, if there is one, that the report has a new version, in its place by now. */
export async function tellIncident(context: Context, reportId: string, grounds: string): Promise<void> {
  const { db, mission } = context;
  const behind = await following(db, () =>
    rows(
      db,
      incident,
      `select incident_id as id from openmara.incident_report
       where mission_id = $1 and report_id = $2 and separated_at is null`,
      [mission.id, reportId],
    ),
  );
  await noteSources(
    context,
    behind.map((of) => ({ incidentId: of.id, reportId, cause: 'report_changed', grounds })),
  );
  await keepWhereSeparated(context, 'r.id = $2', [reportId]);
}
