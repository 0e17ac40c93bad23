/** What leaves of an incident: a literal list of fields. A new column is invisible until it is listed. */
import type { Permitted } from '@openmara/core/access/permitted';
import { z } from 'zod';

const period = { from: z.string().nullable(), to: z.string().nullable(), precision: z.string() };

export const incidentItem = z.object({
  id: z.string(),
  reference: z.string(),
  occurred: z.object(period),
  place: z.string().nullable(),
  adm1: z.string().nullable(),
  placePrecision: z.string(),
  forms: z.array(z.string()),
  parties: z.array(z.string()),
  status: z.string(),
  decidedOn: z.string().nullable(),
  survivors: z.number(),
  reports: z.number(),
  synthetic: z.boolean(),
});
export const incidentRow = z.object({
  id: z.string(),
  reference: z.string(),
  occurred_from: z.string().nullable(),
  occurred_to: z.string().nullable(),
  date_precision: z.string(),
  place_name: z.string().nullable(),
  adm1_name: z.string().nullable(),
  place_precision: z.string(),
  forms: z.array(z.string()),
  parties: z.array(z.string()).nullable(),
  status: z.string(),
  decided_on: z.string().nullable(),
  survivor_count: z.number(),
  report_count: z.number(),
  synthetic: z.boolean(),
});
export type IncidentRow = z.infer<typeof incidentRow>;
/** Who reads no exact place reads the first-level area instead. */
export function presentIncident(incident: Permitted<IncidentRow>): z.input<typeof incidentItem> {
  const row = incident.record;
  const coarse = !incident.sees('exact_place');
  return {
    id: row.id,
    reference: row.reference,
    occurred: { from: row.occurred_from, to: row.occurred_to, precision: row.date_precision },
    place: coarse ? row.adm1_name : row.place_name,
    adm1: row.adm1_name,
    placePrecision: coarse ? 'adm1' : row.place_precision,
    forms: row.forms,
    parties: row.parties ?? [],
    status: row.status,
    decidedOn: row.decided_on,
    survivors: row.survivor_count,
    reports: row.report_count,
    synthetic: row.synthetic,
  };
}
