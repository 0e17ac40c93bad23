import { fold } from '@openmara/core/language/fold';
import { codesOf } from '@openmara/core/vocabularies';
import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { anyRow, execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

export const createParty = defineOperation({
  name: 'party.create',
  summary: 'Add a party to the conflict',
  kind: 'command',
  who: 'manage_reference',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    name: z.string().trim().min(2).max(200),
    kind: z.enum(codesOf('partyKind')),
    source: z.string().min(1).max(500),
  }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler({ db, mission }, input) {
    const id = newId();
    if (await anyRow(db, 'select from openmara.party_alias where folded = $1', [fold(input.name)]))
      throw new Problem('already_exists');
    await execute(
      db,
      'insert into openmara.party (id, kind, name, country, source) values ($1, $2, $3, $4, $5)',
      [id, input.kind, input.name, mission.country, input.source],
    );
    await execute(
      db,
      'insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, $3, $4)',
      [id, input.name, fold(input.name), input.source],
    );
    return { id };
  },
});
