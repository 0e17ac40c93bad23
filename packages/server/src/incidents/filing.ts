/** What filing and correcting a report share: where its place lies, and its survivors. */
import type { SurvivorLine } from '@openmara/core/incidents/schema';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const placeRow = z.object({ adm1: z.string().nullable(), level: z.string() });
/** Where a place lies, and how exactly it says where; a report is seen by who works in its first-level area. */
export async function placedAt(
  { db }: Context,
  placeId: string | null,
): Promise<{ readonly adm1Id: string | null; readonly precision: string | null }> {
  if (!placeId) return { adm1Id: null, precision: null };
  const found = await maybeRow(db, placeRow, {
    name: 'first-level-of-place',
    text: `select coalesce(case when level = 'adm1' then id end, adm1_id) as adm1, level
           from openmara.place where id = $1`,
    values: [placeId],
  });
  return { adm1Id: found?.adm1 ?? null, precision: found?.level ?? null };
}

/**
 * How exactly the place is known: as the form says; where it says no more than “the country” of a place that was
 * chosen from the list, as exactly as that place says it.
 */
export const precisionOf = (said: string, placed: { readonly precision: string | null }): string =>
  said === 'country' && placed.precision !== null ? placed.precision : said;

/** A statement of its own: row security looks the report up, and a statement does not see its own rows. */
export async function writeSurvivors(
  { db, mission }: Context,
  reportId: string,
  survivors: readonly SurvivorLine[],
): Promise<void> {
  await execute(db, {
    name: 'file-report-survivors',
    text: `insert into openmara.report_survivor
        (mission_id, report_id, line, external_key, sex, age_band, displacement, count, count_known)
      select $1, $2, l.line, l.v->>'key', l.v->>'sex', l.v->>'ageBand', l.v->>'displacement',
             (l.v->>'count')::int, (l.v->>'countKnown')::boolean
      from jsonb_array_elements($3::jsonb) with ordinality as l(v, line)`,
    values: [mission.id, reportId, JSON.stringify(survivors)],
  });
}
