/**
 * Whether the rows of a file are mostly those of an earlier import, which it then updates instead of standing beside it;
 * and whether rows that bear the keys of reports tell of them at all.
 */
import { z } from 'zod';
import { rows, theRow } from '../../database/rows.ts';
import type { Question } from '../../exchange/import-answers.ts';
import { latestOf, looksImported } from '../../exchange/import-sources.ts';
import type { ImportTask } from '../../exchange/import-target.ts';
import type { Context } from '../../operations/operation.ts';

/** What is compared: a plain reading of a row, as people would tell two of them apart. */
const COMPARED = ['occurred_from', 'received_on', 'place_text', 'party_text'] as const;
const agree = [...COMPARED, 'forms']
  .map((column) => `coalesce((s.${column} = r.${column})::int, 0)`)
  .join(' + ');
const filled = COMPARED.map((column) => `(coalesce(s.${column}, r.${column}) is not null)::int`).join(' + ');
const same = COMPARED.map(
  (column) => `coalesce(s.${column}::text, '') = coalesce(r.${column}::text, '')`,
).join(' and ');
const stated = COMPARED.map((column) => `s.${column}`).join(', ');
const EARLIER = `r.mission_id = $1 and r.external_source <> $2 and r.import_id is not null and r.withdrawn_at is null`;
/** The same cells; the same key and at least half of what is compared; or all of it, under whatever key. */
const PAIRS = `
  select s.row_number, r.id, r.external_source as source
    from stage s join openmara.report r on r.digest = s.digest where ${EARLIER}
  union
  select s.row_number, r.id, r.external_source
    from stage s join openmara.report r on r.external_key = s.key
   where ${EARLIER} and (s.key like 'content:%' or 2 * (${agree}) >= ${filled} + 1)
  union
  select s.row_number, r.id, r.external_source
    from stage s join openmara.report r on ${same} and s.forms = r.forms
   where ${EARLIER} and s.forms <> '{}' and num_nonnulls(${stated}) >= 3`;

const alike = z.object({ source: z.string(), same: z.number(), total: z.number(), staged: z.number() });

/**
 * @returns the question whether it is that import, where at least half of the smaller of the two is the same; the
 * stage holds the rows that were read
 */
export async function recognise(context: Context, task: ImportTask): Promise<Question | null> {
  const [best] = await rows(
    context.db,
    alike,
    `select a.source, a.same, (select count(*)::int from stage) as staged,
            (select count(*)::int from openmara.report r
             where r.mission_id = $1 and r.external_source = a.source and r.withdrawn_at is null) as total
     from (select source, least(count(distinct row_number), count(distinct id))::int as same
           from (${PAIRS}) p group by source order by 2 desc limit 1) a`,
    [context.mission.id, task.source],
  );
  if (!best || 2 * best.same < Math.min(best.staged, best.total)) return null;
  return looksImported(await latestOf(context, 'report', best.source), best.same, best.staged);
}

const unlikeRow = z.object({ met: z.number(), unlike: z.number() });
/** So few rows are corrections of whole rows, which happen. */
const FEW = 3;
/**
 * Two logs that number their rows from 1, under one named source: the second would rewrite the first.
 * @returns the question whether it is that log, where at least half of the rows that meet a report by their key say
 * another day, place, party and form than it; the stage has been compared
 */
export async function saysOtherwise(context: Context, task: ImportTask): Promise<Question | null> {
  const { met, unlike } = await theRow(
    context.db,
    unlikeRow,
    `select count(*)::int as met,
            count(*) filter (where not s.same and 3 * (${agree}) < ${filled} + 1)::int as unlike
     from stage s join openmara.report r on r.mission_id = $1 and r.id = s.existing`,
    [context.mission.id],
  );
  if (unlike < FEW || 2 * unlike < met) return null;
  const run = await latestOf(context, 'report', task.source);
  return {
    code: 'keys_say_otherwise',
    text: `${unlike} of ${met} rows bear the keys of reports of “${task.source}” and say something else than they: another day, place, party or form. Is it a later state of that log${run ? ` (importAs: ${run.id})` : ''}, or another log (importAs: new)?`,
    rows: unlike,
    of: met,
    column: null,
    field: null,
    importId: run?.id ?? null,
    importedAt: run?.at ?? null,
    reasons: [],
  };
}
