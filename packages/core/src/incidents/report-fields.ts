/**
 * The fields of a report, once: name, column, type, who sees it. All of them are in the digest. Staging, COPY, digest, insert, update, filing and
 * presenting are made from this list, so that a field can be neither forgotten nor shifted in one of them.
 */
import type { Sight } from '../access/rules.ts';
import type { InterpretedReport } from '../exchange/reports/interpret-report.ts';
import type { ReportInput } from './schema.ts';

/** A PostgreSQL type and what it is in TypeScript; days are ISO texts. */
interface ValueOf {
  uuid: string;
  date: string;
  text: string;
  'text[]': readonly string[];
  'uuid[]': readonly string[];
  float8: number;
  boolean: boolean;
}
/** The PostgreSQL types that the fields of a report have. */
export type FieldType = keyof ValueOf;

interface Field<T extends FieldType, Empty extends boolean, Shown extends 'nobody' | 'reader' | Sight> {
  readonly column: string;
  readonly type: T;
  /** Whether it may be null. */
  readonly optional: Empty;
  /** Who sees it in a report that they may open, as it stands; what is combined from several is the presenter's. */
  readonly shown: Shown;
}
const needed = <T extends FieldType, S extends 'nobody' | 'reader' | Sight = 'nobody'>(
  column: string,
  type: T,
  shown: S,
): Field<T, false, S> => ({ column, type, optional: false, shown });
const optional = <T extends FieldType, S extends 'nobody' | 'reader' | Sight = 'nobody'>(
  column: string,
  type: T,
  shown: S,
): Field<T, true, S> => ({ column, type, optional: true, shown });

/** Every field of a report that is stored, by its name in the code. */
export const REPORT_FIELDS = {
  receivedOn: optional('received_on', 'date', 'reader'),
  occurredFrom: optional('occurred_from', 'date', 'nobody'),
  occurredTo: optional('occurred_to', 'date', 'nobody'),
  datePrecision: needed('date_precision', 'text', 'nobody'),
  placeId: optional('place_id', 'uuid', 'nobody'),
  adm1Id: optional('adm1_id', 'uuid', 'nobody'),
  placeText: optional('place_text', 'text', 'nobody'),
  placePrecision: needed('place_precision', 'text', 'reader'),
  latitude: optional('latitude', 'float8', 'nobody'),
  longitude: optional('longitude', 'float8', 'nobody'),
  forms: needed('forms', 'text[]', 'reader'),
  circumstances: needed('circumstances', 'text[]', 'reader'),
  partyIds: needed('party_ids', 'uuid[]', 'nobody'),
  partyText: optional('party_text', 'text', 'reader'),
  sourceType: needed('source_type', 'text', 'reader'),
  reliability: optional('reliability', 'text', 'reader'),
  credibility: optional('credibility', 'text', 'reader'),
  statedVerification: optional('stated_verification', 'text', 'reader'),
  consentReferral: optional('consent_referral', 'boolean', 'nobody'),
  consentReporting: optional('consent_reporting', 'boolean', 'nobody'),
  consentAccountability: optional('consent_accountability', 'boolean', 'nobody'),
  consentAdvocacy: optional('consent_advocacy', 'boolean', 'nobody'),
  narrative: optional('narrative', 'text', 'narrative'),
  remarks: optional('remarks', 'text', 'nobody'),
  office: optional('office', 'text', 'reader'),
} as const;

/** The name of a field of a report. */
export type ReportFieldName = keyof typeof REPORT_FIELDS;
type Value<F> =
  F extends Field<infer T, infer Empty, infer _> ? ValueOf[T] | (Empty extends true ? null : never) : never;
/** A report as it is stored, apart from its survivors, its key and its original cells. */
export type StoredReport = { readonly [N in ReportFieldName]: Value<(typeof REPORT_FIELDS)[N]> };

/** The names in the order of the list; every statement that names fields by position takes this order. */
export const REPORT_FIELD_NAMES = Object.keys(REPORT_FIELDS) as readonly ReportFieldName[];
/** Column names in the order of the list, each with a prefix such as `r.`. */
export const reportColumns = (prefix = ''): string[] =>
  REPORT_FIELD_NAMES.map((name) => `${prefix}${REPORT_FIELDS[name].column}`);
type ShownIn<F> = F extends { readonly shown: 'nobody' } ? false : true;
/** The fields that are shown as they stand. */
export type ShownFieldName = {
  [N in ReportFieldName]: ShownIn<(typeof REPORT_FIELDS)[N]> extends true ? N : never;
}[ReportFieldName];
/** The names of the plain fields that some reader sees, in the order of the list. */
export const SHOWN_FIELDS = REPORT_FIELD_NAMES.filter(
  (name): name is ShownFieldName => REPORT_FIELDS[name].shown !== 'nobody',
);

/** The values of a report in the order of the list. */
export const reportValues = (report: StoredReport): Array<StoredReport[ReportFieldName]> =>
  REPORT_FIELD_NAMES.map((name) => report[name]);

/**
 * What a report says, as one text that differs where any field, survivor or original cell differs.
 * @param original heading and cell as filed, in an order that does not depend on the file's
 */
export const reportContent = (
  report: StoredReport,
  survivors: readonly unknown[],
  original: ReadonlyArray<readonly [string, string]> = [],
): string => JSON.stringify([reportValues(report), survivors, original]);

/** A row that was read, as it is stored. @param precision of the place, where the row states one of its own */
export const storedFromRow = (report: InterpretedReport, precision: string): StoredReport => ({
  receivedOn: report.receivedOn,
  occurredFrom: report.occurred.from,
  occurredTo: report.occurred.to,
  datePrecision: report.occurred.precision,
  placeId: report.place.placeId,
  adm1Id: report.place.adm1Id,
  placeText: report.placeText,
  placePrecision: precision,
  latitude: report.latitude,
  longitude: report.longitude,
  forms: report.forms,
  circumstances: report.circumstances,
  partyIds: report.partyIds,
  partyText: report.partyText,
  sourceType: report.sourceType,
  reliability: report.reliability,
  credibility: report.credibility,
  statedVerification: report.statedVerification,
  consentReferral: report.consent[0] ?? null,
  consentReporting: report.consent[1] ?? null,
  consentAccountability: report.consent[2] ?? null,
  consentAdvocacy: report.consent[3] ?? null,
  narrative: report.narrative,
  remarks: report.remarks,
  office: report.office,
});

/** A report that was filed by form, as it is stored. @param filed what the house knows beside the form */
export const storedFromForm = (
  input: ReportInput,
  filed: { readonly receivedOn: string; readonly adm1Id: string | null; readonly office: string | null },
): StoredReport => ({
  receivedOn: input.receivedOn ?? filed.receivedOn,
  occurredFrom: input.occurred.from,
  occurredTo: input.occurred.to,
  datePrecision: input.occurred.precision,
  placeId: input.placeId,
  adm1Id: filed.adm1Id,
  placeText: input.placeText,
  placePrecision: input.placePrecision,
  latitude: input.latitude,
  longitude: input.longitude,
  forms: input.forms,
  circumstances: input.circumstances,
  partyIds: input.partyIds,
  partyText: input.partyText,
  sourceType: input.sourceType,
  reliability: input.reliability,
  credibility: input.credibility,
  statedVerification: null,
  consentReferral: input.consent.referral,
  consentReporting: input.consent.anonymisedReporting,
  consentAccountability: input.consent.accountability,
  consentAdvocacy: input.consent.advocacy,
  narrative: input.narrative,
  remarks: null,
  office: filed.office,
});
