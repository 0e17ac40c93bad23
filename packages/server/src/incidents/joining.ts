/** What opening, joining and separating share: a report belongs to one incident at a time, and why is kept. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import type { Context } from '../operations/operation.ts';

export const reason = z.string().trim().min(3, 'say why, in a few words').max(2000);

export async function assertFree({ db, mission }: Context, reportId: string): Promise<void> {
  const { rows } = await db.query<{ joined: boolean }>(
    'select joined from openmara.report where mission_id = $1 and id = $2 and withdrawn_at is null for update',
    [mission.id, reportId],
  );
  if (!rows[0]) throw new Problem('not_found');
  if (rows[0].joined) throw new Problem('already_joined');
}

export async function link(
  { db, mission, now, account }: Context,
  incidentId: string,
  reportId: string,
  why: string,
  independent: boolean,
): Promise<void> {
  await db.query(
    'insert into openmara.incident_report (mission_id, incident_id, report_id, joined_by, joined_at, reason, independent) values ($1, $2, $3, $4, $5, $6, $7)',
    [mission.id, incidentId, reportId, account.accountId, now, why, independent],
  );
  await db.query('update openmara.report set joined = true where mission_id = $1 and id = $2', [
    mission.id,
    reportId,
  ]);
}

/** What the joined reports say together: sources and how many. Survivors are never summed over reports. */
export async function gatherSources({ db, mission }: Context, incidentId: string): Promise<void> {
  await db.query(
    `update openmara.incident i set report_count = s.n, source_types = s.types from (select count(*)::int as n, coalesce(array_agg(distinct r.source_type), '{}') as types from openmara.incident_report ir join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id
       where ir.mission_id = $1 and ir.incident_id = $2 and ir.separated_at is null) s where i.mission_id = $1 and i.id = $2`,
    [mission.id, incidentId],
  );
}
