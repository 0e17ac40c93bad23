/** Invitations: a secret that is shown once and kept as its digest; its owner sets the password with it. */
import { newToken, tokenDigest } from '@openmara/vault/tokens';
import type pg from 'pg';
import { z } from 'zod';
import { theRow } from '../database/rows.ts';

/** Days in which an invitation is to be accepted. */
export const INVITATION_DAYS = 7;
const endRow = z.object({ ends: z.date() });

/** What is answered of an invitation: the one time that its secret is seen. */
export const shownInvitation = z.object({ token: z.string(), expiresAt: z.string() });

/**
 * Invites an account to set its password; earlier invitations end. The database refuses one that is not the giver's
 * to make (migration 0014).
 */
export async function invite(db: pg.ClientBase, accountId: string): Promise<z.input<typeof shownInvitation>> {
  const token = newToken();
  const { ends } = await theRow(db, endRow, 'select openmara.invite($1, $2, $3) as ends', [
    accountId,
    tokenDigest(token),
    INVITATION_DAYS,
  ]);
  return { token, expiresAt: ends.toISOString() };
}
