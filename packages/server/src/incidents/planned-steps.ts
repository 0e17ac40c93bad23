/** Steps of a verification that are still to be taken: what, by whom, until when, and how they ended. */
import { rolesThatMay } from '@openmara/core/access/rules';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

export const plannedView = z.object({
  id: z.string(),
  incidentId: z.string(),
  incidentReference: z.string(),
  what: z.string(),
  owner: z.string(),
  /** Whether it waits for the one who asks. */
  mine: z.boolean(),
  dueOn: z.string(),
  plannedBy: z.string(),
  plannedAt: z.string(),
  outcome: z.enum(['done', 'dropped']).nullable(),
  note: z.string().nullable(),
  endedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
});
/** A planned step, as it leaves. */
export type Planned = z.infer<typeof plannedView>;

const PLANNED = `
  select s.id, s.incident_id as "incidentId", i.reference as "incidentReference", s.what, o.name as owner,
         s.owner_id = $2 as mine, s.due_on::text as "dueOn", b.name as "plannedBy",
         to_json(s.planned_at)#>>'{}' as "plannedAt", s.outcome, s.note, e.name as "endedBy",
         to_json(s.ended_at)#>>'{}' as "endedAt"
  from openmara.planned_step s
  join openmara.incident i on i.mission_id = s.mission_id and i.id = s.incident_id
  join openmara.account o on o.id = s.owner_id
  join openmara.account b on b.id = s.planned_by
  left join openmara.account e on e.id = s.ended_by
  where s.mission_id = $1`;

/** All that was planned for one incident, the ended ones too, in the order in which it was planned. */
export const plannedFor = ({ db, mission, account }: Context, incidentId: string): Promise<Planned[]> =>
  rows(db, plannedView, `${PLANNED} and s.incident_id = $3 order by s.planned_at, s.id`, [
    mission.id,
    account.accountId,
    incidentId,
  ]);

/** What is still open, by the day on which it is due. @param whose the reader's own, or everybody's that she may see */
export const plannedOpen = (
  { db, mission, account }: Context,
  whose: 'mine' | 'all',
  limit: number,
): Promise<Planned[]> =>
  rows(
    db,
    plannedView,
    `${PLANNED} and s.ended_at is null and ($3 or s.owner_id = $2) order by s.due_on, s.id limit $4`,
    [mission.id, account.accountId, whose === 'all', limit],
  );

const officer = z.object({ id: z.string(), name: z.string() });
const OFFICERS = `
  select distinct a.id, a.name from openmara.assignment s
  join openmara.account a on a.id = s.account_id and a.disabled_at is null
  join openmara.incident i on i.mission_id = $1 and i.id = $2
  where s.mission_id = $1 and s.role = any ($3) and s.since <= current_date
    and (s.until is null or s.until >= current_date)
    and (s.role <> 'field_wpa' or i.adm1_id = any (s.area_places))
  order by a.name, a.id`;
/** Who may take a step on the incident: who holds a role that does, where it lies. */
export const officersFor = (
  { db, mission }: Context,
  incidentId: string,
): Promise<Array<z.infer<typeof officer>>> =>
  rows(db, officer, OFFICERS, [mission.id, incidentId, rolesThatMay('record_verification')]);
