import { z } from 'zod';
import { fold } from '@openmara/core/language/fold';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { CONFIRMED, ownNames } from './aliases.ts';
import { partyStanding } from './merging.ts';

const spellingRow = z.object({
  alias: z.string(),
  folded: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  source: z.string(),
});
const spelling = z.object({
  alias: z.string(),
  /** The days on which the spelling means the party; null where it always does. */
  since: z.string().nullable(),
  until: z.string().nullable(),
  /** The list that has it; null where a person confirmed it. */
  source: z.string().nullable(),
  /** Whether it is a name that the party itself has. */
  own: z.boolean(),
});
const relation = z.object({
  kind: z.string(),
  id: z.string(),
  party: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
});
const merged = z.object({ id: z.string(), name: z.string(), at: z.string() });

const merges = (db: Context['db'], from: 'party_id' | 'into_id', to: 'party_id' | 'into_id', id: string) =>
  rows(
    db,
    merged,
    `select p.id, openmara.said(p) as name, to_json(m.merged_at)#>>'{}' as at
     from openmara.party_merge m join openmara.party p on p.id = m.${to}
     where m.${from} = $1 and m.split_at is null order by 2`,
    [id],
  );

export const partyStandingOf = defineOperation({
  name: 'party.standing',
  summary: 'The spellings of a party, its affiliations, and which parties were merged into it',
  kind: 'query',
  who: 'read_reference',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({
    spellings: z.array(spelling),
    relations: z.array(relation),
    /** The party that this one was merged into; null where it stands for itself. */
    into: merged.nullable(),
    merged: z.array(merged),
  }),
  async handler(context, { id }) {
    const { db } = context;
    await partyStanding(context, id);
    const names = await ownNames(context, id);
    const spellings = await rows(
      db,
      spellingRow,
      `select alias, folded, since::text, until::text, source from openmara.party_alias
       where party_id = $1 order by alias`,
      [id],
    );
    const relations = await rows(
      db,
      relation,
      `select r.kind, o.now_id as id, o.said as party, r.since::text, r.until::text
       from openmara.party_relation r join openmara.party_now o on o.id = r.other_id
       where r.party_id = $1 order by r.kind, o.said`,
      [id],
    );
    return {
      spellings: spellings.map(({ folded, source, ...said }) => ({
        ...said,
        source: source.startsWith(CONFIRMED) ? null : source,
        own: names.includes(fold(folded)),
      })),
      relations,
      into: (await merges(db, 'party_id', 'into_id', id))[0] ?? null,
      merged: await merges(db, 'into_id', 'party_id', id),
    };
  },
});
