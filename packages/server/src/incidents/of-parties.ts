/**
 * The first records of parties as SQL, at the same cost for a party that is named everywhere and for one that is named
 * once: whoever asks for a rare one must not wait until a million others were passed over.
 */

/** Up to so many incidents of a party are sorted; of a party that has more, the first page comes soon by walking. */
const FEW = 7000;

/** That a party is among those whom an incident names. @param parties an array in SQL */
export const namesParty = (parties: string): string =>
  `exists (select from openmara.alleged_perpetrator a
           where a.mission_id = i.mission_id and a.incident_id = i.id and a.party_id = any (${parties}))`;

/**
 * The first `$2` incidents of the parties, of the mission `$1`.
 * @param parties an array in SQL; @param conditions what else narrows `i`; @param order of `i`
 */
export function firstIncidentsOf(parties: string, conditions: string, order: string): string {
  const named = (most: number): string =>
    `select a.incident_id from openmara.alleged_perpetrator a
     where a.mission_id = $1 and a.party_id = any (${parties}) limit ${most}`;
  const count = `(select count(*) from (${named(FEW + 1)}) c)`;
  const first = (condition: string): string =>
    `(select i.* from openmara.incident i where ${conditions} and ${condition} order by ${order} limit $2)`;
  return [
    first(`${count} <= ${FEW} and i.id = any (array(${named(FEW)}))`),
    first(`${count} > ${FEW} and ${namesParty(parties)}`),
  ].join(' union all ');
}

/** A report names its parties in an order; the indexes `report_party_…` hold the first two, and those that name more. */
export function firstReportsOf(parties: string, conditions: string, order: string): string {
  const at = (position: number): string =>
    `(select r.* from unnest(${parties}) as w(id) cross join lateral
       (select r.* from openmara.report r where ${conditions} and r.party_ids[${position}] = w.id
        order by ${order} limit $2) r)`;
  return [
    at(1),
    at(2),
    `(select r.* from openmara.report r
      where ${conditions} and r.party_ids[3] is not null and r.party_ids && ${parties}
      order by ${order} limit $2)`,
  ].join(' union all ');
}
