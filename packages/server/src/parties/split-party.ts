import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { reasonSchema } from '../records/change-record.ts';
import { noteInHistory, oneAtATime } from './merging.ts';

export const splitParty = defineOperation({
  name: 'party.split',
  summary: 'Take a merge back: the party is one of its own again, with all that was recorded of it',
  kind: 'command',
  who: 'manage_reference',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid(), reason: reasonSchema }),
  output: z.object({ id: z.string() }),
  audit: ({ id }) => ({ record: id, note: 'a merge taken back' }),
  async handler(context, { id, reason }) {
    await oneAtATime(context);
    const ended = await execute(
      context.db,
      `update openmara.party_merge set split_at = greatest($2::timestamptz, merged_at)
       where party_id = $1 and split_at is null`,
      [id, context.now],
    );
    if (ended === 0) throw new Problem('out_of_order');
    await noteInHistory(context, id, reason);
    return { id };
  },
});
