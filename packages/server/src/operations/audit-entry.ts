/** The audit log: one entry an act, refusals included, written by the application and changed by nobody. */
import type { ProblemCode } from '@openmara/core/access/problems';
import type { Role } from '@openmara/core/access/rules';
import { newId } from '@openmara/vault/ids';
import type pg from 'pg';
import { execute } from '../database/rows.ts';
import type { AuditNote } from './operation.ts';

/** One line of the audit log, before it is written. */
export interface AuditEntry {
  readonly at: Date;
  /** Null where nobody was signed in and none was named. */
  readonly accountId: string | null;
  readonly role: Role | null;
  readonly missionId: string | null;
  readonly operation: string;
  readonly outcome: 'done' | ProblemCode;
  readonly note: AuditNote | null;
}

/** Writes into the transaction that is open on `db`, of the account and in the mission that it acts for (migration 0014). */
export async function writeAuditEntry(db: pg.ClientBase, entry: AuditEntry): Promise<void> {
  await execute(db, 'select openmara.record_audit($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    newId(entry.at.getTime()),
    entry.at,
    entry.accountId,
    entry.role,
    entry.missionId,
    entry.operation,
    entry.note?.record ?? null,
    entry.outcome,
    entry.note?.note ?? null,
  ]);
}

/**
 * A refusal has a transaction of its own on the connection, because that of the act was rolled back.
 * @param actingFor the account that was signed in; null before sign-in, whomever the entry names
 */
export async function writeRefusal(
  db: pg.ClientBase,
  entry: AuditEntry,
  actingFor: string | null,
): Promise<void> {
  await db.query('begin');
  await execute(
    db,
    `select set_config('openmara.account', $1, true), set_config('openmara.mission', $2, true)`,
    [actingFor ?? '', entry.missionId ?? ''],
  );
  await writeAuditEntry(db, entry);
  await db.query('commit');
}
