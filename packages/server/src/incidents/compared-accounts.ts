/** Reports and incidents as accounts of an event, for comparing: by ids, and never shown as they are. */
import type { Account } from '@openmara/core/incidents/comparison';
import { DATE_PRECISIONS } from '@openmara/core/incidents/period';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

const party = z.object({ id: z.string(), identified: z.boolean() });
export const accountRow = z.object({
  id: z.string(),
  occurred_from: z.string().nullable(),
  occurred_to: z.string().nullable(),
  date_precision: z.enum(DATE_PRECISIONS),
  place_id: z.string().nullable(),
  place_precision: z.string(),
  adm1_id: z.string().nullable(),
  adm2_id: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  parties: z.array(party),
  forms: z.array(z.string()),
  survivors: z.number(),
  exact: z.boolean(),
});

/** A row as core compares it. */
export const accountOf = (row: z.infer<typeof accountRow>): Account => ({
  occurred: { from: row.occurred_from, to: row.occurred_to, precision: row.date_precision },
  placeId: row.place_id,
  placePrecision: row.place_precision,
  adm1Id: row.adm1_id,
  adm2Id: row.adm2_id,
  at:
    row.latitude === null || row.longitude === null
      ? null
      : { latitude: row.latitude, longitude: row.longitude },
  parties: row.parties,
  forms: row.forms,
  survivors: row.survivors,
  survivorsExact: row.exact,
});

/** What reports and incidents have alike; the place of the event where it is known, else that of its name. */
const shared = (x: string): string => `
  ${x}.id, ${x}.occurred_from::text, ${x}.occurred_to::text, ${x}.date_precision, ${x}.place_id,
  ${x}.place_precision, ${x}.adm1_id, case when p.level = 'adm2' then p.id else p.adm2_id end as adm2_id,
  coalesce(${x}.latitude, p.latitude) as latitude, coalesce(${x}.longitude, p.longitude) as longitude,
  ${x}.forms`;
const parties = (from: string): string => `
  coalesce((select jsonb_agg(distinct jsonb_build_object(
              'id', pa.now_id, 'identified', pa.kind <> 'unidentified'))
            from ${from}), '[]') as parties`;
const OF_REPORTS = `
  select ${shared('r')}, ${parties('openmara.party_now pa where pa.id = any (r.party_ids)')},
         coalesce(s.n, 0)::int as survivors, coalesce(s.known, true) as exact
  from openmara.report r left join openmara.place p on p.id = r.place_id
  left join lateral (select sum(v.count) as n, bool_and(v.count_known) as known
                     from openmara.report_survivor v
                     where v.mission_id = r.mission_id and v.report_id = r.id) s on true
  where r.mission_id = $1 and r.id = any ($2)`;
const OF_INCIDENTS = `
  select ${shared('i')},
         ${parties(`openmara.alleged_perpetrator a join openmara.party_now pa on pa.id = a.party_id
                    where a.mission_id = i.mission_id and a.incident_id = i.id`)},
         i.survivor_count as survivors, coalesce(s.known, true) as exact
  from openmara.incident i left join openmara.place p on p.id = i.place_id
  left join lateral (select bool_and(g.count_known) as known from openmara.survivor_group g
                     where g.mission_id = i.mission_id and g.incident_id = i.id) s on true
  where i.mission_id = $1 and i.id = any ($2)`;

const read = async (
  { db, mission }: Context,
  sql: string,
  ids: readonly string[],
): Promise<Map<string, Account>> =>
  new Map((await rows(db, accountRow, sql, [mission.id, ids])).map((row) => [row.id, accountOf(row)]));
/** Accounts of the reports that the reader may open, by id. */
export const accountsOfReports = (context: Context, ids: readonly string[]): Promise<Map<string, Account>> =>
  read(context, OF_REPORTS, ids);
/** Accounts of the incidents that the reader may open, by id. */
export const accountsOfIncidents = (
  context: Context,
  ids: readonly string[],
): Promise<Map<string, Account>> => read(context, OF_INCIDENTS, ids);

/**
 * Incidents that are looked at for each report ($2), by index alone and never more than a hundred: those of its
 * first-level area that are nearest in time, those there whose date is known to a month, a quarter or a year that holds
 * it or not at all, and where one of the two has no area, those of the same week.
 */
const NEARBY = `
  select r.id, array_agg(distinct c.id) as near
  from openmara.report r cross join lateral (
    (select i.id from openmara.incident i
     where i.mission_id = $1 and i.adm1_id = r.adm1_id
       and i.listed_on <= coalesce(r.occurred_to, '9999-12-31')
     order by i.listed_on desc, i.id desc limit 40)
    union all
    (select i.id from openmara.incident i
     where i.mission_id = $1 and i.adm1_id = r.adm1_id and i.listed_on > r.occurred_to
     order by i.listed_on, i.id limit 20)
    union all
    (select i.id from openmara.incident i
     where i.mission_id = $1 and i.adm1_id = r.adm1_id and i.date_precision <> 'exact'
       and i.listed_on in ('0001-01-01', date_trunc('month', r.occurred_from)::date,
                           date_trunc('quarter', r.occurred_from)::date,
                           date_trunc('year', r.occurred_from)::date)
     order by i.listed_on desc, i.id desc limit 20)
    union all
    (select i.id from openmara.incident i
     where i.mission_id = $1 and i.adm1_id is null
       and i.listed_on between r.occurred_from - 7 and r.occurred_to + 7
     order by i.listed_on desc, i.id desc limit 10)
    union all
    (select i.id from openmara.incident i
     where i.mission_id = $1 and r.adm1_id is null
       and i.listed_on between r.occurred_from - 7 and r.occurred_to + 7
     order by i.listed_on desc, i.id desc limit 10)) c
  where r.mission_id = $1 and r.id = any ($2) group by r.id`;
const nearbyRow = z.object({ id: z.string(), near: z.array(z.string()) });

/** Which incidents are worth comparing with each of the reports. */
export async function incidentsNear(
  { db, mission }: Context,
  reportIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await rows(db, nearbyRow, NEARBY, [mission.id, reportIds]);
  return new Map(found.map(({ id, near }) => [id, near]));
}
