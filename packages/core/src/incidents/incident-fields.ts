/**
 * The fields of an incident itself, once: name, column, and what a report brings when an incident is opened from it.
 * Opening, lists and the incident's page are made from this list. Its parts (survivors, alleged perpetrators …) are
 * tables of their own.
 */
import type { ReportFieldName } from './report-fields.ts';

interface Field {
  readonly column: string;
  /** Whether whoever opens the incident sees it as it stands; dates and places are combined by the presenter. */
  readonly shown: boolean;
  readonly day?: true;
  /** The field of a report that it is first taken from. */
  readonly from?: ReportFieldName;
}

/** Every field of an incident that is stored in its own row, by its name in the code. */
export const INCIDENT_FIELDS = {
  reference: { column: 'reference', shown: true },
  occurredFrom: { column: 'occurred_from', shown: false, day: true, from: 'occurredFrom' },
  occurredTo: { column: 'occurred_to', shown: false, day: true, from: 'occurredTo' },
  datePrecision: { column: 'date_precision', shown: false, from: 'datePrecision' },
  placeId: { column: 'place_id', shown: false, from: 'placeId' },
  adm1Id: { column: 'adm1_id', shown: false, from: 'adm1Id' },
  adm2Id: { column: 'adm2_id', shown: false },
  placePrecision: { column: 'place_precision', shown: false, from: 'placePrecision' },
  latitude: { column: 'latitude', shown: false, from: 'latitude' },
  longitude: { column: 'longitude', shown: false, from: 'longitude' },
  forms: { column: 'forms', shown: true, from: 'forms' },
  status: { column: 'status', shown: true },
  decidedOn: { column: 'decided_on', shown: true, day: true },
  survivors: { column: 'survivor_count', shown: true },
  reports: { column: 'report_count', shown: true },
  synthetic: { column: 'synthetic', shown: true },
} as const satisfies Readonly<Record<string, Field>>;

type Listed = typeof INCIDENT_FIELDS;
/** The name of a field of an incident. */
export type IncidentFieldName = keyof Listed;
/** The fields that are shown as they stand. */
export type ShownIncidentField = {
  [N in IncidentFieldName]: Listed[N]['shown'] extends true ? N : never;
}[IncidentFieldName];

const FIELDS: ReadonlyArray<readonly [string, Field]> = Object.entries(INCIDENT_FIELDS);
/** What is selected of the fields that are shown, by their names, over an alias such as `i`. */
export const shownIncidentColumns = (alias: string): string =>
  FIELDS.filter(([, field]) => field.shown)
    .map(([name, { column, day }]) => `${alias}.${column}${day ? '::text' : ''} as "${name}"`)
    .join(', ');
/** The columns that an incident takes from the report from which it is opened, each with the report's field. */
export const columnsFromReport = (): ReadonlyArray<readonly [column: string, from: ReportFieldName]> =>
  FIELDS.flatMap(([, { column, from }]) => (from ? [[column, from] as const] : []));
