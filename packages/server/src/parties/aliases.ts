/** The spellings of parties: what logs write, and whom it means. A spelling means one party. */
import { Problem } from '@openmara/core/access/problems';
import { fold } from '@openmara/core/language/fold';
import { LOCALES } from '@openmara/core/language/languages';
import { nameIn } from '@openmara/core/parties/party';
import { columnName } from '@openmara/core/records/kind';
import type { Values } from '@openmara/core/records/fields';
import { z } from 'zod';
import { execute, maybeRow, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import type { OwnWrites } from '../records/own-writes.ts';

const ownerRow = z.object({ id: z.string(), now_id: z.string() });
/** How the source of a spelling begins that a person confirmed; the account follows. */
export const CONFIRMED = 'confirmed by ';

/** @throws Problem already_exists where the spelling means another party */
export async function assertFree({ db }: Context, alias: string, partyId: string | null): Promise<void> {
  const owners = await rows(
    db,
    ownerRow,
    `select p.id, p.now_id from openmara.party_alias a join openmara.party_now p on p.id = a.party_id
     where a.folded = $1`,
    [fold(alias)],
  );
  // What a party that was merged into this one is called means this one already.
  if (owners.some((owner) => owner.id !== partyId && owner.now_id !== partyId))
    throw new Problem('already_exists', [{ field: 'alias', reason: 'problem.why.alias-taken' }]);
}

/** Remembers that a spelling means the party. */
export async function addAlias(
  { db }: Context,
  partyId: string,
  alias: string,
  source: string,
): Promise<void> {
  await execute(
    db,
    `insert into openmara.party_alias (party_id, alias, folded, source) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [partyId, alias, fold(alias), source],
  );
}

const text = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value : '';
};
const namesOf = (values: Values): string[] =>
  ['name', ...LOCALES.map(nameIn)].map((field) => text(values, field)).filter((name) => name !== '');
const namesRow = z.object({ names: z.array(z.string()) });
/** What a party is called, in every language, folded: the spellings that are its own. */
export async function ownNames({ db }: Context, partyId: string): Promise<string[]> {
  const columns = ['name', ...LOCALES.map(nameIn).map(columnName)].map((column) => `p.${column}`);
  const found = await maybeRow(
    db,
    namesRow,
    `select array_remove(array[${columns.join(', ')}], null) as names from openmara.party p where p.id = $1`,
    [partyId],
  );
  return (found?.names ?? []).map(fold);
}
/** A party's names are among its spellings; those that it had before are still found. */
export const nameIsAlias: OwnWrites = {
  async before(context, values, id) {
    for (const name of namesOf(values)) await assertFree(context, name, id);
  },
  async after(context, id, values) {
    for (const name of namesOf(values)) await addAlias(context, id, name, text(values, 'source'));
  },
};
