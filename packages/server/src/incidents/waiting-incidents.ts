import { z } from 'zod';
import type { Waiting } from '../area.ts';
import { theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { COUNTED, waitingDecisions } from './waiting-decisions.ts';

const due = z.object({ count: z.number(), first: z.string().nullable() });
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
  const items = [
    ['reports_unjoined', 'openmara.report where mission_id = $1 and withdrawn_at is null and not joined'],
    ['incidents_reported', `openmara.incident where mission_id = $1 and status = 'reported'`],
    [
      'incidents_under_verification',
      `openmara.incident where mission_id = $1 and status = 'under_verification'`,
    ],
  ] as const;
  for (const [what, of] of items) mine.push(await countedFromOldest(db, mission.id, what, of));
  return mine;
}

/** Counted by an index on the time of recording, from the oldest to as many as are told (`waiting-decisions.ts`). */
async function countedFromOldest(
  db: Context['db'],
  missionId: string,
  what: string,
  of: string,
): Promise<Waiting> {
  const { count, first } = await theRow(
    db,
    due,
    `select count(*)::int, min(recorded_at)::date::text as first
     from (select recorded_at from ${of} order by recorded_at limit $2) w`,
    [missionId, COUNTED + 1],
  );
  return { what, count: Math.min(count, COUNTED), more: count > COUNTED, oldest: first };
}
