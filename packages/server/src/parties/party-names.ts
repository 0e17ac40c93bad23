import { fold } from '@openmara/core/language/fold';
import type { Locale } from '@openmara/core/language/languages';
import { columnName } from '@openmara/core/records/kind';
import { nameIn } from '@openmara/core/parties/party';
import type pg from 'pg';
import { z } from 'zod';
import { rows } from '../database/rows.ts';

/**
 * What parties are called in a language, by the name that releases know them by. A party that was renamed since is
 * found by the name it had, which stays one of its spellings; one without a name in the language keeps its own.
 */
export async function partyNames(
  db: pg.ClientBase,
  released: readonly string[],
  locale: Locale,
): Promise<ReadonlyMap<string, string>> {
  const named = await rows(
    db,
    z.object({ folded: z.string(), said: z.string() }),
    `select a.folded, coalesce(p.${columnName(nameIn(locale))}, p.name) as said
     from openmara.party_alias a join openmara.party p on p.id = a.party_id where a.folded = any ($1)`,
    [released.map(fold)],
  );
  const said = new Map(named.map((row) => [row.folded, row.said]));
  return new Map(released.map((name) => [name, said.get(fold(name)) ?? name]));
}
