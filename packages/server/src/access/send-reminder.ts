import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { message } from '../language/messages.ts';
import { defineOperation } from '../operations/operation.ts';

/**
 * The day is kept in the transaction in which the mail server takes the message: where it does not, nothing was sent,
 * and it is tried again.
 */
export const sendReminder = defineOperation({
  name: 'access.send-reminder',
  summary: 'Send oneself the e-mail of the day: how many things wait and where, and nothing else',
  kind: 'command',
  who: 'signed_in',
  within: 'installation',
  input: z.object({ count: z.number().int().min(1) }),
  output: z.object({ sent: z.boolean() }),
  audit: (_, { sent }) => ({
    note: sent ? 'sent' : 'not sent: not wanted, sent today already, or no e-mail',
  }),
  async handler({ db, account, services, now }, { count }) {
    const { mail } = services;
    if (!mail) return { sent: false };
    const claimed = await execute(
      db,
      `update openmara.reminder set sent_on = $2::date
       where account_id = $1 and wanted and (sent_on is null or sent_on < $2::date)`,
      [account.accountId, now.toISOString().slice(0, 10)],
    );
    if (claimed === 0) return { sent: false };
    const sentence = message(account.locale, 'reminder.sentence', { count: String(count) });
    await mail.send(account.email, sentence, `${sentence}\n\n${mail.address}\n`);
    return { sent: true };
  },
});
