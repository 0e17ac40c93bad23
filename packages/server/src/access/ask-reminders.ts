import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

export const askReminders = defineOperation({
  name: 'access.ask-reminders',
  summary: 'Ask for an e-mail, once a day at most, that something waits; or for none any more',
  kind: 'command',
  who: 'signed_in',
  within: 'installation',
  input: z.object({ wanted: z.boolean() }),
  output: z.object({ wanted: z.boolean() }),
  audit: ({ wanted }) => ({ note: wanted ? 'wanted' : 'not wanted' }),
  async handler({ db, account, now }, { wanted }) {
    await execute(
      db,
      `insert into openmara.reminder (account_id, wanted, changed_at) values ($1, $2, $3)
       on conflict (account_id) do update set wanted = excluded.wanted, changed_at = excluded.changed_at`,
      [account.accountId, wanted, now],
    );
    return { wanted };
  },
});
