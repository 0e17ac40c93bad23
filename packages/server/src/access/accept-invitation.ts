import { Problem } from '@openmara/core/access/problems';
import { hashPassword } from '@openmara/vault/passwords';
import { tokenDigest } from '@openmara/vault/tokens';
import { z } from 'zod';
import { theRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { password } from './account-fields.ts';
import { placeOf } from './sign-in-brake.ts';

const ownerRow = z.object({ id: z.string().nullable() });

export const acceptInvitation = defineOperation({
  name: 'access.accept-invitation',
  summary: 'Set one’s own password with an invitation; works once',
  kind: 'command',
  who: 'anyone',
  within: 'installation',
  input: z.object({ token: z.string().max(100), password }),
  output: z.object({ email: z.string() }),
  audit: () => ({ note: 'password set by its owner' }),
  async prepare({ read, speakFor, address }, input) {
    const digest = tokenDigest(input.token);
    // Before the password is hashed: a stranger without an invitation costs nothing.
    const invited = await read((db) =>
      theRow(db, ownerRow, 'select openmara.invitation_stands($1) as id', [digest]),
    );
    if (invited.id === null) throw new Problem('invitation_over');
    speakFor(invited.id);
    const hash = await hashPassword(input.password, placeOf(address));
    return async ({ db }) => {
      const accepted = await theRow(db, acceptedRow, 'select openmara.accept_invitation($1, $2) as email', [
        digest,
        hash,
      ]);
      if (accepted.email === null) throw new Problem('invitation_over');
      return { email: accepted.email };
    };
  },
});
const acceptedRow = z.object({ email: z.string().nullable() });
