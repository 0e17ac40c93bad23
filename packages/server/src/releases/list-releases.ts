import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { releasesOf } from './kept-releases.ts';

export const listReleases = defineOperation({
  name: 'release.list',
  summary: 'The periods whose figures were released, and as of which moment',
  kind: 'query',
  who: 'read_releases',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({
    releases: z.array(
      z.object({
        period: z.string(),
        from: z.string(),
        to: z.string(),
        asOf: z.string(),
        madeAt: z.string(),
      }),
    ),
  }),
  async handler({ db, mission }) {
    const releases = await releasesOf(db, mission.id);
    return {
      releases: releases.map(({ period, first_day, last_day, moment, made_at }) => ({
        period,
        from: first_day,
        to: last_day,
        asOf: moment.toISOString(),
        madeAt: made_at.toISOString(),
      })),
    };
  },
});
