import { Problem } from '@openmara/core/access/problems';
import { fold } from '@openmara/core/language/fold';
import { z } from 'zod';
import { anyRow, execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

export const namePlace = defineOperation({
  name: 'place.name',
  summary: 'Say that a name means a place; imports remember it',
  kind: 'command',
  who: 'manage_reference',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    placeId: z.uuid(),
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((name) => /\p{L}/u.test(fold(name)), 'problem.why.say-it'),
  }),
  output: z.object({ placeId: z.string() }),
  audit: ({ placeId }) => ({ record: placeId }),
  async handler({ db, mission }, { placeId, name }) {
    const here = await anyRow(db, 'select from openmara.place where id = $1 and country = $2', [
      placeId,
      mission.country,
    ]);
    if (!here) throw new Problem('not_found');
    await execute(
      db,
      `insert into openmara.place_name (place_id, folded, written) values ($1, $2, $3)
       on conflict do nothing`,
      [placeId, fold(name), name],
    );
    return { placeId };
  },
});
