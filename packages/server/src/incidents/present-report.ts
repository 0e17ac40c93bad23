/** What leaves of a report: literal lists of fields. A new column is invisible until it is listed. */
import type { Permitted } from '@openmara/core/access/permitted';
import { REPORT_FIELDS, SHOWN_FIELDS, type ShownFieldName } from '@openmara/core/incidents/report-fields';
import { z } from 'zod';
import { responsibleColumn, responsiblePerson } from './responsible.ts';

const period = { from: z.string().nullable(), to: z.string().nullable(), precision: z.string() };

/** The plain fields come from the list of a report's fields, with who sees them; the others are combined here. */
const plain = z.object({
  receivedOn: z.string().nullable(),
  placePrecision: z.string(),
  forms: z.array(z.string()),
  circumstances: z.array(z.string()),
  partyText: z.string().nullable(),
  sourceType: z.string(),
  reliability: z.string().nullable(),
  credibility: z.string().nullable(),
  statedVerification: z.string().nullable(),
  narrative: z.string().nullable(),
  office: z.string().nullable(),
} satisfies Record<ShownFieldName, z.ZodType>);
export const reportView = plain.extend({
  id: z.string(),
  occurred: z.object(period),
  place: z.string().nullable(),
  parties: z.array(z.string()),
  survivors: z.number(),
  incidentId: z.string().nullable(),
  incidentReference: z.string().nullable(),
  synthetic: z.boolean(),
  narrativeShown: z.boolean(),
  source: z.string().nullable(),
  withdrawn: z.boolean(),
  /** Who is responsible for it; null where nobody is, and for who does not see such names. */
  responsible: responsiblePerson.nullable(),
});
/** A row of {@link reportRowColumns}, with the incident that it belongs to. */
export const reportRow = plain.extend({
  id: z.string(),
  occurred_from: z.string().nullable(),
  occurred_to: z.string().nullable(),
  date_precision: z.string(),
  place_name: z.string().nullable(),
  place_text: z.string().nullable(),
  party_names: z.array(z.string()).nullable(),
  survivors: z.number(),
  incident_id: z.string().nullable(),
  incident_reference: z.string().nullable(),
  synthetic: z.boolean(),
  external_source: z.string().nullable(),
  withdrawn_at: z.string().nullable(),
  responsible: responsiblePerson.nullable(),
});
export type ReportRow = z.infer<typeof reportRow>;

/** @param whole false in lists, where no narrative is shown to anybody */
export function presentReport(report: Permitted<ReportRow>, whole: boolean): z.input<typeof reportView> {
  const row = report.record;
  const shown = whole && report.sees('narrative');
  const linked = report.sees('incident_of_report');
  return {
    receivedOn: row.receivedOn,
    placePrecision: row.placePrecision,
    forms: row.forms,
    circumstances: row.circumstances,
    partyText: row.partyText,
    sourceType: row.sourceType,
    reliability: row.reliability,
    credibility: row.credibility,
    statedVerification: row.statedVerification,
    office: row.office,
    id: row.id,
    occurred: { from: row.occurred_from, to: row.occurred_to, precision: row.date_precision },
    place: row.place_name ?? row.place_text,
    parties: row.party_names ?? [],
    survivors: row.survivors,
    incidentId: linked ? row.incident_id : null,
    incidentReference: linked ? row.incident_reference : null,
    synthetic: row.synthetic,
    narrative: shown ? row.narrative : null,
    narrativeShown: shown,
    source: row.external_source,
    withdrawn: row.withdrawn_at !== null,
    responsible: report.sees('person_responsible') ? row.responsible : null,
  };
}

const days = new Set(SHOWN_FIELDS.filter((name) => REPORT_FIELDS[name].type === 'date'));
/** What is shown as it stands, by its name in the list; the narrative only where it is asked for. */
const shownColumns = (narrative: boolean): string =>
  SHOWN_FIELDS.map((name) => {
    if (name === 'narrative' && !narrative) return `null as "narrative"`;
    return `r.${REPORT_FIELDS[name].column}${days.has(name) ? '::text' : ''} as "${name}"`;
  }).join(', ');

/**
 * The columns of a {@link reportRow}, but for the incident, over `openmara.report r` and `openmara.place p`.
 * @param narrative whether the text itself is read: a list never reads it
 */
export const reportRowColumns = (narrative: boolean): string => `
  r.id, ${shownColumns(narrative)}, r.occurred_from::text, r.occurred_to::text, r.date_precision,
  openmara.said(p) as place_name, r.place_text, r.synthetic, r.external_source, r.withdrawn_at::text,
  (select array_agg(distinct pa.said) from openmara.party_now pa
   where pa.id = any (r.party_ids)) as party_names,
  coalesce((select sum(v.count) from openmara.report_survivor v
            where v.mission_id = r.mission_id and v.report_id = r.id), 0)::int as survivors,
  ${responsibleColumn('r')}`;
