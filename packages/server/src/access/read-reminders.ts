import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const wish = z.object({ wanted: z.boolean() });

export const readReminders = defineOperation({
  name: 'access.read-reminders',
  summary: 'Whether this installation sends e-mail, and whether one has asked for it',
  kind: 'query',
  who: 'signed_in',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({ offered: z.boolean(), wanted: z.boolean() }),
  async handler({ db, account, services }) {
    const said = await maybeRow(db, wish, 'select wanted from openmara.reminder where account_id = $1', [
      account.accountId,
    ]);
    return { offered: services.mail !== null, wanted: said?.wanted ?? false };
  },
});
