/**
 * The first records of a party or a place as SQL, at the same cost for one that is named everywhere and for one that is
 * named once: whoever asks for a rare one must not wait until a million others were passed over.
 */
import type { Within } from './search-words.ts';

/** Up to so many incidents of a party are sorted; of a party that has more, the first page comes soon by walking. */
export const FEW = 7000;

/**
 * The first `$2` incidents by their reference: where few are left by the conditions they are sorted, else they are found
 * by walking along the references. @param beyond the page before, as a condition that begins with `and`; @param few up to so many are sorted
 */
export function firstByReference(conditions: string, beyond: string, order: string, few: number): string {
  const left = (most: number): string =>
    `select i.id from openmara.incident i where ${conditions} limit ${most}`;
  const count = `(select count(*) from (${left(few + 1)}) c)`;
  const first = (condition: string): string =>
    `(select i.* from openmara.incident i where ${condition}${beyond} order by ${order} limit $2)`;
  return [
    first(`i.mission_id = $1 and ${count} <= ${few} and i.id = any (array(${left(few)}))`),
    first(`${conditions} and ${count} > ${few}`),
  ].join(' union all ');
}

/** That a party is among those whom an incident names. @param parties an array in SQL */
export const namesParty = (parties: string): string =>
  `exists (select from openmara.alleged_perpetrator a
           where a.mission_id = i.mission_id and a.incident_id = i.id and a.party_id = any (${parties}))`;

/**
 * The first `$2` incidents of the parties, of the mission `$1`.
 * @param parties an array in SQL; @param conditions what else narrows `i`; @param order of `i`; @param few up to so many are sorted
 */
export function firstIncidentsOf(parties: string, conditions: string, order: string, few: number): string {
  const named = (most: number): string =>
    `select a.incident_id from openmara.alleged_perpetrator a
     where a.mission_id = $1 and a.party_id = any (${parties}) limit ${most}`;
  const count = `(select count(*) from (${named(few + 1)}) c)`;
  const first = (condition: string): string =>
    `(select i.* from openmara.incident i where ${conditions} and ${condition} order by ${order} limit $2)`;
  return [
    first(`${count} <= ${few} and i.id = any (array(${named(few)}))`),
    first(`${count} > ${few} and ${namesParty(parties)}`),
  ].join(' union all ');
}

/** A report names its parties in an order; the indexes `report_party_…` hold the first two, and those that name more. */
export function firstReportsOf(parties: string, conditions: string, order: string): string {
  const at = (position: number): string =>
    `(select r.* from unnest(${parties}) as w(id) cross join lateral
       (select r.* from openmara.report r where ${conditions} and r.party_ids[${position}] = w.id
        order by ${order} limit $2) r)`;
  const branches = [
    at(1),
    at(2),
    `(select r.* from openmara.report r
      where ${conditions} and r.party_ids[3] is not null and r.party_ids && ${parties}
      order by ${order} limit $2)`,
  ];
  // A report may name two that were merged into one.
  return `select distinct on (r.id) r.* from (${branches.join(' union all ')}) r`;
}

/** A report names one place; the second-level area of it is the place's own. @param id a placeholder */
export const inPlace = ({ column }: Within, id: string): string =>
  column === 'adm2_id' ? `r.place_id = any (${placesOf(id)})` : `r.${column} = ${id}`;
const placesOf = (id: string): string =>
  `array(select p.id from openmara.place p where ${id} in (p.id, p.adm2_id))`;

/** The first `$2` reports of a place, its parts included, each of them by its own index. */
export function firstReportsIn(place: Within, id: string, conditions: string, order: string): string {
  const first = (condition: string): string =>
    `(select r.* from openmara.report r where ${conditions} and ${condition} order by ${order} limit $2)`;
  return place.column === 'adm2_id'
    ? `(select r.* from unnest(${placesOf(id)}) as w(id) cross join lateral ${first('r.place_id = w.id')} r)`
    : first(inPlace(place, id));
}
