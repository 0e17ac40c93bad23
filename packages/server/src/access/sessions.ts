/** Sessions and tokens are rows: who is asking, and what is assigned to them now, is read at every request. */
import { ROLES } from '@openmara/core/access/rules';
import { languageOf } from '@openmara/core/language/languages';
import { newToken, tokenDigest } from '@openmara/vault/tokens';
import type pg from 'pg';
import { z } from 'zod';
import { maybeRow, theRow } from '../database/rows.ts';
import type { Actor } from '../operations/operation.ts';

const ABSOLUTE_HOURS = 12;

const actorRow = z.object({
  account_id: z.string(),
  email: z.string(),
  name: z.string(),
  /** Of a language that the house no longer has, the first one stays. */
  locale: z.string().transform((code) => languageOf(code).code),
  assignments: z
    .array(
      z.object({
        role: z.enum(ROLES),
        missionId: z.string().nullable(),
        office: z.string().nullable(),
        areaPlaces: z.array(z.string()),
      }),
    )
    .nullable(),
});
const toActor = (row: z.infer<typeof actorRow>, sessionDigest: Buffer | null): Actor => ({
  accountId: row.account_id,
  email: row.email,
  name: row.name,
  locale: row.locale,
  reads: row.locale,
  assignments: row.assignments ?? [],
  sessionDigest,
});

/** The account behind a session cookie or bearer token; null when it is unknown, idle too long or expired. */
export async function findActor(pool: pg.Pool, token: string): Promise<Actor | null> {
  const digest = tokenDigest(token);
  const row = await maybeRow(pool, actorRow, {
    name: 'find-actor',
    text: 'select * from openmara.actor_of_session($1)',
    values: [digest],
  });
  return row && toActor(row, digest);
}

/** The account by e-mail, for the command line on the machine that holds the data directory. */
export async function findActorByEmail(pool: pg.Pool, email: string): Promise<Actor | null> {
  const row = await maybeRow(pool, actorRow, 'select * from openmara.actor_by_email($1)', [email]);
  return row && toActor(row, null);
}

const openedRow = z.object({ opened: z.boolean() });
const endedRow = z.object({ ended: z.boolean() });

/**
 * A session for whoever showed the password of the account.
 * @param checkedHash the hash that the password was checked against
 * @returns the secret, which is kept as its digest only; null where the account has another password by now
 */
export async function openSession(
  db: pg.ClientBase,
  accountId: string,
  checkedHash: string,
  now: Date,
): Promise<{ token: string; expiresAt: Date } | null> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000);
  const { opened } = await theRow(
    db,
    openedRow,
    'select openmara.open_session($1, $2, $3, $4, $5) as opened',
    [tokenDigest(token), accountId, checkedHash, now, expiresAt],
  );
  return opened ? { token, expiresAt } : null;
}

/** Whether there was such a session or token; it ends now. */
export async function closeSession(db: pg.ClientBase, digest: Buffer): Promise<boolean> {
  return (await theRow(db, endedRow, 'select openmara.close_session($1) as ended', [digest])).ended;
}
