import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { heldMapping } from './keepers.ts';

/** By whoever saved it, and who leads; a name that another one has is refused. */
export const renameMapping = defineOperation({
  name: 'import.rename-mapping',
  summary: 'Give a saved mapping another name',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    name: z.string().min(1).max(80),
    newName: z.string().trim().min(1).max(80),
  }),
  output: z.object({ name: z.string() }),
  audit: (input, output) => ({ record: input.name, note: `named ${output.name}` }),
  async handler(context, { name, newName }) {
    if (!(await heldMapping(context, name))) throw new Problem('not_found');
    await execute(
      context.db,
      `update openmara.import_mapping set name = $3, content = content || jsonb_build_object('name', $3::text)
       where mission_id = $1 and name = $2`,
      [context.mission.id, name, newName],
    );
    return { name: newName };
  },
});
