import { isoDay } from '@openmara/core/incidents/schema';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { behindOf } from '../analysis/behind.ts';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { endOfWindow, foundFurtherBack, spotOf } from './further-back.ts';
import { presentReport, type ReportRow, reportRow, reportView } from './present-report.ts';
import { REPORT_ORDERS, reportFilter, reportPage, type Spot } from './report-page.ts';
import { responsibleIs } from './responsible.ts';
import { meantBy, searchWords, withinPlace } from './search-words.ts';

/** The day and the id with which the page before ended. @throws Problem input_invalid */
function endOf(field: 'after' | 'further', said: string | undefined): Spot | null {
  if (said === undefined || said === '') return null;
  const [day = '', id = ''] = said.split('_');
  if (!isoDay.safeParse(day).success || !z.uuid().safeParse(id).success)
    throw new Problem('input_invalid', [{ field, reason: 'problem.why.page-before' }]);
  return { day, id };
}
const written = ({ day, id }: Spot): string => `${day}_${id}`;
/** How far what was told was looked through, and how to go on. */
const lookedTo = (spot: Spot | null): { day: string; further: string } | null =>
  spot && { day: spot.day, further: written(spot) };

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
    /** Where the words are looked for further back in what was told: how far it was looked before. */
    further: z.string().optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(reportView),
    next: z.string().nullable(),
    /**
     * On the last page of a search: since which day of receipt what was told was looked through, and what to send as
     * `further` to go on; null where all of it was, or no words were looked for.
     */
    lookedTo: z.object({ day: z.string(), further: z.string() }).nullable(),
  }),
  async handler(context, { mission: _, after, further, limit, ...input }) {
    const { db, mission, permit } = context;
    const asked = await asFarAsRead(context, input);
    const shown = (found: readonly ReportRow[]) =>
      found.map((row) => presentReport(permit('read_reports', row), false));
    const from = endOf('further', further);
    if (from) {
      if (!asked.meant)
        throw new Problem('input_invalid', [{ field: 'q', reason: 'problem.why.words-needed' }]);
      const more = await foundFurtherBack(context, { ...asked, meant: asked.meant }, from, limit);
      return { items: shown(more.found), next: null, lookedTo: lookedTo(more.lookedTo) };
    }
    const { text, values } = reportPage(mission.id, {
      ...asked,
      after: endOf('after', after),
      limit: limit + 1,
    });
    const found = await rows(db, reportRow, text, values);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      items: shown(page),
      next: last ? written(spotOf(last)) : null,
      lookedTo: asked.meant && !last ? lookedTo(await endOfWindow(context, asked, null)) : null,
    };
  },
});
