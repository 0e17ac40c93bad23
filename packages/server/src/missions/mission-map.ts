import { BOUNDARY_STATEMENTS, statementsOf } from '@openmara/core/missions/disputed-lines';
import { z } from 'zod';
import { disputedLinesOn } from './disputed-lines.ts';
import { defineOperation } from '../operations/operation.ts';

export const missionMap = defineOperation({
  name: 'mission.map',
  summary: 'First-level boundaries of the mission’s country and disputed lines',
  kind: 'query',
  who: 'know_missions',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({
    areas: z.array(z.object({ id: z.string(), name: z.string(), geometry: z.any() })),
    disputed: z.array(z.object({ geometry: z.any() })),
    statements: z.array(z.enum(BOUNDARY_STATEMENTS)),
  }),
  async handler({ db, mission }) {
    const { rows } = await db.query<{ id: string; name: string; geometry: unknown }>(
      `select p.id, p.name, b.geometry from openmara.place p join openmara.boundary b on b.place_id = p.id where p.country = $1 and p.level = 'adm1' order by p.name`,
      [mission.country],
    );
    const disputed = disputedLinesOn(mission.country);
    return {
      areas: rows,
      disputed: disputed.map(({ geometry }) => ({ geometry })),
      statements: statementsOf(disputed),
    };
  },
});
