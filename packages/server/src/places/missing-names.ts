import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { PlaceMatcher } from './match-places.ts';

const missing = z.object({
  /** As reports write it. */
  name: z.string(),
  /** How many reports of the mission write it so. */
  reports: z.number(),
});
/** As many as a person goes through; the next come as these are named. */
const MOST = 200;

export const missingNames = defineOperation({
  name: 'place.missing-names',
  summary: 'Names of places in reports that the gazetteer does not have, the most frequent first',
  kind: 'query',
  who: 'manage_reference',
  within: 'mission',
  audit: (_, { items }) => ({ note: `${items.length} names` }),
  input: z.object({ mission: z.string() }),
  output: z.object({ items: z.array(missing) }),
  async handler({ db, mission }) {
    const written = await rows(
      db,
      missing,
      `select min(place_text) as name, count(*)::int as reports from openmara.report
       where mission_id = $1 and place_precision = 'country' and place_text is not null
         and withdrawn_at is null
       group by lower(place_text) order by 2 desc, 1 limit $2`,
      [mission.id, MOST],
    );
    const places = await PlaceMatcher.read(db, mission.country);
    // What was named since is missing no longer, though reports of before stay where they are.
    return { items: written.filter(({ name }) => places.levelOf(name) === null) };
  },
});
