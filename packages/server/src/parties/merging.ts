/** Parties that turned out to be one: which stands for which, now and at a moment. */
import { Problem } from '@openmara/core/access/problems';
import { PARTY } from '@openmara/core/parties/party';
import { z } from 'zod';
import { anyRow, execute, maybeRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { keepVersion, updateRecord } from '../records/write-record.ts';

const partyRow = z.object({
  name: z.string(),
  kind: z.string(),
  country: z.string().nullable(),
  withdrawn: z.boolean(),
  /** The party that it was merged into; null where it stands for itself. */
  into: z.string().nullable(),
});
/** A party, and how it stands. */
export type StandingParty = z.infer<typeof partyRow>;

/** One merge or split at a time: two at once could make a chain, or a ring. */
export const oneAtATime = ({ db }: Context): Promise<unknown> =>
  execute(db, `select pg_advisory_xact_lock(hashtext('party_merge'))`);

/** @throws Problem not_found */
export async function partyStanding({ db }: Context, id: string): Promise<StandingParty> {
  const party = await maybeRow(
    db,
    partyRow,
    `select p.name, p.kind, p.country, p.withdrawn_at is not null as withdrawn, m.into_id as into
     from openmara.party p
     left join openmara.party_merge m on m.party_id = p.id and m.split_at is null
     where p.id = $1`,
    [id],
  );
  if (!party) throw new Problem('not_found');
  return party;
}

const no = (field: string, reason: string): Problem => new Problem('input_invalid', [{ field, reason }]);
/** @throws Problem where the one is not to be merged into the other, with the reason beside the field */
export async function assertMergeable(context: Context, id: string, into: string): Promise<void> {
  if (id === into) throw no('into', 'problem.why.merge-itself');
  const [party, other] = [await partyStanding(context, id), await partyStanding(context, into)];
  if (party.into !== null) throw new Problem('out_of_order');
  if (party.kind === 'unidentified') throw no('id', 'problem.why.merge-unidentified');
  if (other.into !== null || other.withdrawn) throw no('into', 'problem.why.merge-leads-on');
  const holdsOthers = await anyRow(
    context.db,
    'select from openmara.party_merge where into_id = $1 and split_at is null',
    [id],
  );
  if (holdsOthers) throw no('id', 'problem.why.merge-holds-others');
}

/** The party's own history says that something was done with it, and why. */
export async function noteInHistory(context: Context, id: string, reason: string): Promise<void> {
  await keepVersion(context, PARTY, id, 'change', reason);
  await updateRecord(context, PARTY, id, new Map());
}
