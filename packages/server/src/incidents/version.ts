/** No record is overwritten without its version: called before every change of an incident, in the same transaction. */
import { Problem } from '@openmara/core/access/problems';
import { anyRow, execute } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

/** Locks the incident, keeps its present state as a version, and moves it to the next. Throws not_found. */
export async function supersedeIncident(
  { db, mission, now, account }: Context,
  incidentId: string,
): Promise<void> {
  const key = [mission.id, incidentId];
  const locked = 'select from openmara.incident where mission_id = $1 and id = $2 for update';
  if (!(await anyRow(db, locked, key))) throw new Problem('not_found');
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
     from openmara.incident i where i.mission_id = $1 and i.id = $2`,
    [...key, now, account.accountId],
  );
  await execute(
    db,
    `update openmara.incident
     set version = version + 1, recorded_at = greatest($3::timestamptz, recorded_at)
     where mission_id = $1 and id = $2`,
    [...key, now],
  );
}
