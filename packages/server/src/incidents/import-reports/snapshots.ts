/** A register that is given whole withdraws what it no longer has: what must be said before it may. */
import { z } from 'zod';
import { theRow } from '../../database/rows.ts';
import type { Question } from '../../exchange/import-answers.ts';
import type { ImportTask } from '../../exchange/import-target.ts';
import type { Context } from '../../operations/operation.ts';

/** Reports `r` that the file no longer has; what was filed by hand ($1 mission, $2 source) is never among them. */
export const GONE = `r.mission_id = $1 and r.external_source = $2 and r.withdrawn_at is null
  and r.import_id is not null and not exists (select from stage s where s.existing = r.id)`;

const factsRow = z.object({
  total: z.number(),
  others: z.number(),
  superseded: z.number(),
  changed: z.number(),
  earlier: z.boolean(),
});
/**
 * `others`: gone reports that came with a file that was not the whole register. `superseded`: changed rows that say
 * what a version before the present one said. `earlier`: its latest day lies before the register's.
 */
const FACTS = `select
  (select count(*)::int from openmara.report r
    where r.mission_id = $1 and r.external_source = $2 and r.withdrawn_at is null
      and r.import_id is not null) as total,
  (select count(*)::int from openmara.report r join openmara.import_run i
      on i.mission_id = r.mission_id and i.id = r.import_id
    where ${GONE} and not i.snapshot) as others,
  (select count(*)::int from stage s
    where s.existing is not null and not s.same and not s.returns and exists (
    select from openmara.report_version v
    where v.mission_id = $1 and v.report_id = s.existing and v.state->>'digest' = s.digest)) as superseded,
  (select count(*)::int from stage s
    where s.existing is not null and not s.same and not s.returns) as changed,
  coalesce((select max(greatest(occurred_to, received_on)) from stage)
    < (select max(greatest(r.occurred_to, r.received_on)) from openmara.report r
       where r.mission_id = $1 and r.external_source = $2 and r.withdrawn_at is null), false) as earlier`;

const WHY = {
  more_than_a_tenth: 'more than a tenth of the register',
  older_state: 'the file looks like an older state than the one that is there',
  other_source: 'some of them came with another file that was not the whole register',
} as const;

/** @param withdrawn how many reports would be; @returns the question, unless that number was said */
export async function askSnapshot(
  { db, mission }: Context,
  task: ImportTask,
  withdrawn: number,
): Promise<Question | null> {
  const facts = await theRow(db, factsRow, FACTS, [mission.id, task.source]);
  const older = facts.earlier || (facts.superseded > 0 && 2 * facts.superseded >= facts.changed);
  const reasons = [
    ...(withdrawn * 10 > facts.total ? (['more_than_a_tenth'] as const) : []),
    ...(older && (withdrawn > 0 || facts.superseded > 0) ? (['older_state'] as const) : []),
    ...(facts.others > 0 ? (['other_source'] as const) : []),
  ];
  if (reasons.length === 0 || task.answers.withdraws === withdrawn) return null;
  return {
    code: 'snapshot_withdraws',
    text: `This would withdraw ${withdrawn} of ${facts.total} reports of “${task.source}”: ${reasons.map((reason) => WHY[reason]).join('; ')}. If that is right, say the number (withdraws: ${withdrawn}).`,
    rows: withdrawn,
    of: facts.total,
    column: null,
    field: null,
    importId: null,
    importedAt: null,
    reasons: [...reasons],
  };
}
