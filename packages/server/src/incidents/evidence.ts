/** What a decision may rest on as things stand at this moment, and who had a hand in it. */
import { Problem } from '@openmara/core/access/problems';
import type { Evidence } from '@openmara/core/incidents/verification';
import { z } from 'zod';
import { type Database, rows, theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { following } from './following.ts';

const receipt = z.object({ received: z.string().nullable() });

const standing = z.object({
  id: z.string(),
  status: z.string(),
  taken: z.boolean(),
  independent: z.number(),
  primary: z.number(),
  involved: z.array(z.string()),
  latest: z.date().nullable(),
});

/** Every report that was ever joined, and whether it is a source now: still joined, and not withdrawn by its publisher. */
const BEHIND = `(
  select r.id, r.filed_by, ir.joined_by, ir.joined_at, ir.separated_by, ir.independent,
         greatest(ir.separated_at, r.withdrawn_at) as lost_at,
         ir.separated_at is null and r.withdrawn_at is null as stands
  from openmara.incident_report ir
  join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id
  where ir.mission_id = i.mission_id and ir.incident_id = i.id)`;
const STEPS = `openmara.verification_step s where s.mission_id = i.mission_id and s.incident_id = i.id`;
/**
 * A step that names its report counts while that report stands. One that names none counts until any source is lost
 * after it: nobody can say that it was not that one.
 */
const STANDING = `
  select i.id, i.status, b.independent, coalesce(h.taken, false) as taken, h.primary, p.involved,
         greatest(h.recorded_at, b.joined_at) as latest
  from openmara.incident i
  cross join lateral (
    select count(*) filter (where stands and independent)::int as independent,
           max(joined_at) filter (where stands) as joined_at
    from ${BEHIND} b) b
  cross join lateral (
    select bool_or(s.kind = 'step' and s.method is not null) as taken, max(s.recorded_at) as recorded_at,
      count(*) filter (where s.kind = 'step' and s.primary_source and s.method is not null
        and case when s.report_id is not null
              then exists (select from ${BEHIND} b where b.id = s.report_id and b.stands)
              else not exists (select from ${BEHIND} b where b.lost_at > s.recorded_at) end)::int as primary
    from ${STEPS}) h
  cross join lateral (
    select coalesce(array_agg(id order by id), '{}') as involved from (
      select filed_by as id from ${BEHIND} b
      union select joined_by from ${BEHIND} b
      union select separated_by from ${BEHIND} b where separated_by is not null
      union select v.superseded_by from ${BEHIND} b
        join openmara.report_version v on v.mission_id = i.mission_id and v.report_id = b.id
      union select s.officer_id from ${STEPS} and s.kind = 'notice') hands) p
  where i.mission_id = $1 and i.id = any ($2)`;

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

/** Where an incident stands, and what a decision on it could rest on. */
export interface Standing extends Evidence {
  readonly id: string;
  readonly status: string;
  /** Whether a step with a method is recorded. */
  readonly taken: boolean;
  /** When the last step was recorded or the last report that stands was joined. */
  readonly latest: Date | null;
}

/** Of all reports behind the incidents; asked where the house follows them (`following.ts`), or it would be of a part. */
export async function standingOf(
  { db, mission }: { readonly db: Database; readonly mission: { readonly id: string } },
  incidentIds: readonly string[],
): Promise<Standing[]> {
  const found = await rows(db, standing, STANDING, [mission.id, incidentIds]);
  return found.map(({ independent, primary, involved, ...as }) => ({
    ...as,
    independentSources: independent,
    primarySources: primary,
    involved: new Set(involved),
  }));
}

/** Of all reports behind the incident, also of those that who decides may not open. @throws Problem not_found */
export async function evidenceOf(context: Context, incidentId: string): Promise<Evidence> {
  const [found] = await following(context.db, () => standingOf(context, [incidentId]));
  if (!found) throw new Problem('not_found');
  return found;
}
