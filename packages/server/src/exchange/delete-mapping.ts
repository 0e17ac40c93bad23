import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { heldMapping } from './keepers.ts';

/** By whoever saved it, and who leads. Each import keeps the mapping that it was read by: none of them is touched. */
export const deleteMapping = defineOperation({
  name: 'import.delete-mapping',
  summary: 'Delete a saved mapping; what was imported with it stays',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({ mission: z.string(), name: z.string().min(1).max(80) }),
  output: z.object({ name: z.string() }),
  audit: (input) => ({ record: input.name }),
  async handler(context, { name }) {
    if (!(await heldMapping(context, name))) throw new Problem('not_found');
    await execute(context.db, 'delete from openmara.import_mapping where mission_id = $1 and name = $2', [
      context.mission.id,
      name,
    ]);
    return { name };
  },
});
