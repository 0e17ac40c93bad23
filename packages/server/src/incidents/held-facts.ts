/** What is held of an incident in the shape in which it is corrected: read as it stands, and written anew. */
import { type HeldFacts, heldFactsShape } from '@openmara/core/incidents/facts';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { placedAt, precisionOf } from './filing.ts';

const factsRow = z.object({ version: z.number(), facts: z.unknown() });
const AS_FORM = `
  select i.version, jsonb_build_object(
      'occurred', jsonb_build_object('from', i.occurred_from, 'to', i.occurred_to,
                                     'precision', i.date_precision),
      'placeId', i.place_id, 'placePrecision', i.place_precision, 'forms', i.forms,
      'circumstances', coalesce((select jsonb_agg(c.code order by c.code) from openmara.circumstance c
                                 where c.mission_id = i.mission_id and c.incident_id = i.id), '[]'),
      'least', i.survivors_least, 'most', i.survivors_most, 'reasoning', i.survivors_reasoning,
      'survivors', coalesce((select jsonb_agg(jsonb_build_object(
          'line', g.line, 'sex', g.sex, 'ageBand', g.age_band, 'displacement', g.displacement,
          'count', g.count, 'countKnown', g.count_known) order by g.line)
        from openmara.survivor_group g where g.mission_id = i.mission_id and g.incident_id = i.id), '[]'),
      'perpetrators', coalesce((select jsonb_agg(jsonb_build_object(
          'partyId', a.party_id, 'unit', a.unit, 'number', a.number, 'attribution', a.attribution)
          order by a.line)
        from openmara.alleged_perpetrator a
        where a.mission_id = i.mission_id and a.incident_id = i.id), '[]')
    ) as facts
  from openmara.incident i where i.mission_id = $1 and i.id = $2`;

/** @throws Problem not_found */
export async function readHeldFacts(
  { db, mission }: Context,
  id: string,
): Promise<{ readonly version: number; readonly facts: HeldFacts }> {
  const row = await maybeRow(db, factsRow, AS_FORM, [mission.id, id]);
  if (!row) throw new Problem('not_found');
  return { version: row.version, facts: heldFactsShape.parse(row.facts) };
}

const WRITE_INCIDENT = `
  update openmara.incident i
  set occurred_from = $3, occurred_to = $4, date_precision = $5, place_id = $6, adm1_id = $7,
      adm2_id = (select case when p.level = 'adm2' then p.id else p.adm2_id end
                 from openmara.place p where p.id = $6),
      -- Coordinates were those of the place that was held before.
      latitude = case when i.place_id is not distinct from $6 then i.latitude end,
      longitude = case when i.place_id is not distinct from $6 then i.longitude end,
      place_precision = $8, forms = $9, survivor_count = $10, survivors_least = $11,
      survivors_most = $12, survivors_reasoning = $13
  where i.mission_id = $1 and i.id = $2`;
/** A group that continues keeps what else is known of it; a new one takes the next number. */
const WRITE_GROUPS = `
  insert into openmara.survivor_group
    (mission_id, incident_id, line, sex, age_band, displacement, count, count_known)
  select $1, $2,
         coalesce((g.v->>'line')::int,
                  (select coalesce(max(had.line), 0) from openmara.survivor_group had
                   where had.mission_id = $1 and had.incident_id = $2) + g.at::int),
         g.v->>'sex', g.v->>'ageBand', g.v->>'displacement', (g.v->>'count')::int,
         (g.v->>'countKnown')::boolean
  from jsonb_array_elements($3::jsonb) with ordinality as g(v, at)
  on conflict (mission_id, incident_id, line) do update
    set sex = excluded.sex, age_band = excluded.age_band, displacement = excluded.displacement,
        count = excluded.count, count_known = excluded.count_known`;
const WRITE_PERPETRATORS = `
  insert into openmara.alleged_perpetrator
    (mission_id, incident_id, line, party_id, unit, number, attribution)
  select $1, $2, p.at, (p.v->>'partyId')::uuid, p.v->>'unit', (p.v->>'number')::int, p.v->>'attribution'
  from jsonb_array_elements($3::jsonb) with ordinality as p(v, at)`;
const WRITE_CIRCUMSTANCES = `
  insert into openmara.circumstance (mission_id, incident_id, code)
  select distinct $1::uuid, $2::uuid, c from unnest($3::text[]) c`;

/**
 * Writes what is held now over an incident whose former state was kept as a version in this transaction. The services
 * of a group that is no longer held go with it, into that version.
 * @throws Problem not_found where a place or a party is none
 */
export async function writeHeldFacts(context: Context, id: string, facts: HeldFacts): Promise<void> {
  const { db, mission } = context;
  const key = [mission.id, id];
  const placed = await placedAt(context, facts.placeId);
  const { from, to, precision } = facts.occurred;
  await execute(db, 'select openmara.clear_incident_lines($1, $2)', [
    id,
    facts.survivors.flatMap(({ line }) => line ?? []),
  ]);
  await execute(db, WRITE_GROUPS, [...key, JSON.stringify(facts.survivors)]);
  await execute(db, WRITE_PERPETRATORS, [...key, JSON.stringify(facts.perpetrators)]);
  await execute(db, WRITE_CIRCUMSTANCES, [...key, facts.circumstances]);
  const best = facts.survivors.reduce((sum, { count }) => sum + count, 0);
  await execute(db, WRITE_INCIDENT, [
    ...key,
    from,
    to,
    precision,
    facts.placeId,
    placed.adm1Id,
    precisionOf(facts.placePrecision, placed),
    facts.forms,
    best,
    facts.least,
    facts.most,
    facts.reasoning,
  ]);
}
