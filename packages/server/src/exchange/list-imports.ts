import { z } from 'zod';
import { type Database, rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { progressOf } from './import-progress.ts';

const runRow = z.object({
  id: z.string(),
  fileName: z.string(),
  target: z.string(),
  state: z.string(),
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  withdrawn: z.number(),
  /** Rows that are refused still. */
  refused: z.number(),
  /** Rows that were refused, and corrected since. */
  corrected: z.number(),
  warnings: z.array(z.string()),
  problem: z.string().nullable(),
  startedAt: z.string(),
  startedBy: z.string(),
});
const runView = runRow.extend({
  /** Whether the process that worked at it died, or it failed: it is read again from the beginning by itself. */
  interrupted: z.boolean(),
  /** Bytes read of all bytes, rows read, and the seconds that this took; null where it does not run. */
  progress: z
    .object({ read: z.number(), total: z.number(), rows: z.number(), seconds: z.number() })
    .nullable(),
});

const jobRow = z.object({ id: z.string() });

/** Those under way whose job was begun before, or whose worker gave no sign of life for longer than it may. */
async function interruptedOf(
  db: Database,
  runs: readonly z.infer<typeof runRow>[],
): Promise<ReadonlySet<string>> {
  const underWay = runs.filter(({ state }) => state === 'reading' || state === 'applying');
  if (underWay.length === 0) return new Set();
  const found = await rows(
    db,
    jobRow,
    'select import_id as id from openmara.queued_imports() where interrupted and import_id = any($1)',
    [underWay.map(({ id }) => id)],
  );
  return new Set(found.map(({ id }) => id));
}

export const listImports = defineOperation({
  name: 'import.list',
  summary: 'Imports of the mission, latest first',
  kind: 'query',
  who: 'import_records',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({ items: z.array(runView) }),
  async handler({ db, mission, account, sees }) {
    const runs = await rows(
      db,
      runRow,
      `select i.id, i.file_name as "fileName", i.target, i.state, i.rows, i.created, i.updated, i.unchanged,
              i.withdrawn, i.refused - i.corrected as refused, i.corrected,
              i.warnings, i.problem, to_json(i.started_at)#>>'{}' as "startedAt",
              a.name as "startedBy"
       from openmara.import_run i join openmara.account a on a.id = i.started_by
       where i.mission_id = $1 and ($2 or i.started_by = $3)
         -- A row that was corrected belongs to the import that had refused it.
         and not exists (select from openmara.import_refusal f
           where f.mission_id = i.mission_id and f.taken_by = i.id)
       order by i.started_at desc limit 50`,
      [mission.id, sees('imports_of_others'), account.accountId],
    );
    const interrupted = await interruptedOf(db, runs);
    return {
      items: runs.map((row) => ({
        ...row,
        interrupted: interrupted.has(row.id),
        progress: progressOf(row.id),
      })),
    };
  },
});
