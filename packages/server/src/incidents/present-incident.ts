/** What leaves of an incident: a literal list of fields. A new column is invisible until it is listed. */
import type { Permitted } from '@openmara/core/access/permitted';
import { type ShownIncidentField, shownIncidentColumns } from '@openmara/core/incidents/incident-fields';
import { firstOfMonth, survivorBand, SURVIVOR_BANDS, wholeMonths } from '@openmara/core/incidents/coarse';
import { DATE_PRECISIONS } from '@openmara/core/incidents/period';
import { z } from 'zod';
import { responsibleColumn, responsiblePerson } from './responsible.ts';

const period = { from: z.string().nullable(), to: z.string().nullable(), precision: z.string() };

/** The plain fields are those of the list of an incident's fields that are shown; the others are combined here. */
const plain = z.object({
  reference: z.string(),
  forms: z.array(z.string()),
  status: z.string(),
  decidedOn: z.string().nullable(),
  survivors: z.number(),
  reports: z.number(),
  synthetic: z.boolean(),
} satisfies Record<ShownIncidentField, z.ZodType>);
export const incidentItem = plain.extend({
  /** Null for who reads a band instead. */
  survivors: z.number().nullable(),
  survivorBand: z.enum(SURVIVOR_BANDS),
  id: z.string(),
  occurred: z.object(period),
  place: z.string().nullable(),
  adm1: z.string().nullable(),
  placePrecision: z.string(),
  parties: z.array(z.string()),
  /** Who is responsible for it; null where nobody is, and for who does not see such names. */
  responsible: responsiblePerson.nullable(),
});
/** A row of {@link INCIDENT_COLUMNS}. */
export const incidentRow = plain.extend({
  id: z.string(),
  occurred_from: z.string().nullable(),
  occurred_to: z.string().nullable(),
  date_precision: z.enum(DATE_PRECISIONS),
  place_name: z.string().nullable(),
  adm1_name: z.string().nullable(),
  place_precision: z.string(),
  parties: z.array(z.string()).nullable(),
  responsible: responsiblePerson.nullable(),
});
type IncidentRow = z.infer<typeof incidentRow>;

/** The columns of an {@link incidentRow} over {@link incidentSource}. */
export const INCIDENT_COLUMNS = `
  i.id, ${shownIncidentColumns('i')}, i.occurred_from::text, i.occurred_to::text, i.date_precision,
  openmara.said(p) as place_name, openmara.said(a1) as adm1_name, i.place_precision,
  (select array_agg(distinct pa.said) from openmara.alleged_perpetrator ap
   join openmara.party_now pa on pa.id = ap.party_id
   where ap.mission_id = i.mission_id and ap.incident_id = i.id) as parties,
  ${responsibleColumn('i')}`;
/** @param incidents a table, or the few rows that an index chose */
export const incidentSource = (incidents: string): string => `
  ${incidents} i
  left join openmara.place p on p.id = i.place_id
  left join openmara.place a1 on a1.id = i.adm1_id`;

/**
 * Who reads no exact place reads the first-level area instead; who reads no exact figures, the month and a band of
 * survivors.
 */
export function presentIncident(incident: Permitted<IncidentRow>): z.input<typeof incidentItem> {
  const row = incident.record;
  const coarse = !incident.sees('exact_place');
  const exact = incident.sees('exact_figures');
  const occurred = { from: row.occurred_from, to: row.occurred_to, precision: row.date_precision };
  return {
    id: row.id,
    reference: row.reference,
    occurred: exact ? occurred : wholeMonths(occurred),
    place: coarse ? row.adm1_name : row.place_name,
    adm1: row.adm1_name,
    placePrecision: coarse ? 'adm1' : row.place_precision,
    forms: row.forms,
    parties: row.parties ?? [],
    status: row.status,
    decidedOn: exact ? row.decidedOn : firstOfMonth(row.decidedOn),
    survivors: exact ? row.survivors : null,
    survivorBand: survivorBand(row.survivors),
    reports: row.reports,
    synthetic: row.synthetic,
    responsible: incident.sees('person_responsible') ? row.responsible : null,
  };
}
