import { isoDay } from '@openmara/core/incidents/schema';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { behindOf } from '../analysis/behind.ts';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { presentReport, reportRow, reportView } from './present-report.ts';
import { REPORT_ORDERS, reportFilter, reportPage } from './report-page.ts';
import { responsibleIs } from './responsible.ts';
import { meantBy, searchWords, withinPlace } from './search-words.ts';

/** The day and the id with which the page before ended. @throws Problem input_invalid */
function endOf(after: string | undefined): { day: string; id: string } | null {
  if (after === undefined || after === '') return null;
  const [day = '', id = ''] = after.split('_');
  if (!isoDay.safeParse(day).success || !z.uuid().safeParse(id).success)
    throw new Problem('input_invalid', [{ field: 'after', reason: 'problem.why.page-before' }]);
  return { day, id };
}

/** What a list or an export of reports is asked by. */
export const reportsAsked = reportFilter.extend({
  /** The beginning of an incident's reference, words of the name of a place or party, or of what was told. */
  q: searchWords.optional(),
  place: z.uuid().optional(),
  sort: z.enum(REPORT_ORDERS).default('latest'),
});

/** What is asked, as far as the reader sees what it asks by. */
export async function asFarAsRead(
  context: Context,
  { q, place, sort, counted, responsible, ...filter }: z.output<typeof reportsAsked>,
) {
  const { sees } = context;
  return {
    filter,
    behind: await behindOf(context, counted, 'reports'),
    responsible: responsibleIs(context, responsible),
    within: place ? await withinPlace(context, place, true) : null,
    order: sort,
    meant: q ? await meantBy(context, q, true) : null,
    sees: { narrative: sees('narrative'), incident: sees('incident_of_report') },
  };
}

export const listReports = defineOperation({
  name: 'report.list',
  summary: 'List or search reports, latest received first or as `sort` says, a keyset page at a time',
  kind: 'query',
  who: 'read_reports',
  within: 'mission',
  audit: (_, output) => ({ note: `${output.items.length} records` }),
  input: reportsAsked.extend({
    mission: z.string(),
    after: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(reportView), next: z.string().nullable() }),
  async handler(context, { mission: _, after, limit, ...input }) {
    const { db, mission, permit } = context;
    const { text, values } = reportPage(mission.id, {
      ...(await asFarAsRead(context, input)),
      after: endOf(after),
      limit: limit + 1,
    });
    const found = await rows(db, reportRow, text, values);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => presentReport(permit('read_reports', row), false)),
      next: found.length > limit && last ? `${last.receivedOn ?? '0001-01-01'}_${last.id}` : null,
    };
  },
});
