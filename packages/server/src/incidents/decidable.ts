/**
 * Which incidents wait for nothing but a second pair of eyes, and who is not that: kept with each incident by whatever
 * changes it, a report of it or a step, in the same transaction (migration 0026).
 */
import { isDecidable } from '@openmara/core/incidents/verification';
import { z } from 'zod';
import { type Database, execute, rows } from '../database/rows.ts';
import { standingOf } from './evidence.ts';
import { following } from './following.ts';

interface Where {
  readonly db: Database;
  readonly mission: { readonly id: string };
}

/** How an incident waits for a decision; null where it does not. */
export interface Decidable {
  readonly id: string;
  /** What made it wait, at the latest. */
  readonly since: Date | null;
  /** Who had a hand in a report of it. */
  readonly notBy: readonly string[] | null;
}

/** Computed anew from steps and reports, as the rule in core has it; asked where the house follows the incidents. */
export async function decidableNow(where: Where, incidentIds: readonly string[]): Promise<Decidable[]> {
  const found = await standingOf(where, incidentIds);
  return found.map(({ id, status, taken, latest, ...evidence }) =>
    isDecidable(status, taken, evidence)
      ? { id, since: latest, notBy: [...evidence.involved] }
      : { id, since: null, notBy: null },
  );
}

/**
 * Keeps it, where the house follows the incidents already. Locks them in one order, so that of two that change one
 * incident the later sees what the earlier did. What waited already has waited since then.
 */
export async function keepDecidable(where: Where, incidentIds: readonly string[]): Promise<void> {
  const { db, mission } = where;
  if (incidentIds.length === 0) return;
  await execute(
    db,
    'select from openmara.incident where mission_id = $1 and id = any ($2) order by id for update',
    [mission.id, incidentIds],
  );
  const now = await decidableNow(where, incidentIds);
  await execute(
    db,
    `update openmara.incident i
     set decidable_since = case when n.since is not null then coalesce(i.decidable_since, n.since) end,
         decidable_not_by = n.hands::uuid[]
     from unnest($2::uuid[], $3::timestamptz[], $4::text[]) as n(id, since, hands)
     where i.mission_id = $1 and i.id = n.id
       and (i.decidable_since is not null or n.since is not null)`,
    [
      mission.id,
      now.map(({ id }) => id),
      now.map(({ since }) => since),
      now.map(({ notBy }) => notBy && `{${notBy.join(',')}}`),
    ],
  );
}

const incident = z.object({ id: z.string() });
/**
 * A report that was separated still says who had a hand in the incident that it was joined to: whoever changes it now
 * is one of them, and a step that heard it may have heard what is withdrawn.
 * @param reports which reports changed, as a condition on `r` with `$1` the mission
 */
export async function keepWhereSeparated(
  where: Where,
  reports: string,
  values: readonly unknown[] = [],
): Promise<void> {
  await following(where.db, async () => {
    const once = await rows(
      where.db,
      incident,
      `select distinct ir.incident_id as id from openmara.incident_report ir
       join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id
       where ir.mission_id = $1 and ir.separated_at is not null and ${reports}`,
      [where.mission.id, ...values],
    );
    await keepDecidable(
      where,
      once.map(({ id }) => id),
    );
  });
}
