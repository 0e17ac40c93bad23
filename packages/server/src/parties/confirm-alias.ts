import { fold } from '@openmara/core/language/fold';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const ownerRow = z.object({ party_id: z.string() });

export const confirmAlias = defineOperation({
  name: 'party.confirm-alias',
  summary: 'Confirm that a spelling means a party; imports remember it',
  kind: 'command',
  who: 'manage_reference',
  within: 'mission',
  input: z.object({ mission: z.string(), partyId: z.uuid(), alias: z.string().trim().min(1).max(300) }),
  output: z.object({ partyId: z.string() }),
  audit: (input) => ({ record: input.partyId }),
  async handler({ db, account }, input) {
    const [owner] = await rows(db, ownerRow, 'select party_id from openmara.party_alias where folded = $1', [
      fold(input.alias),
    ]);
    if (owner && owner.party_id !== input.partyId)
      throw new Problem('already_exists', [
        { field: 'alias', reason: 'That spelling already means another party.' },
      ]);
    await execute(
      db,
      `insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [input.partyId, input.alias, fold(input.alias), `confirmed by ${account.accountId}`],
    );
    return { partyId: input.partyId };
  },
});
