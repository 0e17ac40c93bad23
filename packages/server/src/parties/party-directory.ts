import { fold } from '@openmara/core/language/fold';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const listed = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  country: z.string().nullable(),
  aliases: z.array(z.string()),
  relations: z.array(z.object({ kind: z.string(), party: z.string() })),
});

export const partyDirectory = defineOperation({
  name: 'party.directory',
  summary: 'Parties with their aliases and affiliations',
  kind: 'query',
  who: 'read_reference',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({
    search: z.string().max(100).optional(),
    limit: z.number().int().min(1).max(500).default(200),
  }),
  output: z.object({ items: z.array(listed) }),
  async handler({ db }, input) {
    const items = await rows(
      db,
      listed,
      `select p.id, openmara.said(p) as name, p.kind, p.country,
              coalesce((select array_agg(distinct a.alias order by a.alias) from openmara.party_now s
                        join openmara.party_alias a on a.party_id = s.id
                        where s.now_id = p.id and a.folded <> lower(p.name)), '{}') as aliases,
              coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'party', o.said)
                                         order by r.kind, o.said)
                        from openmara.party_relation r join openmara.party_now o on o.id = r.other_id
                        where r.party_id = p.id), '[]') as relations
       from openmara.party p
       where p.withdrawn_at is null
         and not exists (select from openmara.party_merge m where m.party_id = p.id and m.split_at is null)
         and ($1::text is null
         or exists (select from openmara.party_now s join openmara.party_alias a on a.party_id = s.id
                    where s.now_id = p.id and a.folded like '%' || $1 || '%'))
       order by (p.kind = 'unidentified') desc, 2 limit $2`,
      [input.search ? fold(input.search).replace(/[%_\\]/g, '\\$&') : null, input.limit],
    );
    return { items };
  },
});
