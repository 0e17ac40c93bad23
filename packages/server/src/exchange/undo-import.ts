import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, maybeRow, rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { targetNamed } from './import-file.ts';
import type { ImportUndone } from './import-target.ts';
import { asProblem } from './import-views.ts';

const runRow = z.object({
  id: z.string(),
  target: z.string(),
  state: z.string(),
  changed: z.number(),
  startedAt: z.string(),
});

type Run = z.infer<typeof runRow>;
const COLUMNS = `id, target, state, created + updated + withdrawn as changed, to_json(started_at)#>>'{}' as "startedAt"`;

/** The imports of rows that this one refused and that were corrected since: they belong to it. The latest first. */
const correctionsOf = ({ db, mission }: Context, id: string): Promise<Run[]> =>
  rows(
    db,
    runRow,
    `select ${COLUMNS} from openmara.import_run
     where mission_id = $1 and state = 'applied' and id in (
       select taken_by from openmara.import_refusal where mission_id = $1 and import_id = $2)
     order by started_at desc, id desc for update`,
    [mission.id, id],
  );

/** Takes one run back. A row that it corrected is refused again, as it was. @throws Problem import_built_on, not offered */
async function takeBack(context: Context, run: Run): Promise<ImportUndone> {
  const { db, mission, account, now } = context;
  const target = await asProblem(async () => targetNamed(context, run.target));
  context.demand(target.needs);
  if (!target.undo)
    throw new Problem('import_not_ready', [
      { field: 'id', reason: 'problem.why.not-undone', places: { target: run.target } },
    ]);
  const undone = await target.undo(context, run);
  await execute(
    db,
    `update openmara.import_run set state = 'undone', undone_at = $3, undone_by = $4
     where mission_id = $1 and id = $2`,
    [mission.id, run.id, now, account.accountId],
  );
  await execute(
    db,
    `update openmara.import_run i set corrected = i.corrected - taken.n
     from (select import_id, count(distinct row_number)::int as n from openmara.import_refusal
           where mission_id = $1 and taken_by = $2 group by import_id) taken
     where i.mission_id = $1 and i.id = taken.import_id`,
    [mission.id, run.id],
  );
  await execute(
    db,
    `update openmara.import_refusal set over_at = null, over_by = null, taken_by = null
     where mission_id = $1 and taken_by = $2`,
    [mission.id, run.id],
  );
  return undone;
}

/** Only whole, and only while nothing was built on it: what was joined or verified is undone there first. Rows of it that were corrected go with it. */
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
    const { db, mission, account, sees } = context;
    const run = await maybeRow(
      db,
      runRow,
      `select ${COLUMNS} from openmara.import_run
       where mission_id = $1 and id = $2 and ($3 or started_by = $4) for update`,
      [mission.id, id, sees('imports_of_others'), account.accountId],
    );
    if (!run) throw new Problem('not_found');
    if (run.state !== 'applied') throw new Problem('import_not_ready');
    const undone = { withdrawn: 0, restored: 0 };
    for (const one of [...(await correctionsOf(context, id)), run]) {
      const { withdrawn, restored } = await takeBack(context, one);
      undone.withdrawn += withdrawn;
      undone.restored += restored;
    }
    return undone;
  },
});
