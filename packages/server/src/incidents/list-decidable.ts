import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { standingOf } from './evidence.ts';
import { following } from './following.ts';
import { incidentItem, presentIncident } from './present-incident.ts';
import { decisionPage } from './waiting-decisions.ts';

export const listDecidable = defineOperation({
  name: 'incident.list-decidable',
  summary:
    'Incidents that meet the standard and wait for the decision of somebody who had no hand in them, the oldest first',
  kind: 'query',
  who: 'decide_verification',
  within: 'mission',
  audit: (_, output) => ({ note: `${output.items.length} records` }),
  input: z.object({
    mission: z.string(),
    after: z.uuid('problem.why.page-before').optional(),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(
      incidentItem.extend({
        /** Since when it meets the standard. */
        since: z.string(),
        independentSources: z.number(),
        /** Recorded steps that heard a direct primary source which still stands. */
        primarySources: z.number(),
      }),
    ),
    next: z.string().nullable(),
  }),
  async handler(context, { after, limit }) {
    const found = await decisionPage(context, after ?? null, limit + 1);
    const page = found.slice(0, limit);
    const ids = page.map(({ id }) => id);
    const standing = await following(context.db, () => standingOf(context, ids));
    const byId = new Map(standing.map((one) => [one.id, one]));
    return {
      items: page.map((row) => ({
        ...presentIncident(context.permit('read_incidents', row)),
        since: row.decidable_since.toISOString(),
        independentSources: byId.get(row.id)?.independentSources ?? 0,
        primarySources: byId.get(row.id)?.primarySources ?? 0,
      })),
      next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  },
});
