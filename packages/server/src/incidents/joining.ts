/** What opening, joining and separating share: a report belongs to one incident at a time, and why is kept. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { anyRow, execute, maybeRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { keepDecidable } from './decidable.ts';
import { following } from './following.ts';
import { supersedeIncident } from './version.ts';

export const reason = z.string().trim().min(3, 'problem.why.say-why').max(2000);

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

/** @throws Problem not_found where the report is not joined to the incident now */
export async function assertJoined(
  { db, mission }: Context,
  incidentId: string,
  reportId: string,
): Promise<void> {
  const joined = await anyRow(
    db,
    `select from openmara.incident_report
     where mission_id = $1 and incident_id = $2 and report_id = $3 and separated_at is null`,
    [mission.id, incidentId, reportId],
  );
  if (!joined) throw new Problem('not_found');
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

/**
 * What the reports that stand behind each incident say together: sources, how many, and whether they may be counted;
 * whether all are invented; a withdrawn report says nothing more. Survivors are never summed over reports. Called where the house follows a
 * report (`following.ts`): a part of the reports would give a wrong number.
 */
export async function gatherSources({ db, mission }: Context, incidentIds: readonly string[]): Promise<void> {
  await execute(
    db,
    `update openmara.incident i set report_count = s.n, source_types = s.types, reporting_consent = s.consent,
       synthetic = coalesce(s.synthetic, i.synthetic)
     from (select k.id, count(r.id)::int as n,
                  coalesce(array_agg(distinct r.source_type) filter (where r.id is not null), '{}') as types,
                  -- Somebody said yes and nobody no; who was not asked says neither.
                  coalesce(bool_and(r.consent_reporting), false) as consent,
                  bool_and(r.synthetic) as synthetic
           from unnest($2::uuid[]) as k(id)
           left join (openmara.incident_report ir join openmara.report r
                        on r.mission_id = ir.mission_id and r.id = ir.report_id and r.withdrawn_at is null)
             on ir.mission_id = $1 and ir.incident_id = k.id and ir.separated_at is null
           group by k.id) s
     where i.mission_id = $1 and i.id = s.id`,
    [mission.id, incidentIds],
  );
}

/**
 * Joins a report that no incident has to an incident, whose present state is kept as a version.
 * @throws Problem not_found, or already_joined
 */
export async function joinTo(
  context: Context,
  incidentId: string,
  reportId: string,
  why: string,
  independent: boolean,
): Promise<void> {
  await supersedeIncident(context, incidentId);
  await assertFree(context, reportId);
  await link(context, incidentId, reportId, why, independent);
  await following(context.db, async () => {
    await gatherSources(context, [incidentId]);
    await keepDecidable(context, [incidentId]);
  });
}
