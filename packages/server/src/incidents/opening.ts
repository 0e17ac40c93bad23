/** An incident opened from a report: what the report says becomes what is to be established. */
import { columnsFromReport } from '@openmara/core/incidents/incident-fields';
import { REPORT_FIELDS } from '@openmara/core/incidents/report-fields';
import { newId } from '@openmara/vault/ids';
import { execute } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { following } from './following.ts';
import { assertFree, gatherSources, link } from './joining.ts';

/** Columns of an incident, and of the report that they are taken from. */
const TAKEN = columnsFromReport().map(([column]) => column);
const GIVEN = columnsFromReport().map(([, from]) => `r.${REPORT_FIELDS[from].column}`);

/** What the report says becomes what is to be established; the report itself stays as it was filed. */
async function copyReport(
  { db, mission, now, account }: Context,
  reportId: string,
  incident: { readonly id: string; readonly reference: string },
): Promise<void> {
  const { id, reference } = incident;
  await execute(
    db,
    `insert into openmara.incident
       (mission_id, id, reference, ${TAKEN.join(', ')}, adm2_id, synthetic, created_by, recorded_at)
     select r.mission_id, $3, $4, ${GIVEN.join(', ')},
            (select case when p.level = 'adm2' then p.id else p.adm2_id end
             from openmara.place p where p.id = r.place_id),
            r.synthetic, $5, $6
     from openmara.report r where r.mission_id = $1 and r.id = $2`,
    [mission.id, reportId, id, reference, account.accountId, now],
  );
  const parts = [mission.id, reportId, id];
  await execute(
    db,
    `insert into openmara.survivor_group
       (mission_id, incident_id, line, sex, age_band, displacement, count, count_known)
     select mission_id, $3, line, sex, age_band, displacement, count, count_known
     from openmara.report_survivor where mission_id = $1 and report_id = $2`,
    parts,
  );
  await execute(
    db,
    `insert into openmara.alleged_perpetrator (mission_id, incident_id, line, party_id)
     select r.mission_id, $3, p.line, p.party
     from openmara.report r, unnest(r.party_ids) with ordinality as p(party, line)
     where r.mission_id = $1 and r.id = $2`,
    parts,
  );
  await execute(
    db,
    `insert into openmara.circumstance (mission_id, incident_id, code)
     select r.mission_id, $3, c from openmara.report r, unnest(r.circumstances) c
     where r.mission_id = $1 and r.id = $2`,
    parts,
  );
  await execute(
    db,
    `update openmara.incident i
     set survivor_count = coalesce((select sum(count) from openmara.survivor_group g
                                    where g.mission_id = i.mission_id and g.incident_id = i.id), 0)
     where mission_id = $1 and id = $2`,
    [mission.id, id],
  );
}

/**
 * Opens an incident from a report that no incident has, and joins the report to it.
 * @throws Problem not_found, or already_joined
 */
export async function openFrom(
  context: Context,
  reportId: string,
  why: string,
): Promise<{ id: string; reference: string }> {
  const { mission, now } = context;
  await assertFree(context, reportId);
  const id = newId(now.getTime());
  const reference = `${mission.code}-${now.toISOString().slice(0, 10).replaceAll('-', '')}-${id.slice(-6).toUpperCase()}`;
  await copyReport(context, reportId, { id, reference });
  await link(context, id, reportId, why, true);
  await following(context.db, () => gatherSources(context, [id]));
  return { id, reference };
}
