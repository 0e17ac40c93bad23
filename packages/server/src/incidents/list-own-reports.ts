import { isoDay } from '@openmara/core/incidents/schema';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { feedbackView, readFeedback, readStages, STAGES } from './feedback.ts';
import { presentReport, reportRow, reportRowColumns, reportView } from './present-report.ts';

/** Those that the account filed, latest first; with `after`, those that come after it. */
const own = (after: boolean): string => `
  select ${reportRowColumns(false)}, null as incident_id, null as incident_reference
  from (select r.* from openmara.report r
        where r.mission_id = $1 and r.filed_by = $2
          ${after ? 'and (r.listed_on, r.id) < ($4::date, $5::uuid)' : ''}
        order by r.listed_on desc, r.id desc limit $3) r
  left join openmara.place p on p.id = r.place_id
  order by r.listed_on desc, r.id desc`;

export const listOwnReports = defineOperation({
  name: 'report.list-own',
  summary: 'Reports that one has filed oneself, with how far each is and what was told about it',
  kind: 'query',
  who: 'file_report',
  within: 'mission',
  audit: (_, output) => ({ note: `${output.items.length} records` }),
  input: z.object({
    mission: z.string(),
    after: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(reportView.extend({ stage: z.enum(STAGES), feedback: z.array(feedbackView) })),
    next: z.string().nullable(),
  }),
  async handler(context, { after, limit }) {
    const { db, mission, account, permit } = context;
    const [day = '', id = ''] = (after ?? '').split('_');
    if (after !== undefined && !(isoDay.safeParse(day).success && z.uuid().safeParse(id).success))
      throw new Problem('input_invalid', [{ field: 'after', reason: 'problem.why.page-before' }]);
    const found = await rows(db, reportRow, own(after !== undefined), [
      mission.id,
      account.accountId,
      limit + 1,
      ...(after === undefined ? [] : [day, id]),
    ]);
    const page = found.slice(0, limit);
    const ids = page.map((row) => row.id);
    const [stages, feedback] = [await readStages(context, ids), await readFeedback(context, ids)];
    const last = page.at(-1);
    return {
      items: page.map((row) => ({
        ...presentReport(permit('read_reports', row), false),
        stage: row.withdrawn_at ? ('withdrawn' as const) : (stages.get(row.id) ?? ('waiting' as const)),
        feedback: feedback.get(row.id) ?? [],
      })),
      next: found.length > limit && last ? `${last.receivedOn ?? '0001-01-01'}_${last.id}` : null,
    };
  },
});
