/** Sessions and tokens are rows: who is asking, and what is assigned to them now, is read at every request. */
import { ROLES } from '@openmara/core/access/rules';
import { languageOf } from '@openmara/core/language/languages';
import { newToken, tokenDigest } from '@openmara/vault/tokens';
import type pg from 'pg';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import type { Actor } from '../operations/operation.ts';

const IDLE_MINUTES = 15;
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
const seenRow = actorRow.extend({ seen_seconds_ago: z.number() });
const ACTOR = `a.id as account_id, a.email, a.name, a.locale,
  (select jsonb_agg(jsonb_build_object('role', s.role, 'missionId', s.mission_id, 'office', s.office,
                                       'areaPlaces', s.area_places) order by s.id)
   from openmara.assignment s
   where s.account_id = a.id and s.since <= current_date and (s.until is null or s.until >= current_date)
  ) as assignments`;

const toActor = (row: z.infer<typeof actorRow>, sessionDigest: Buffer | null): Actor => ({
  accountId: row.account_id,
  email: row.email,
  name: row.name,
  locale: row.locale,
  assignments: row.assignments ?? [],
  sessionDigest,
});

/** The account behind a session cookie or bearer token; null when it is unknown, idle too long or expired. */
export async function findActor(pool: pg.Pool, token: string): Promise<Actor | null> {
  const digest = tokenDigest(token);
  const row = await maybeRow(pool, seenRow, {
    name: 'find-actor',
    text: `select extract(epoch from now() - t.last_seen_at)::float as seen_seconds_ago, ${ACTOR}
     from openmara.session t join openmara.account a on a.id = t.account_id
     where t.token_digest = $1 and t.expires_at > now() and a.disabled_at is null
       and (t.kind = 'token' or t.last_seen_at > now() - interval '${IDLE_MINUTES} minutes')`,
    values: [digest],
  });
  if (!row) return null;
  if (row.seen_seconds_ago > 30)
    await execute(pool, 'update openmara.session set last_seen_at = now() where token_digest = $1', [digest]);
  return toActor(row, digest);
}

/** The account by e-mail, for the command line on the machine that holds the data directory. */
export async function findActorByEmail(pool: pg.Pool, email: string): Promise<Actor | null> {
  const row = await maybeRow(
    pool,
    actorRow,
    `select ${ACTOR} from openmara.account a where lower(a.email) = lower($1) and a.disabled_at is null`,
    [email],
  );
  return row && toActor(row, null);
}

/** A session, or a token for programs. @returns the secret, which is kept as its digest only */
export async function openSession(
  db: pg.ClientBase,
  accountId: string,
  now: Date,
  kind: 'session' | 'token' = 'session',
  hours = ABSOLUTE_HOURS,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  await execute(
    db,
    `insert into openmara.session (token_digest, account_id, kind, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $4, $5)`,
    [tokenDigest(token), accountId, kind, now, expiresAt],
  );
  return { token, expiresAt };
}

/** Whether there was such a session or token; it ends now. */
export async function closeSession(db: pg.ClientBase, digest: Buffer): Promise<boolean> {
  return (await execute(db, 'delete from openmara.session where token_digest = $1', [digest])) > 0;
}
