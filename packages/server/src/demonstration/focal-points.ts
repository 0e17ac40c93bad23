/** Focal points of the demonstration: who listens in which part of a mission, with a part in which nobody does. */
import { codesOf } from '@openmara/core/vocabularies';
import { newId } from '@openmara/vault/ids';
import type pg from 'pg';
import { z } from 'zod';
import { execute, rows } from '../database/rows.ts';

const areaRow = z.object({ id: z.string(), office: z.string() });
/** The first day of the demonstration's time, on which all of them are known. */
const SINCE = '2014-01-01';
/** Of so many areas one has nobody, as in a real mission some have. */
const ONE_OF = 5;

/** A focal point of a component or an agency in each first-level area but every fifth, at the area's largest town. */
export async function loadFocalPoints(
  db: pg.ClientBase,
  mission: { readonly id: string; readonly country: string },
  recordedBy: string,
): Promise<void> {
  const areas = await rows(
    db,
    areaRow,
    `select a.id, coalesce(
              (select t.name from openmara.place t where t.adm1_id = a.id and t.level = 'settlement'
               order by t.population desc nulls last, t.name limit 1), a.name) as office
     from openmara.place a join openmara.boundary b on b.place_id = a.id
     where a.country = $1 and a.level = 'adm1' order by a.name`,
    [mission.country],
  );
  const [components, agencies] = [codesOf('component'), codesOf('agency')];
  const focalPoints = areas.flatMap(({ id, office }, at) => {
    if (at % ONE_OF === ONE_OF - 1) return [];
    const ofAgency = at % 3 === 2;
    const component = ofAgency ? null : components[at % components.length];
    const agency = ofAgency ? agencies[at % agencies.length] : null;
    return [{ id: newId(), component, agency, field_office: office, areas: [id] }];
  });
  await execute(db, `set local openmara.mission = '${mission.id}'`);
  await execute(
    db,
    `insert into openmara.focal_point
       (mission_id, id, component, agency, field_office, areas, since, recorded_by, recorded_at)
     select $1, r.id, r.component, r.agency, r.field_office, r.areas, $3::date, $4, $3::date
     from jsonb_to_recordset($2) r(id uuid, component text, agency text, field_office text, areas uuid[])`,
    [mission.id, JSON.stringify(focalPoints), SINCE, recordedBy],
  );
}
