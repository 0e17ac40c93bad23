/** No record is overwritten without its version: called before every change of an incident, in the same transaction. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const lockedRow = z.object({ version: z.number() });

/**
 * Locks the incidents, keeps the present state of each as a version, and moves it to the next.
 * @returns the version that the first of them had; @throws Problem not_found where one is missing
 */
export async function supersedeIncidents(
  { db, mission, now, account }: Context,
  incidentIds: readonly string[],
): Promise<number> {
  const key = [mission.id, incidentIds];
  const locked = await rows(
    db,
    lockedRow,
    'select version from openmara.incident where mission_id = $1 and id = any ($2) order by id for update',
    key,
  );
  if (locked.length < incidentIds.length) throw new Problem('not_found');
  const parts = (table: string): string =>
    `coalesce((select jsonb_agg(to_jsonb(x)) from openmara.${table} x
               where x.mission_id = i.mission_id and x.incident_id = i.id), '[]')`;
  await execute(
    db,
    `insert into openmara.incident_version
       (mission_id, incident_id, version, recorded_at, superseded_at, superseded_by, state,
        survivors, perpetrators, circumstances, responses)
     select i.mission_id, i.id, i.version, i.recorded_at, greatest($3::timestamptz, i.recorded_at), $4,
            to_jsonb(i), ${parts('survivor_group')}, ${parts('alleged_perpetrator')},
            ${parts('circumstance')}, ${parts('response')}
     from openmara.incident i where i.mission_id = $1 and i.id = any ($2)`,
    [...key, now, account.accountId],
  );
  await execute(
    db,
    `update openmara.incident
     set version = version + 1, recorded_at = greatest($3::timestamptz, recorded_at)
     where mission_id = $1 and id = any ($2)`,
    [...key, now],
  );
  return locked[0]?.version ?? 0;
}

/** One incident; see {@link supersedeIncidents}. */
export const supersedeIncident = (context: Context, incidentId: string): Promise<number> =>
  supersedeIncidents(context, [incidentId]);
