/** What leaves: literal lists of fields. A new column is invisible until it is listed here. */
import type { Permitted } from '@openmara/core/access/permitted';
import { z } from 'zod';

export const dateText = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const period = { from: z.string().nullable(), to: z.string().nullable(), precision: z.string() };

export const reportView = z.object({
  id: z.string(),
  receivedOn: z.string().nullable(),
  occurred: z.object(period),
  place: z.string().nullable(),
  placePrecision: z.string(),
  forms: z.array(z.string()),
  circumstances: z.array(z.string()),
  parties: z.array(z.string()),
  partyText: z.string().nullable(),
  sourceType: z.string(),
  reliability: z.string().nullable(),
  credibility: z.string().nullable(),
  survivors: z.number(),
  office: z.string().nullable(),
  statedVerification: z.string().nullable(),
  incidentId: z.string().nullable(),
  incidentReference: z.string().nullable(),
  synthetic: z.boolean(),
  narrative: z.string().nullable(),
  narrativeShown: z.boolean(),
  source: z.string().nullable(),
  withdrawn: z.boolean(),
});
export interface ReportRow {
  id: string;
  received_on: string | null;
  occurred_from: string | null;
  occurred_to: string | null;
  date_precision: string;
  place_name: string | null;
  place_text: string | null;
  place_precision: string;
  forms: string[];
  circumstances: string[];
  party_names: string[] | null;
  party_text: string | null;
  source_type: string;
  reliability: string | null;
  credibility: string | null;
  survivors: number;
  office: string | null;
  stated_verification: string | null;
  incident_id: string | null;
  incident_reference: string | null;
  synthetic: boolean;
  narrative: string | null;
  external_source: string | null;
  withdrawn_at: string | null;
}
/** @param whole false in lists, where no narrative is shown to anybody */
export function presentReport(report: Permitted<ReportRow>, whole: boolean): z.input<typeof reportView> {
  const row = report.record;
  const shown = whole && report.sees('narrative');
  const linked = report.sees('incident_of_report');
  return {
    id: row.id,
    receivedOn: row.received_on,
    occurred: { from: row.occurred_from, to: row.occurred_to, precision: row.date_precision },
    place: row.place_name ?? row.place_text,
    placePrecision: row.place_precision,
    forms: row.forms,
    circumstances: row.circumstances,
    parties: row.party_names ?? [],
    partyText: row.party_text,
    sourceType: row.source_type,
    reliability: row.reliability,
    credibility: row.credibility,
    survivors: row.survivors,
    office: row.office,
    statedVerification: row.stated_verification,
    incidentId: linked ? row.incident_id : null,
    incidentReference: linked ? row.incident_reference : null,
    synthetic: row.synthetic,
    narrative: shown ? row.narrative : null,
    narrativeShown: shown,
    source: row.external_source,
    withdrawn: row.withdrawn_at !== null,
  };
}
export const REPORT_COLUMNS = `r.id, r.received_on::text, r.occurred_from::text, r.occurred_to::text, r.date_precision, p.name as place_name, r.place_text, r.place_precision, r.forms, r.circumstances,
  (select array_agg(pa.name) from openmara.party pa where pa.id = any (r.party_ids)) as party_names, r.party_text, r.source_type, r.reliability, r.credibility, r.office, r.stated_verification, r.synthetic, r.external_source, r.withdrawn_at::text,
  coalesce((select sum(v.count) from openmara.report_survivor v where v.mission_id = r.mission_id and v.report_id = r.id), 0)::int as survivors`;

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
export interface IncidentRow {
  id: string;
  reference: string;
  occurred_from: string | null;
  occurred_to: string | null;
  date_precision: string;
  place_name: string | null;
  adm1_name: string | null;
  place_precision: string;
  forms: string[];
  parties: string[] | null;
  status: string;
  decided_on: string | null;
  survivor_count: number;
  report_count: number;
  synthetic: boolean;
}
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
