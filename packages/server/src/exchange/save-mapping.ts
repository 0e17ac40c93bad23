import { mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { heldMapping } from './keepers.ts';

/** Under a name that is there it takes the place of the former one, by whoever may rename and delete that. */
export const saveMapping = defineOperation({
  name: 'import.save-mapping',
  summary: 'Save a mapping for next time',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({ mission: z.string(), name: z.string().trim().min(1).max(80), mapping: mappingSchema }),
  output: z.object({ name: z.string() }),
  audit: (input) => ({ record: input.name }),
  async handler(context, input) {
    const { db, mission, account, now } = context;
    await heldMapping(context, input.name);
    await execute(
      db,
      `insert into openmara.import_mapping (mission_id, name, content, saved_by, saved_at)
       values ($1, $2, $3, $4, $5)
       on conflict (mission_id, name)
         do update set content = excluded.content, saved_by = excluded.saved_by,
                       saved_at = excluded.saved_at`,
      [
        mission.id,
        input.name,
        JSON.stringify({ ...input.mapping, name: input.name }),
        account.accountId,
        now,
      ],
    );
    return { name: input.name };
  },
});
