import { z } from 'zod';
import type { Waiting } from '../area.ts';
import { theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { waitingDecisions } from './waiting-decisions.ts';

const day = z.string().nullable();
const counts = z.object({
  unjoined: z.number(),
  unjoinedSince: day,
  reported: z.number(),
  reportedSince: day,
  underVerification: z.number(),
  underSince: day,
});

const due = z.object({ count: z.number(), first: day });
/** Steps that were planned for the one who asks and are not ended, by the day that is due first. */
async function stepsDue({ db, mission, account, may }: Context): Promise<readonly Waiting[]> {
  if (!may('record_verification')) return [];
  const found = await theRow(
    db,
    due,
    `select count(*)::int, min(s.due_on)::text as first from openmara.planned_step s
     join openmara.incident i on i.mission_id = s.mission_id and i.id = s.incident_id
     where s.mission_id = $1 and s.owner_id = $2 and s.ended_at is null`,
    [mission.id, account.accountId],
  );
  return [{ what: 'due.steps', count: found.count, oldest: found.first }];
}

/** Decisions of the one who asks, steps that are due; reports that belong to no incident yet, and incidents without a decision, among the rows that one may see. */
export async function waitingIncidents(context: Context): Promise<readonly Waiting[]> {
  const { db, mission, may } = context;
  const mine = [...(await waitingDecisions(context)), ...(await stepsDue(context))];
  if (!may('join_reports') && !may('decide_verification')) return mine;
  const found = await theRow(
    db,
    counts,
    `select r.count as unjoined, r.since as "unjoinedSince", i.*
     from (select count(*)::int, min(recorded_at)::date::text as since from openmara.report
           where mission_id = $1 and withdrawn_at is null and not joined) r,
          (select count(*) filter (where status = 'reported')::int as reported,
             min(recorded_at) filter (where status = 'reported')::date::text as "reportedSince",
             count(*) filter (where status = 'under_verification')::int as "underVerification",
             min(recorded_at) filter (where status = 'under_verification')::date::text as "underSince"
           from openmara.incident
           where mission_id = $1 and status in ('reported', 'under_verification')) i`,
    [mission.id],
  );
  return [
    ...mine,
    { what: 'reports_unjoined', count: found.unjoined, oldest: found.unjoinedSince },
    { what: 'incidents_reported', count: found.reported, oldest: found.reportedSince },
    { what: 'incidents_under_verification', count: found.underVerification, oldest: found.underSince },
  ];
}
