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

/** Writes into the transaction that is open on `db`. */
export async function writeAuditEntry(db: pg.ClientBase, entry: AuditEntry): Promise<void> {
  await execute(
    db,
    `insert into openmara.audit_entry
       (id, at, account_id, role, mission_id, operation, record_id, outcome, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(entry.at.getTime()),
      entry.at,
      entry.accountId,
      entry.role,
      entry.missionId,
      entry.operation,
      entry.note?.record ?? null,
      entry.outcome,
      entry.note?.note ?? null,
    ],
  );
}

/** A refusal has a transaction of its own on the connection, because that of the act was rolled back. */
export async function writeRefusal(db: pg.ClientBase, entry: AuditEntry): Promise<void> {
  await db.query('begin');
  await writeAuditEntry(db, entry);
  await db.query('commit');
}
