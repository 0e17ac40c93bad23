import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

export const endTour = defineOperation({
  name: 'access.end-tour',
  summary: 'Have no tour of the demonstration offered any more: it was taken, or is not wanted',
  kind: 'command',
  who: 'signed_in',
  within: 'installation',
  input: z.object({}),
  output: z.object({ offered: z.literal(false) }),
  audit: () => ({ note: 'the tour of the demonstration' }),
  async handler({ db, account, now }) {
    await execute(
      db,
      `insert into openmara.tour (account_id, ended_at) values ($1, $2)
       on conflict (account_id) do update set ended_at = excluded.ended_at`,
      [account.accountId, now],
    );
    return { offered: false as const };
  },
});
