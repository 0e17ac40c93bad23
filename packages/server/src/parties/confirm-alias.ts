import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { addAlias, assertFree, CONFIRMED } from './aliases.ts';

export const confirmAlias = defineOperation({
  name: 'party.confirm-alias',
  summary: 'Confirm that a spelling means a party; imports remember it',
  kind: 'command',
  who: 'manage_reference',
  within: 'mission',
  input: z.object({ mission: z.string(), partyId: z.uuid(), alias: z.string().trim().min(1).max(300) }),
  output: z.object({ partyId: z.string() }),
  audit: (input) => ({ record: input.partyId }),
  async handler(context, input) {
    await assertFree(context, input.alias, input.partyId);
    await addAlias(context, input.partyId, input.alias, `${CONFIRMED}${context.account.accountId}`);
    return { partyId: input.partyId };
  },
});
