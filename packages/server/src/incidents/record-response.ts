import { Problem } from '@openmara/core/access/problems';
import { codesOf } from '@openmara/core/vocabularies';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { supersedeIncident } from './version.ts';

const recorded = z.object({ version: z.number(), group: z.boolean(), same: z.boolean() });
/** Locks the incident, so that of two that come together one waits. */
const STANDING = `
  select i.version,
    exists (select from openmara.survivor_group g
            where g.mission_id = i.mission_id and g.incident_id = i.id and g.line = $3) as "group",
    exists (select from openmara.response r
            where r.mission_id = i.mission_id and r.incident_id = i.id and r.survivor_line = $3
              and r.service = $4 and r.state = $5 and r.reason is not distinct from $6) as same
  from openmara.incident i where i.mission_id = $1 and i.id = $2 for update of i`;

const input = z
  .object({
    mission: z.string(),
    id: z.uuid(),
    /** The group of survivors, by its number. */
    survivorLine: z.number().int().min(1),
    service: z.string().refine((code) => codesOf('service').includes(code), 'problem.why.no-such-term'),
    state: z.string().refine((code) => codesOf('responseState').includes(code), 'problem.why.no-such-term'),
    /** Why; needed where nothing was available. */
    reason: z.string().trim().min(3, 'problem.why.say-why').max(1000).nullable().default(null),
  })
  .refine(({ state, reason }) => state !== 'not_available' || reason !== null, {
    path: ['reason'],
    message: 'problem.why.say-why',
  });

async function keep({ db, mission, now }: Context, said: z.infer<typeof input>): Promise<void> {
  await execute(
    db,
    `insert into openmara.response
       (mission_id, incident_id, survivor_line, service, state, reason, recorded_on)
     values ($1, $2, $3, $4, $5, $6, ($7::timestamptz at time zone 'utc')::date)
     on conflict (mission_id, incident_id, survivor_line, service) do update
       set state = excluded.state, reason = excluded.reason, recorded_on = excluded.recorded_on`,
    [mission.id, said.id, said.survivorLine, said.service, said.state, said.reason, now],
  );
}

export const recordResponse = defineOperation({
  name: 'incident.record-response',
  summary:
    'Record what became of a service for a group of survivors: offered, accepted, received, declined, or not available and why',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input,
  output: z.object({ id: z.string(), version: z.number() }),
  audit: (said) => ({ record: said.id, note: `${said.service}: ${said.state}` }),
  async handler(context, said) {
    const standing = await maybeRow(context.db, recorded, STANDING, [
      context.mission.id,
      said.id,
      said.survivorLine,
      said.service,
      said.state,
      said.reason,
    ]);
    if (!standing) throw new Problem('not_found');
    if (!standing.group)
      throw new Problem('input_invalid', [{ field: 'survivorLine', reason: 'problem.why.no-such-group' }]);
    // The same said twice is said once.
    if (standing.same) return { id: said.id, version: standing.version };
    const was = await supersedeIncident(context, said.id);
    await keep(context, said);
    return { id: said.id, version: was + 1 };
  },
});
