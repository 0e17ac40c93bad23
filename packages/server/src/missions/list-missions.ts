import { LOCALES } from '@openmara/core/language/languages';
import { z } from 'zod';
import { type MissionNameColumns, missionNames } from './mission-names.ts';
import { defineOperation } from '../operations/operation.ts';

export const listMissions = defineOperation({
  name: 'mission.list',
  summary: 'The missions that the account is assigned to',
  kind: 'query',
  who: 'know_missions',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        names: z.record(z.enum(LOCALES), z.string()),
        country: z.string(),
        synthetic: z.boolean(),
      }),
    ),
  }),
  async handler({ db, account }) {
    const everywhere = account.assignments.some((a) => a.missionId === null);
    const { rows } = await db.query<
      MissionNameColumns & { code: string; country: string; synthetic: boolean }
    >('select * from openmara.mission where $1 or id = any ($2) order by code', [
      everywhere,
      account.assignments.map((a) => a.missionId).filter((id) => id !== null),
    ]);
    return {
      items: rows.map((row) => ({
        code: row.code,
        names: missionNames(row),
        country: row.country,
        synthetic: row.synthetic,
      })),
    };
  },
});
