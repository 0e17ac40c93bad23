import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { reasonSchema } from '../records/change-record.ts';
import { assertMergeable, noteInHistory, oneAtATime } from './merging.ts';

export const mergeParty = defineOperation({
  name: 'party.merge',
  summary: 'Merge a party into another: from now on it is named and counted as that one',
  kind: 'command',
  who: 'manage_reference',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid(), into: z.uuid(), reason: reasonSchema }),
  output: z.object({ id: z.string() }),
  audit: ({ id, into }) => ({ record: id, note: `into ${into}` }),
  async handler(context, { id, into, reason }) {
    await oneAtATime(context);
    await assertMergeable(context, id, into);
    await noteInHistory(context, id, reason);
    await execute(
      context.db,
      'insert into openmara.party_merge (party_id, into_id, merged_at) values ($1, $2, $3)',
      [id, into, context.now],
    );
    return { id: into };
  },
});
