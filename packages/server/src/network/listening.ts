/** Who listened where: the focal points of a period, as they were recorded at a moment. No number of the register is made here. */
import { FOCAL_POINT } from '@openmara/core/network/focal-point';
import type pg from 'pg';
import { z } from 'zod';
import { rows } from '../database/rows.ts';

/** What was asked: of which mission, in which days, as it was known when. */
interface Asked {
  readonly missionId: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** First and last day, ISO. */
  readonly from: string;
  readonly to: string;
  readonly moment: Date;
}
/** Who listened. */
export interface Listening {
  /** Codes of components and of agencies that had a focal point. */
  readonly components: readonly string[];
  readonly agencies: readonly string[];
  /** Names of first-level areas of which nobody covered any part; null where no focal point says which it covers. */
  readonly unheard: readonly string[] | null;
}

/** The focal points that were in place in the period; a record that changed after the moment, as it was then. */
const HELD = `with known as (
    select f.* from openmara.focal_point f where f.mission_id = $1 and f.recorded_at <= $2
    union all
    select s.* from openmara.record_version v, jsonb_populate_record(null::openmara.focal_point, v.state) s
    where v.mission_id = $1 and v.kind = $3 and v.recorded_at <= $2 and v.superseded_at > $2
  ), held as (
    select * from known
    where withdrawn_at is null and since <= $5::date and (until is null or until >= $4::date)
  )`;

/**
 * Who listened in the days of a period. Of areas only those are judged that have a shape and, in a country whose list
 * has codes, one of those: an area that was remade since is covered under another name.
 */
export async function listeningIn(db: pg.ClientBase, asked: Asked): Promise<Listening> {
  const values = [asked.missionId, asked.moment, FOCAL_POINT.name, asked.from, asked.to];
  const who = await rows(
    db,
    z.object({ component: z.string().nullable(), agency: z.string().nullable(), says: z.boolean() }),
    `${HELD} select component, agency, bool_or(areas <> '{}') as says from held group by 1, 2 order by 1, 2`,
    values,
  );
  const said = (codes: ReadonlyArray<string | null>): string[] => codes.flatMap((code) => code ?? []);
  const unheard = await rows(
    db,
    z.object({ name: z.string() }),
    `${HELD}, covered as (
       select distinct case when p.level in ('country', 'adm1') then p.id else p.adm1_id end as id
       from held h join openmara.place p on p.id = any (h.areas))
     select a.name from openmara.place a join openmara.boundary b on b.place_id = a.id
     where a.country = $6 and a.level = 'adm1'
       and (a.pcode is not null
         or not exists (
           select from openmara.place o where o.country = $6 and o.level = 'adm1' and o.pcode is not null))
       and not exists (
         select from covered c join openmara.place p on p.id = c.id
         where p.id = a.id or (p.level = 'country' and p.country = a.country))
     order by a.name`,
    [...values, asked.country],
  );
  return {
    components: said(who.map(({ component }) => component)),
    agencies: said(who.map(({ agency }) => agency)),
    unheard: who.some(({ says }) => says) ? unheard.map(({ name }) => name) : null,
  };
}
