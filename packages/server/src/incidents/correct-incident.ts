import { heldFactsSchema, sameFacts } from '@openmara/core/incidents/facts';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { readHeldFacts, writeHeldFacts } from './held-facts.ts';
import { reason } from './joining.ts';
import { noteCorrection } from './note-sources.ts';
import { supersedeIncident } from './version.ts';

const standing = z.object({ status: z.string(), version: z.number() });

/** @throws Problem not_allowed where an adviser of an area would move the incident out of her own sight */
async function readAfter({ db, mission }: Context, id: string): Promise<z.infer<typeof standing>> {
  const row = await maybeRow(
    db,
    standing,
    'select status, version from openmara.incident where mission_id = $1 and id = $2',
    [mission.id, id],
  );
  if (!row) throw new Problem('not_allowed');
  return row;
}

export const correctIncident = defineOperation({
  name: 'incident.correct',
  summary:
    'Correct what is held of an incident, with the reason; what was held before is kept, and what was verified is under verification again',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    /** The version that was read: nobody corrects what changed meanwhile. */
    version: z.number().int().min(1),
    /** Everything that is held now. */
    facts: heldFactsSchema,
    reason,
  }),
  output: z.object({ id: z.string(), status: z.string(), version: z.number() }),
  audit: (input) => ({ record: input.id, note: `from version ${input.version}` }),
  async handler(context, input) {
    const refuse = (field: string, why: string): never => {
      throw new Problem('input_invalid', [{ field, reason: why }]);
    };
    if ((input.facts.occurred.from ?? '') > context.now.toISOString().slice(0, 10))
      refuse('facts.occurred', 'problem.why.future');
    const was = await supersedeIncident(context, input.id);
    if (was !== input.version) throw new Problem('changed_meanwhile');
    const before = await readHeldFacts(context, input.id);
    if (sameFacts(before.facts, input.facts)) refuse('facts', 'problem.why.held-already');
    const groups = new Set(before.facts.survivors.map(({ line }) => line));
    if (input.facts.survivors.some(({ line }) => line !== null && !groups.has(line)))
      refuse('facts.survivors', 'problem.why.no-such-group');
    await writeHeldFacts(context, input.id, input.facts);
    await noteCorrection(context, input.id, input.reason);
    return { id: input.id, ...(await readAfter(context, input.id)) };
  },
});
