import { Problem } from '@openmara/core/access/problems';
import { verifyPassword } from '@openmara/vault/passwords';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { openSession } from './sessions.ts';
import { SignInBrake } from './sign-in-brake.ts';

/** Without a hash: invited, and no password set yet. */
const secretRow = z.object({ id: z.string(), password_hash: z.string().nullable() });
const brake = new SignInBrake();

/** A failed attempt leaves an entry that names the account where there is one, and says so where there is none. */
export const signIn = defineOperation({
  name: 'access.sign-in',
  summary: 'Sign in with e-mail address and password',
  kind: 'command',
  who: 'anyone',
  within: 'installation',
  session: 'opens',
  input: z.object({ email: z.string().max(254), password: z.string().max(1000) }),
  output: z.object({ token: z.string(), expiresAt: z.string() }),
  audit: (_, output) => ({ note: `session until ${output.expiresAt}` }),
  async handler({ db, now, speakFor }, input) {
    const key = input.email.toLowerCase();
    brake.check(key, now.getTime());
    const account = await maybeRow(db, secretRow, 'select id, password_hash from openmara.secret_of($1)', [
      input.email,
    ]);
    if (account) speakFor(account.id);
    const fits = await verifyPassword(input.password, account?.password_hash ?? null);
    const session =
      fits && account?.password_hash ? await openSession(db, account.id, account.password_hash, now) : null;
    if (!session) {
      brake.failed(key, now.getTime());
      throw new Problem('sign_in_failed');
    }
    return { token: session.token, expiresAt: session.expiresAt.toISOString() };
  },
});
