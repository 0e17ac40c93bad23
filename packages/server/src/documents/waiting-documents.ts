import { z } from 'zod';
import type { Waiting } from '../area.ts';
import { theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const waiting = z.object({ count: z.number(), oldest: z.string().nullable() });

/** Drafts, for whoever clears them: not those that they composed themselves. */
export async function waitingDocuments({ db, mission, account, may }: Context): Promise<readonly Waiting[]> {
  if (!may('clear_document')) return [];
  const { count, oldest } = await theRow(
    db,
    waiting,
    `select count(*)::int as count, min(composed_at)::date::text as oldest from openmara.document
     where mission_id = $1 and state = 'draft' and composed_by <> $2`,
    [mission.id, account.accountId],
  );
  return [{ what: 'documents_to_clear', count, oldest }];
}
