import type { Waiting } from '../area.ts';
import type { Context } from '../operations/operation.ts';

/** Drafts, for whoever clears them. */
export async function waitingDocuments({ db, mission, may }: Context): Promise<readonly Waiting[]> {
  if (!may('clear_document')) return [];
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from openmara.document where mission_id = $1 and state = 'draft'`,
    [mission.id],
  );
  return [{ what: 'documents_to_clear', count: rows[0]?.count ?? 0 }];
}
