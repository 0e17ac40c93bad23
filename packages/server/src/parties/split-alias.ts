import { Problem } from '@openmara/core/access/problems';
import { fold } from '@openmara/core/language/fold';
import { PARTY } from '@openmara/core/parties/party';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { reasonSchema } from '../records/change-record.ts';
import { insertRecord } from '../records/write-record.ts';
import { ownNames } from './aliases.ts';
import { noteInHistory, oneAtATime, partyStanding } from './merging.ts';

const spellingRow = z.object({ alias: z.string() });
const refused = (reason: string): Problem => new Problem('input_invalid', [{ field: 'alias', reason }]);

export const splitAlias = defineOperation({
  name: 'party.split-alias',
  summary:
    'Make a spelling of a party the name of a party of its own; logs that write it mean that one from now on',
  kind: 'command',
  who: 'manage_reference',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    alias: z.string().trim().min(1).max(200),
    reason: reasonSchema,
  }),
  output: z.object({ id: z.string() }),
  audit: ({ id }, output) => ({ record: id, note: `a spelling became ${output.id}` }),
  async handler(context, { id, alias, reason }) {
    await oneAtATime(context);
    const { kind, country } = await partyStanding(context, id);
    const known = await maybeRow(
      context.db,
      spellingRow,
      'select alias from openmara.party_alias where party_id = $1 and folded = $2',
      [id, fold(alias)],
    );
    if (!known) throw refused('problem.why.no-such-spelling');
    if ((await ownNames(context, id)).includes(fold(alias))) throw refused('problem.why.split-own-name');
    await noteInHistory(context, id, reason);
    const values = { name: known.alias, kind, country, chainOfCommand: null, source: reason };
    const split = await insertRecord(context, PARTY, values);
    await execute(
      context.db,
      'update openmara.party_alias set party_id = $3 where party_id = $1 and folded = $2',
      [id, fold(alias), split],
    );
    return { id: split };
  },
});
