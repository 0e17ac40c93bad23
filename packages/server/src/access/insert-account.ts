import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

export const email = z.email('an e-mail address').max(254);
export const password = z.string().min(12, 'at least 12 characters').max(1000);

/** A new account without any role yet. @param passwordHash made before the transaction. Returns its id. */
export async function insertAccount(
  { db, now }: Context,
  input: { email: string; name: string; locale: string },
  passwordHash: string,
): Promise<string> {
  const id = newId();
  await execute(
    db,
    `insert into openmara.account (id, email, name, password_hash, locale, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, input.email, input.name, passwordHash, input.locale, now],
  );
  return id;
}
