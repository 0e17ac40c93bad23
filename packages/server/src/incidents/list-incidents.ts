import { firstOfMonth, lastOfMonth } from '@openmara/core/incidents/coarse';
import { z } from 'zod';
import { behindOf } from '../analysis/behind.ts';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { INCIDENT_ORDERS, incidentFilter, incidentPage } from './incident-page.ts';
import { incidentItem, incidentRow, presentIncident } from './present-incident.ts';
import { responsibleIs } from './responsible.ts';
import { meantBy, searchWords, withinPlace } from './search-words.ts';

/** What a list or an export of incidents is asked by. */
export const incidentsAsked = incidentFilter.extend({
  /** The beginning of a reference, or words of the name of a place or of a party. */
  q: searchWords.optional(),
  sort: z.enum(INCIDENT_ORDERS).default('latest'),
});

/** What is asked, as far as the reader sees what it asks by: who reads months asks by months, who areas by areas. */
export async function asFarAsSeen(
  context: Context,
  { q, place, sort, counted, responsible, ...filter }: z.output<typeof incidentsAsked>,
) {
  const [exact, places] = [context.sees('exact_figures'), context.sees('exact_place')];
  // Or the day could be found by asking closer and closer.
  const months = { from: firstOfMonth(filter.from ?? null), to: lastOfMonth(filter.to ?? null) };
  return {
    filter: exact ? filter : { ...filter, from: months.from ?? undefined, to: months.to ?? undefined },
    within: place ? await withinPlace(context, place, places) : null,
    behind: await behindOf(context, counted, 'incidents'),
    responsible: responsibleIs(context, responsible),
    meant: q ? await meantBy(context, q, places) : null,
    order: sort,
  };
}

export const listIncidents = defineOperation({
  name: 'incident.list',
  summary: 'List or search incidents, latest first or as `sort` says, a keyset page at a time',
  kind: 'query',
  who: 'read_incidents',
  within: 'mission',
  audit: (_, output) => ({ note: `${output.items.length} records` }),
  input: incidentsAsked.extend({
    mission: z.string(),
    after: z.uuid('problem.why.page-before').optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(incidentItem), next: z.string().nullable() }),
  async handler(context, { mission: _, after, limit, ...input }) {
    const { text, values } = incidentPage(context.mission.id, {
      ...(await asFarAsSeen(context, input)),
      after: after ?? null,
      limit: limit + 1,
    });
    const found = await rows(context.db, incidentRow, text, values);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => presentIncident(context.permit('read_incidents', row))),
      next: found.length > limit && last ? last.id : null,
    };
  },
});
