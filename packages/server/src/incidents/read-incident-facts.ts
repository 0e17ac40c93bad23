import { heldFactsShape } from '@openmara/core/incidents/facts';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { readHeldFacts } from './held-facts.ts';

const nameRow = z.object({ id: z.string(), name: z.string() });
const NAMES = `
  select id, openmara.said(p) as name from openmara.place p where id = $1
  union all select id, said as name from openmara.party_now where id = any ($2)`;

export const readIncidentFacts = defineOperation({
  name: 'incident.read-facts',
  summary: 'Read what is held of an incident as the form that corrects it, with the version that is read',
  kind: 'query',
  who: 'join_reports',
  within: 'mission',
  audit: (input) => ({ record: input.id }),
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({
    version: z.number(),
    facts: heldFactsShape,
    /** Names of the place and the parties that it refers to, by id. */
    names: z.record(z.string(), z.string()),
  }),
  async handler(context, input) {
    const { version, facts } = await readHeldFacts(context, input.id);
    const named = await rows(context.db, nameRow, NAMES, [
      facts.placeId,
      facts.perpetrators.map(({ partyId }) => partyId),
    ]);
    return { version, facts, names: Object.fromEntries(named.map(({ id, name }) => [id, name])) };
  },
});
