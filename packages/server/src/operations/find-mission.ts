import type pg from 'pg';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import type { MissionRef } from './operation.ts';

const missionRow = z.object({
  id: z.string(),
  code: z.string(),
  country: z.string(),
  synthetic: z.boolean(),
});
const known = new WeakMap<pg.Pool, Map<string, MissionRef>>();

/** A mission by its code. Code and id never change, so they are remembered; an unknown code is asked for each time. */
export async function findMission(pool: pg.Pool, code: string): Promise<MissionRef | null> {
  const remembered = known.get(pool) ?? new Map<string, MissionRef>();
  known.set(pool, remembered);
  const cached = remembered.get(code);
  if (cached) return cached;
  const mission = await maybeRow(
    pool,
    missionRow,
    'select id, code, country, synthetic from openmara.mission_named($1)',
    [code],
  );
  if (mission) remembered.set(code, mission);
  return mission;
}
