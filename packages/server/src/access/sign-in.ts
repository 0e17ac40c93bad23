import { Problem } from '@openmara/core/access/problems';
import { FairQueue } from '@openmara/vault/fair-queue';
import { verifyPassword } from '@openmara/vault/passwords';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { openSession } from './sessions.ts';
import { countAttempt, placeOf } from './sign-in-brake.ts';

/** Without a hash: invited, and no password set yet. */
const secretRow = z.object({ id: z.string(), password_hash: z.string().nullable() });

/**
 * Counting an attempt takes several statements: those of one address hold at most two of the connections, and whoever
 * asks from elsewhere does not wait behind them.
 */
const counting = new FairQueue(6, 300, 2);

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
  async prepare({ now, pool, address, read, speakFor }, input) {
    const place = placeOf(address);
    const { attempt, account } = await counting.run(place, async () => ({
      attempt: await countAttempt(pool, input.email, address),
      account: await read((db) =>
        maybeRow(db, secretRow, 'select id, password_hash from openmara.secret_of($1)', [input.email]),
      ),
    }));
    if (account) speakFor(account.id);
    const known = account?.password_hash ?? null;
    const fits = await verifyPassword(input.password, known, place).catch(async (error: unknown) => {
      await counting.run(place, () => attempt.unheard());
      throw error;
    });
    const hash = account?.password_hash;
    if (!fits || !account || !hash) throw new Problem('sign_in_failed');
    await attempt.succeeded();
    return async ({ db }) => {
      // Null where the password was changed, or the account disabled, while this one was hashed.
      const session = await openSession(db, account.id, hash, now);
      if (!session) throw new Problem('sign_in_failed');
      return { token: session.token, expiresAt: session.expiresAt.toISOString() };
    };
  },
});
