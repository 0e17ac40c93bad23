import { BOUNDARY_STATEMENTS, statementsOf } from '@openmara/core/missions/disputed-lines';
import { z } from 'zod';
import { disputedLinesOn } from './disputed-lines.ts';
import { firstLevelAreas } from '../places/first-level-areas.ts';
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
    const disputed = disputedLinesOn(mission.country);
    return {
      areas: await firstLevelAreas(db, mission.country),
      disputed: disputed.map(({ geometry }) => ({ geometry })),
      statements: statementsOf(disputed),
    };
  },
});
