import type pg from 'pg';
import type { MissionRef } from './operation.ts';

const known = new WeakMap<pg.Pool, Map<string, MissionRef>>();

/** A mission by its code. Code and id never change, so they are remembered; an unknown code is asked for each time. */
export async function findMission(pool: pg.Pool, code: string): Promise<MissionRef | null> {
  const remembered = known.get(pool) ?? new Map<string, MissionRef>();
  known.set(pool, remembered);
  const cached = remembered.get(code);
  if (cached) return cached;
  const { rows } = await pool.query<MissionRef>(
    'select id, code, country, synthetic from openmara.mission where code = $1',
    [code],
  );
  if (rows[0]) remembered.set(code, rows[0]);
  return rows[0] ?? null;
}
