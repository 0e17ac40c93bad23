/** What a decision may rest on as things stand at this moment, and who had a hand in it. */
import type { Evidence } from '@openmara/core/incidents/verification';
import { z } from 'zod';
import { rows, theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { following } from './following.ts';

const person = z.object({ id: z.string() });
const sources = z.object({ independent: z.number(), primary: z.number() });
const receipt = z.object({ received: z.string().nullable() });

/** Every report that was ever joined, and whether it is a source now: still joined, and not withdrawn by its publisher. */
const BEHIND = `
  with behind as (
    select r.id, r.filed_by, ir.joined_by, ir.separated_by, ir.separated_at, r.withdrawn_at, ir.independent,
           ir.separated_at is null and r.withdrawn_at is null as stands
    from openmara.incident_report ir
    join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id
    where ir.mission_id = $1 and ir.incident_id = $2)`;
const INVOLVED = `${BEHIND}
  select filed_by as id from behind
  union select joined_by from behind
  union select separated_by from behind where separated_by is not null
  union select v.superseded_by from behind b
    join openmara.report_version v on v.mission_id = $1 and v.report_id = b.id
  union select officer_id from openmara.verification_step
    where mission_id = $1 and incident_id = $2 and kind = 'notice'`;
/**
 * A step that names its report counts while that report stands. One that names none counts until any source is lost
 * after it: nobody can say that it was not that one.
 */
const SOURCES = `${BEHIND}
  select (select count(*)::int from behind where stands and independent) as independent,
    (select count(*)::int from openmara.verification_step s
     where s.mission_id = $1 and s.incident_id = $2 and s.kind = 'step' and s.primary_source
       and s.method is not null
       and case when s.report_id is not null
             then exists (select from behind b where b.id = s.report_id and b.stands)
             else not exists (select from behind b
                              where greatest(b.separated_at, b.withdrawn_at) > s.recorded_at)
           end) as primary`;

/** A report without a day of receipt was received on the day of which it tells, at the earliest. */
const RECEIVED = `
  select min(coalesce(r.received_on, r.occurred_from))::text as received
  from openmara.incident_report ir
  join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id
  where ir.mission_id = $1 and ir.incident_id = $2 and ($3::uuid is null or ir.report_id = $3)`;

/**
 * The day before which nothing can have been verified; null where no report says one.
 * @param reportId one, or any of them
 */
export async function earliestReceipt(
  { db, mission }: Context,
  incidentId: string,
  reportId: string | null,
): Promise<string | null> {
  const key = [mission.id, incidentId, reportId];
  return (await following(db, () => theRow(db, receipt, RECEIVED, key))).received;
}

/** Of all reports behind the incident, also of those that who decides may not open. */
export async function evidenceOf({ db, mission }: Context, incidentId: string): Promise<Evidence> {
  const key = [mission.id, incidentId];
  return following(db, async () => {
    const people = await rows(db, person, INVOLVED, key);
    const { independent, primary } = await theRow(db, sources, SOURCES, key);
    return {
      involved: new Set(people.map(({ id }) => id)),
      independentSources: independent,
      primarySources: primary,
    };
  });
}
