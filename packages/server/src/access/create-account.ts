import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { email, locale, personName } from './account-fields.ts';
import { invite, shownInvitation } from './invitations.ts';

/** Without a role: those are given by who may give each of them (`access.grant-role`). */
export const createAccount = defineOperation({
  name: 'access.create-account',
  summary: 'Create an account without any role, and an invitation for its owner to set the password',
  kind: 'command',
  who: 'manage_accounts',
  within: 'installation',
  input: z.object({ email, name: personName, locale }),
  output: z.object({ id: z.string(), invitation: shownInvitation }),
  audit: (_, output) => ({ record: output.id, note: `invitation until ${output.invitation.expiresAt}` }),
  async handler({ db, now }, input) {
    const id = newId();
    await execute(
      db,
      'insert into openmara.account (id, email, name, locale, created_at) values ($1, $2, $3, $4, $5)',
      [id, input.email, input.name, input.locale, now],
    );
    return { id, invitation: await invite(db, id) };
  },
});
