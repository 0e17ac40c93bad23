/** What is missing before an incident can be verified, by the rule that decides, and who could decide. */
import { rolesThatMay } from '@openmara/core/access/rules';
import { OBSTACLES, obstaclesTo } from '@openmara/core/incidents/verification';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { evidenceOf } from './evidence.ts';
import { readSteps } from './verification-steps.ts';

export const readinessView = z.object({
  /** What stands against *verified* for the one who asks, as things stand. */
  missing: z.array(z.enum(OBSTACLES)),
  independentSources: z.number(),
  /** Recorded steps that heard a direct primary source which still stands. */
  primarySources: z.number(),
  /** Who holds a role that decides here and had no hand in a report of the incident; by name, at most ten. */
  couldDecide: z.array(z.string()),
});

const named = z.object({ id: z.string(), name: z.string() });
const DECIDES = `
  select distinct a.id, a.name from openmara.assignment s
  join openmara.account a on a.id = s.account_id and a.disabled_at is null
  join openmara.incident i on i.mission_id = $1 and i.id = $2
  where s.mission_id = $1 and s.role = any ($3) and s.since <= current_date
    and (s.until is null or s.until >= current_date)
    and (s.role <> 'field_wpa' or i.adm1_id = any (s.area_places))
    and a.id <> all ($4::uuid[])
  order by a.name limit 10`;

/** How far the incident is from *verified*, for the one who asks. */
export async function readReadiness(
  context: Context,
  incidentId: string,
): Promise<z.input<typeof readinessView>> {
  const { db, mission, account } = context;
  const evidence = await evidenceOf(context, incidentId);
  const history = await readSteps(context, incidentId);
  const others = await rows(db, named, DECIDES, [
    mission.id,
    incidentId,
    rolesThatMay('decide_verification'),
    [...evidence.involved],
  ]);
  return {
    missing: obstaclesTo('verified', history, evidence, account.accountId),
    independentSources: evidence.independentSources,
    primarySources: evidence.primarySources,
    couldDecide: others.map(({ name }) => name),
  };
}
