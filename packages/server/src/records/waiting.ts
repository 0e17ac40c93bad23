/** What waits of plain records: those that are due for whoever asks, and what was begun. */
import { columnName, type Kind, statesThatWait } from '@openmara/core/records/kind';
import { z } from 'zod';
import type { Waiting } from '../area.ts';
import { theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { ownedByMission, qualifiedTable } from './table.ts';

/** Days before a record is due from which it waits. */
const AHEAD = 14;

/** What of a context the question needs. */
interface Asking extends Pick<Context, 'db' | 'now' | 'may'> {
  readonly mission: Pick<Context['mission'], 'id'>;
  readonly account: Pick<Context['account'], 'accountId'>;
  readonly services: Pick<Context['services'], 'kinds'>;
}

const waiting = z.object({ count: z.number(), oldest: z.string().nullable() });

/** Due within a fortnight, or overdue; one's own where the kind has owners. */
async function dueOf({ db, mission, account, now }: Asking, kind: Kind): Promise<Waiting | null> {
  const due = kind.due;
  if (!due) return null;
  const mine = ownedByMission(kind) ? 'mission_id = $1 and' : '$1::uuid is not null and';
  const owner = due.owner ? `${columnName(due.owner)} = $3` : '$3::uuid is not null';
  const { count, oldest } = await theRow(
    db,
    waiting,
    `select count(*)::int as count, min(${columnName(due.day)})::text as oldest from ${qualifiedTable(kind)}
     where ${mine} withdrawn_at is null and ${owner}
       and ${columnName(due.day)} <= $2::timestamptz::date + ${AHEAD}
       ${kind.states ? `and state = any ($4)` : ''}`,
    [mission.id, now, account.accountId, ...(kind.states ? [statesThatWait(kind)] : [])],
  );
  return { what: `due.${kind.name}`, count, oldest };
}

/** One's own drafts in the mission; row security shows no others. */
async function draftsOf({ db, mission }: Asking): Promise<Waiting[]> {
  const { count, oldest } = await theRow(
    db,
    waiting,
    `select count(*)::int as count, min(saved_at)::date::text as oldest
     from openmara.draft where mission_id = $1`,
    [mission.id],
  );
  return count > 0 ? [{ what: 'drafts', count, oldest }] : [];
}

export async function waitingRecords(context: Asking): Promise<readonly Waiting[]> {
  const found: Waiting[] = await draftsOf(context);
  for (const kind of context.services.kinds.values()) {
    const due = context.may(kind.writes) ? await dueOf(context, kind) : null;
    if (due) found.push(due);
  }
  return found;
}
