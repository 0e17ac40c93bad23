import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { targetNamed } from './import-file.ts';
import { asProblem } from './import-views.ts';

const runRow = z.object({
  target: z.string(),
  state: z.string(),
  changed: z.number(),
  startedAt: z.string(),
});

/** Only whole, and only while nothing was built on it: what was joined or verified is undone there first. */
export const undoImport = defineOperation({
  name: 'import.undo',
  summary: 'Take back a whole import on which nothing was built yet',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({
    /** What the import brought. */
    withdrawn: z.number(),
    /** What it had changed or withdrawn. */
    restored: z.number(),
  }),
  audit: (input, output) => ({
    record: input.id,
    note: `${output.withdrawn} withdrawn, ${output.restored} restored`,
  }),
  async handler(context, { id }) {
    const { db, mission, account, now, sees } = context;
    const run = await maybeRow(
      db,
      runRow,
      `select target, state, created + updated + withdrawn as changed,
              to_json(started_at)#>>'{}' as "startedAt"
       from openmara.import_run
       where mission_id = $1 and id = $2 and ($3 or started_by = $4) for update`,
      [mission.id, id, sees('imports_of_others'), account.accountId],
    );
    if (!run) throw new Problem('not_found');
    const target = await asProblem(async () => targetNamed(context, run.target));
    context.demand(target.needs);
    if (run.state !== 'applied') throw new Problem('import_not_ready');
    if (!target.undo)
      throw new Problem('import_not_ready', [
        {
          field: 'id',
          reason: 'problem.why.not-undone',
          places: { target: run.target },
        },
      ]);
    const undone = await target.undo(context, { id, changed: run.changed, startedAt: run.startedAt });
    await execute(
      db,
      `update openmara.import_run set state = 'undone', undone_at = $3, undone_by = $4
       where mission_id = $1 and id = $2`,
      [mission.id, id, now, account.accountId],
    );
    return undone;
  },
});
