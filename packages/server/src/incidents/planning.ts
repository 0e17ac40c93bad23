/** Planning a step on an incident: by whom it may be taken, and the same step once only. */
import { isoDay } from '@openmara/core/incidents/schema';
import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { officersFor } from './planned-steps.ts';

/** What is to be done, by whom, until when. */
export const stepSaid = z.object({
  what: z.string().trim().min(3, 'problem.why.say-it').max(1000),
  ownerId: z.uuid(),
  dueOn: isoDay,
});
/** A step, and the incident that it is planned on. */
type Said = z.infer<typeof stepSaid> & { readonly id: string };
const stepRow = z.object({ id: z.string() });

/** The same, planned twice, is planned once. */
async function alreadyPlanned({ db, mission }: Context, said: Said): Promise<{ id: string } | null> {
  // Of two that come together the second waits here, and finds the first.
  const incident = await maybeRow(
    db,
    stepRow,
    'select id from openmara.incident where mission_id = $1 and id = $2 for no key update',
    [mission.id, said.id],
  );
  if (!incident) throw new Problem('not_found');
  return maybeRow(
    db,
    stepRow,
    `select id from openmara.planned_step
     where mission_id = $1 and incident_id = $2 and what = $3 and owner_id = $4 and due_on = $5
       and ended_at is null limit 1`,
    [mission.id, said.id, said.what, said.ownerId, said.dueOn],
  );
}

/** @throws Problem input_invalid for a day that is over */
export function assertAhead({ now }: Context, dueOn: string): void {
  if (dueOn < now.toISOString().slice(0, 10))
    throw new Problem('input_invalid', [{ field: 'dueOn', reason: 'problem.why.day-over' }]);
}

/** @throws Problem not_found, or input_invalid where the person takes no steps there; nothing is written then */
export async function plan(context: Context, said: Said): Promise<{ id: string }> {
  const { db, mission, account, now } = context;
  const planned = await alreadyPlanned(context, said);
  if (planned) return planned;
  const officers = await officersFor(context, said.id);
  if (!officers.some(({ id }) => id === said.ownerId))
    throw new Problem('input_invalid', [{ field: 'ownerId', reason: 'problem.why.takes-no-steps' }]);
  const id = newId(now.getTime());
  await execute(
    db,
    `insert into openmara.planned_step
       (mission_id, id, incident_id, what, owner_id, due_on, planned_by, planned_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [mission.id, id, said.id, said.what, said.ownerId, said.dueOn, account.accountId, now],
  );
  return { id };
}
