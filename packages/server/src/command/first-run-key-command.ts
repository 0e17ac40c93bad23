/**
 * `openmara first-run-key`: the key that stands for the second person in a further mission, for an installation that was
 * set up before there were keys. It is no operation: only who reaches the database as its owner, on this machine, makes one.
 */
import { Problem } from '@openmara/core/access/problems';
import { may } from '@openmara/core/access/rules';
import { newToken, tokenDigest } from '@openmara/vault/tokens';
import { Command } from 'commander';
import pg from 'pg';
import { anyRow, execute } from '../database/rows.ts';
import { type AuditEntry, writeAuditEntry, writeRefusal } from '../operations/audit-entry.ts';
import type { Actor } from '../operations/operation.ts';
import { type Acting, actorFor, inHouse, withActing } from './acting.ts';
import type { House } from './house.ts';

/** Inside a transaction of the owner, in which nobody else makes one. @throws Problem already_exists */
async function keepKey(db: pg.Client, key: string, entry: AuditEntry): Promise<void> {
  await execute(db, 'lock table openmara.first_run_key in exclusive mode');
  if (await anyRow(db, 'select from openmara.first_run_key'))
    throw new Problem('already_exists', [{ reason: 'problem.why.key-shown' }]);
  await execute(db, 'insert into openmara.first_run_key values ($1, $2)', [tokenDigest(key), entry.at]);
  await execute(db, `select set_config('openmara.account', $1, true)`, [entry.accountId]);
  await writeAuditEntry(db, entry);
}

/**
 * Makes the key of an installation that has none; it is kept as its digest only.
 * @returns the key, to be shown once
 * @throws Problem not_allowed to who is no administrator, already_exists where there is one; both are on record
 */
export async function makeFirstRunKey(house: House, actor: Actor): Promise<string> {
  const key = newToken();
  const entry = {
    at: house.now(),
    accountId: actor.accountId,
    role: null,
    missionId: null,
    operation: 'access.make-first-run-key',
    outcome: 'done' as const,
    note: { note: 'made on the machine of the server' },
  };
  const db = new pg.Client(house.cluster.owner);
  db.on('error', () => undefined);
  await db.connect();
  try {
    await db.query('begin');
    if (!actor.assignments.some(({ role }) => may(role, 'manage_accounts'))) throw new Problem('not_allowed');
    await keepKey(db, key, entry);
    await db.query('commit');
    return key;
  } catch (error) {
    await db.query('rollback');
    if (error instanceof Problem)
      await writeRefusal(db, { ...entry, outcome: error.code, note: null }, actor.accountId);
    throw error;
  } finally {
    await db.end();
  }
}

export const firstRunKeyCommand = (): Command =>
  withActing(
    new Command('first-run-key').description(
      'make the key for further missions, where the installation was set up before there were keys',
    ),
  ).action(async (options: Acting) => {
    await inHouse(options, async (house) => {
      const key = await makeFirstRunKey(house, await actorFor(house, options.as));
      console.log(`First-run key: ${key}`);
      console.log(
        'It is shown once. Keep it where it is safe: it gives the first role in a further mission.',
      );
    });
  });
