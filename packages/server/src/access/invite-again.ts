import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { email } from './account-fields.ts';
import { invite, shownInvitation } from './invitations.ts';

const idRow = z.object({ id: z.string() });

/** Whoever sets the password has the account: the invitation is made by who may give every role that it holds. */
export const inviteAgain = defineOperation({
  name: 'access.invite-again',
  summary: 'Invite the owner of another account to set a new password',
  kind: 'command',
  who: 'grant_roles',
  within: 'installation',
  input: z.object({ email }),
  output: z.object({ id: z.string(), invitation: shownInvitation }),
  audit: (_, output) => ({ record: output.id, note: `invitation until ${output.invitation.expiresAt}` }),
  async handler({ db }, input) {
    const account = await maybeRow(
      db,
      idRow,
      'select id from openmara.invitable($1) as id where id is not null',
      [input.email],
    );
    // An account that is not there and one that is not hers to invite are one answer.
    if (!account) throw new Problem('second_person');
    return { id: account.id, invitation: await invite(db, account.id) };
  },
});
