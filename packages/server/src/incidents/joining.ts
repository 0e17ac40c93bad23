/** What opening, joining and separating share: a report belongs to one incident at a time, and why is kept. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

export const reason = z.string().trim().min(3, 'say why, in a few words').max(2000);

const joinedRow = z.object({ joined: z.boolean() });
/** @throws Problem not_found, or already_joined; locks the report */
export async function assertFree({ db, mission }: Context, reportId: string): Promise<void> {
  const report = await maybeRow(
    db,
    joinedRow,
    `select joined from openmara.report
     where mission_id = $1 and id = $2 and withdrawn_at is null for update`,
    [mission.id, reportId],
  );
  if (!report) throw new Problem('not_found');
  if (report.joined) throw new Problem('already_joined');
}

/** Joins a report to an incident, with who did so and why. */
export async function link(
  { db, mission, now, account }: Context,
  incidentId: string,
  reportId: string,
  why: string,
  independent: boolean,
): Promise<void> {
  await execute(
    db,
    `insert into openmara.incident_report
       (mission_id, incident_id, report_id, joined_by, joined_at, reason, independent)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [mission.id, incidentId, reportId, account.accountId, now, why, independent],
  );
  await execute(db, 'update openmara.report set joined = true where mission_id = $1 and id = $2', [
    mission.id,
    reportId,
  ]);
}

/** What the joined reports say together: sources, how many, and whether all are invented. Survivors are never summed over reports. */
export async function gatherSources({ db, mission }: Context, incidentId: string): Promise<void> {
  await execute(
    db,
    `update openmara.incident i set report_count = s.n, source_types = s.types,
         synthetic = coalesce(s.synthetic, i.synthetic)
     from (select count(*)::int as n, bool_and(r.synthetic) as synthetic,
                  coalesce(array_agg(distinct r.source_type), '{}') as types
           from openmara.incident_report ir
           join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id
           where ir.mission_id = $1 and ir.incident_id = $2 and ir.separated_at is null) s
     where i.mission_id = $1 and i.id = $2`,
    [mission.id, incidentId],
  );
}
