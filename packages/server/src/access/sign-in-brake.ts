/**
 * Attempts to sign in, counted before a password is looked at, so that parallel ones count as well. Nobody is locked
 * out by others: what makes an account wait is its own attempts from one address; attempts from everywhere only make
 * that patience shorter, and a first attempt from any address is always heard.
 */
import { Problem } from '@openmara/core/access/problems';
import { tokenDigest } from '@openmara/vault/tokens';
import type pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';

const MINUTE = 60;
/** Attempts for an account from one address before it waits; fewer while the account is tried from everywhere. */
const PATIENCE = 10;
const SHORT_PATIENCE = 3;
/** Attempts for an account from everywhere within an hour from which patience is short. */
const UNDER_ATTACK = 50;
/** Attempts from one address within a quarter of an hour, whatever the accounts: an office behind one address has many. */
const FROM_ONE_ADDRESS = 100;
/** Seconds of the first wait; each further one within a day is twice as long. */
const FIRST_WAIT = 30;
const LONGEST_WAIT = 15 * MINUTE;

const opaque = (text: string): string => tokenDigest(text).toString('hex');

/** The network of a host: an IPv6 subscriber has a /64 and could take a new address each time. */
export function networkOf(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined || !plain.includes(':')) return mapped ?? plain;
  const [head = '', tail] = plain.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(8 - left.length - right.length, 0)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

/** Where somebody asks from. @param address null on the machine itself */
export const placeOf = (address: string | null): string => networkOf(address ?? 'this machine');

/** The store is one table; a statement of the limiter runs in a transaction with the setting that opens it. */
const storeOf = (pool: pg.Pool) => ({
  async query(statement: pg.QueryConfig): Promise<pg.QueryResult> {
    const db = await pool.connect();
    let broken: Error | undefined;
    try {
      await db.query(`begin; set local openmara.brake = 'on'`);
      const result = await db.query(statement);
      await db.query('commit');
      return result;
    } catch (error) {
      await db.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      throw error;
    } finally {
      db.release(broken);
    }
  },
});

function limitersOf(pool: pg.Pool) {
  const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterPostgres =>
    new RateLimiterPostgres({
      storeClient: storeOf(pool),
      storeType: 'client',
      schemaName: 'openmara',
      tableName: 'sign_in_attempt',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    });
  return {
    pair: limiter('pair', PATIENCE, 15 * MINUTE),
    waits: limiter('waits', 1, 24 * 60 * MINUTE),
    account: limiter('account', UNDER_ATTACK, 60 * MINUTE),
    address: limiter('address', FROM_ONE_ADDRESS, 15 * MINUTE),
  };
}
const known = new WeakMap<pg.Pool, ReturnType<typeof limitersOf>>();
function limiters(pool: pg.Pool): ReturnType<typeof limitersOf> {
  const found = known.get(pool) ?? limitersOf(pool);
  known.set(pool, found);
  return found;
}

function wait(milliseconds: number): Problem {
  const seconds = Math.max(Math.ceil(milliseconds / 1000), 1);
  return new Problem(
    'too_many_attempts',
    [{ reason: 'problem.why.wait', places: { seconds: String(seconds) } }],
    seconds,
  );
}

/** One attempt that was let through. */
export interface Attempt {
  /** The password was known: what was counted here before goes too. */
  succeeded(): Promise<void>;
  /** Nobody looked at the password: it does not count. */
  unheard(): Promise<void>;
}

/**
 * Counts an attempt, or refuses it.
 * @param address of the host that asks; null on the machine itself
 * @throws Problem too_many_attempts, with the seconds to wait
 */
export async function countAttempt(pool: pg.Pool, email: string, address: string | null): Promise<Attempt> {
  const by = limiters(pool);
  const account = opaque(email.toLowerCase());
  const from = opaque(placeOf(address));
  const pair = opaque(`${account} ${from}`);
  const everywhere = await by.account.get(account);
  const patience = (everywhere?.consumedPoints ?? 0) >= UNDER_ATTACK ? SHORT_PATIENCE : PATIENCE;
  const here = await by.pair.penalty(pair);
  if (here.consumedPoints > patience) {
    const first = here.consumedPoints === patience + 1;
    const waits = first ? await by.waits.penalty(pair) : await by.waits.get(pair);
    const seconds = Math.min(FIRST_WAIT * 2 ** Math.min((waits?.consumedPoints ?? 1) - 1, 10), LONGEST_WAIT);
    if (first) await by.pair.block(pair, seconds);
    // Of several at once, whoever is not the first may come before the wait is set.
    throw wait(first ? seconds * 1000 : Math.min(here.msBeforeNext, seconds * 1000));
  }
  const all = await by.address.penalty(from);
  if (all.consumedPoints > FROM_ONE_ADDRESS) throw wait(all.msBeforeNext);
  await by.account.penalty(account);
  return {
    async unheard() {
      // One after another: an attempt holds one connection.
      await by.pair.reward(pair);
      await by.address.reward(from);
      await by.account.reward(account);
    },
    async succeeded() {
      await Promise.all([by.pair.delete(pair), by.waits.delete(pair)]);
      await Promise.all([by.address.reward(from), by.account.reward(account)]);
    },
  };
}
