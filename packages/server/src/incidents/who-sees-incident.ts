import { Problem } from '@openmara/core/access/problems';
import { type Role, ROLES, scopesFor, sees } from '@openmara/core/access/rules';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const personRow = z.object({ name: z.string(), role: z.enum(ROLES) });
const statusRow = z.object({ status: z.string() });
const rolesWith = (...scopes: readonly string[]): Role[] =>
  ROLES.filter((role) => scopes.includes(scopesFor(role).incident) && sees(role, 'incident_parts'));

/** Whoever holds a role of the mission that opens the incident where it lies, today. */
const PEOPLE = `
  select distinct a.name, s.role from openmara.assignment s
  join openmara.account a on a.id = s.account_id and a.disabled_at is null
  join openmara.incident i on i.mission_id = $1 and i.id = $2
  where s.mission_id = $1 and s.since <= current_date and (s.until is null or s.until >= current_date)
    and (s.role = any ($3) or (s.role = any ($4) and i.adm1_id = any (s.area_places)))
  order by a.name, s.role limit 500`;

export const whoSeesIncident = defineOperation({
  name: 'incident.who-sees',
  summary: 'Who may open an incident and what each of them sees of it',
  kind: 'query',
  who: 'record_verification',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({
    people: z.array(
      personRow.extend({
        /** Whether also the texts of its reports. */
        narrative: z.boolean(),
      }),
    ),
    /** Whether headquarters reads it now: first-level area, month and a band of survivors, and nothing behind it. */
    headquarters: z.boolean(),
  }),
  async handler({ db, mission }, { id }) {
    const key = [mission.id, id];
    const incident = await maybeRow(
      db,
      statusRow,
      'select status from openmara.incident where mission_id = $1 and id = $2',
      key,
    );
    if (!incident) throw new Problem('not_found');
    const people = await rows(db, personRow, PEOPLE, [...key, rolesWith('all'), rolesWith('area')]);
    return {
      people: people.map((person) => ({ ...person, narrative: sees(person.role, 'narrative') })),
      headquarters: incident.status === 'verified',
    };
  },
});
