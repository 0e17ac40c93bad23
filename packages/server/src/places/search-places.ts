import { fold } from '@openmara/core/language/fold';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const found = z.object({
  id: z.string(),
  name: z.string(),
  level: z.string(),
  pcode: z.string().nullable(),
  /** The areas that it lies in, the nearest first. */
  within: z.array(z.string()),
  /** What else it is called, as far as it is known. */
  otherNames: z.array(z.string()),
  source: z.string(),
});

export const searchPlaces = defineOperation({
  name: 'place.search',
  summary: 'Places of the country of the mission by any of their names or by P-code, the wider first',
  kind: 'query',
  who: 'read_reference',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({
    mission: z.string(),
    search: z.string().trim().max(100).default(''),
    locale: z.enum(LOCALES).default(FIRST_LOCALE),
    limit: z.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(found) }),
  async handler({ db, mission, sees }, { search, locale, limit }) {
    // A name that a person gave stood in a report: only who reads places in reports learns that it did.
    const items = await rows(
      db,
      found,
      `select p.id, coalesce(p.names->>$3, p.name) as name, p.level, p.pcode, p.source,
              array_remove(array[coalesce(a2.names->>$3, a2.name),
                                 coalesce(a1.names->>$3, a1.name)], null) as within,
              coalesce((select array_agg(distinct coalesce(n.written, n.folded)
                                         order by coalesce(n.written, n.folded))
                        from openmara.place_name n
                        where n.place_id = p.id and n.folded <> lower(p.name)
                          and (n.written is null or $6)), '{}') as "otherNames"
       from openmara.place p
       left join openmara.place a1 on a1.id = p.adm1_id and a1.id <> p.id
       left join openmara.place a2 on a2.id = p.adm2_id and a2.id <> p.id
       where p.country = $1 and p.level <> 'country'
         and ($2::text = '' or p.pcode = upper($4)
              or exists (select from openmara.place_name n
                         where n.place_id = p.id and n.folded like '%' || $2 || '%'
                           and (n.written is null or $6)))
       order by array_position(array['adm1', 'adm2', 'adm3', 'settlement'], p.level), p.name, p.id
       limit $5`,
      [mission.country, fold(search).replace(/[%_\\]/g, '\\$&'), locale, search, limit, sees('exact_place')],
    );
    return { items };
  },
});
