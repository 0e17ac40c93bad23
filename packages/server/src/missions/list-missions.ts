import { LOCALES } from '@openmara/core/language/languages';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { missionNameColumns, missionNames } from './mission-names.ts';
import { defineOperation } from '../operations/operation.ts';

const missionRow = z.object({ code: z.string(), country: z.string(), synthetic: z.boolean() });
const namedRow = z.intersection(missionRow, missionNameColumns);

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
    const missions = await rows(
      db,
      namedRow,
      'select * from openmara.mission where $1 or id = any ($2) order by code',
      [everywhere, account.assignments.map((a) => a.missionId).filter((id) => id !== null)],
    );
    return {
      items: missions.map((row) => ({
        code: row.code,
        names: missionNames(row, row.code),
        country: row.country,
        synthetic: row.synthetic,
      })),
    };
  },
});
