import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { plannedOpen, plannedView } from './planned-steps.ts';

/** As many as one page shows: who has more open steps has another problem than a second page. */
const MOST = 200;

export const listPlanned = defineOperation({
  name: 'incident.list-planned',
  summary: 'Steps that are planned and not ended, by the day on which they are due',
  kind: 'query',
  who: 'record_verification',
  within: 'mission',
  audit: (_, output) => ({ note: `${output.items.length} listed` }),
  input: z.object({ mission: z.string(), whose: z.enum(['mine', 'all']).default('mine') }),
  output: z.object({ items: z.array(plannedView), more: z.boolean() }),
  async handler(context, { whose }) {
    const items = await plannedOpen(context, whose, MOST + 1);
    return { items: items.slice(0, MOST), more: items.length > MOST };
  },
});
