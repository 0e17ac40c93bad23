import { isoDay } from '@openmara/core/incidents/schema';
import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { officersFor } from './planned-steps.ts';

const input = z.object({
  mission: z.string(),
  /** The incident. */
  id: z.uuid(),
  what: z.string().trim().min(3, 'problem.why.say-it').max(1000),
  ownerId: z.uuid(),
  dueOn: isoDay,
});
const stepRow = z.object({ id: z.string() });

/** The same, planned twice, is planned once. */
async function alreadyPlanned(
  { db, mission }: Context,
  said: z.infer<typeof input>,
): Promise<{ id: string } | null> {
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

export const planStep = defineOperation({
  name: 'incident.plan-step',
  summary: 'Plan the next step on an incident: what, by whom, until when',
  kind: 'command',
  who: 'record_verification',
  within: 'mission',
  input,
  output: z.object({ id: z.string() }),
  audit: (said) => ({ record: said.id, note: `due ${said.dueOn}` }),
  async handler(context, said) {
    const { db, mission, account, now } = context;
    const refuse = (field: string, reason: string): never => {
      throw new Problem('input_invalid', [{ field, reason }]);
    };
    if (said.dueOn < now.toISOString().slice(0, 10)) refuse('dueOn', 'problem.why.day-over');
    const planned = await alreadyPlanned(context, said);
    if (planned) return planned;
    const officers = await officersFor(context, said.id);
    if (!officers.some(({ id }) => id === said.ownerId)) refuse('ownerId', 'problem.why.takes-no-steps');
    const id = newId(now.getTime());
    await execute(
      db,
      `insert into openmara.planned_step
         (mission_id, id, incident_id, what, owner_id, due_on, planned_by, planned_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [mission.id, id, said.id, said.what, said.ownerId, said.dueOn, account.accountId, now],
    );
    return { id };
  },
});
