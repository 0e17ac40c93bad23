import { BOUNDARY_STATEMENTS, statementsOf } from '@openmara/core/missions/disputed-lines';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { z } from 'zod';
import { disputedLinesOn } from './disputed-lines.ts';
import { areaNames } from '../places/area-names.ts';
import { firstLevelAreas } from '../places/first-level-areas.ts';
import { defineOperation } from '../operations/operation.ts';

export const missionMap = defineOperation({
  name: 'mission.map',
  summary: 'First-level boundaries of the mission’s country and disputed lines',
  kind: 'query',
  who: 'know_missions',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string(), locale: z.enum(LOCALES).default(FIRST_LOCALE) }),
  output: z.object({
    /** Each by the name that records know it by, and as it is called in the language that is asked for. */
    areas: z.array(z.object({ id: z.string(), name: z.string(), label: z.string(), geometry: z.any() })),
    disputed: z.array(z.object({ geometry: z.any() })),
    statements: z.array(z.enum(BOUNDARY_STATEMENTS)),
  }),
  async handler({ db, mission }, { locale }) {
    const disputed = disputedLinesOn(mission.country);
    const names = await areaNames(db, mission.country, locale);
    const areas = await firstLevelAreas(db, mission.country);
    return {
      areas: areas.map((area) => ({ ...area, label: names.get(area.name) ?? area.name })),
      disputed: disputed.map(({ geometry }) => ({ geometry })),
      statements: statementsOf(disputed),
    };
  },
});
