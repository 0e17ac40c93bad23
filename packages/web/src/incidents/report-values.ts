/** A report while it is written: what the form holds, what is kept of it, what stands against it, what is sent. */
import type { VocabularyName } from '@openmara/core/vocabularies';
import type { Names } from '@openmara/core/records/title';
import type { Answer } from '../frame/api.ts';
import { labelled, listed, period, t, word } from '../frame/language.ts';
import { FILED } from './words.ts';

type Form = Answer<'report.read-form'>['report'];
/** Survivors of one profile; the number as it was typed where it is none. */
export type Line = Omit<Form['survivors'][number], 'count'> & { readonly count: number | string | null };
/** What the form holds; a source type that was not chosen yet is none. */
export type ReportValues = Omit<Form, 'survivors' | 'sourceType'> & {
  readonly survivors: readonly Line[];
  readonly sourceType: string | null;
};
/** A field of the form: each consent is one of its own. */
export type FormField = keyof typeof FILED;
/** What is kept of the form. */
export interface ReportDraft {
  readonly values: ReportValues;
  readonly names: Names;
  /** The version that is corrected; null where a report is filed. */
  readonly version: number | null;
  readonly reason: string;
  /** Whether everything is asked. */
  readonly full: boolean;
}

export const NEW_LINE: Line = {
  key: null,
  sex: 'unknown',
  ageBand: 'unknown',
  displacement: 'unknown',
  count: null,
  countKnown: true,
};
export const NEW_REPORT: ReportValues = {
  receivedOn: null,
  occurred: { from: null, to: null, precision: 'unknown' },
  placeId: null,
  placeText: null,
  placePrecision: 'country',
  latitude: null,
  longitude: null,
  forms: [],
  circumstances: [],
  partyIds: [],
  partyText: null,
  sourceType: null,
  reliability: null,
  credibility: null,
  survivors: [],
  consent: { referral: null, anonymisedReporting: null, accountability: null, advocacy: null },
  narrative: null,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
/** A draft as another version of the program may have kept it: what is not there is as in an empty form. */
export function readReportDraft(content: Readonly<Record<string, unknown>>): ReportDraft {
  const { values, names, version, reason, full } = content;
  return {
    values: { ...NEW_REPORT, ...(isObject(values) ? (values as Partial<ReportValues>) : {}) },
    names: (isObject(names) ? names : {}) as Names,
    version: typeof version === 'number' ? version : null,
    reason: typeof reason === 'string' ? reason : '',
    full: full === true,
  };
}

const isCount = (count: Line['count']): count is number =>
  typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 100_000;
/** Faults by field, in the reader's words. */
export type Faults = Readonly<Partial<Record<FormField, readonly string[]>>>;
/** What stands against sending it: a report says what happened and who told it, and all else may be unknown. */
export function faultsOf(values: ReportValues, today: string): Faults {
  return {
    ...(values.forms.length === 0 && !values.narrative?.trim() ? { forms: [t('file.fault.what')] } : {}),
    ...(values.sourceType ? {} : { sourceType: [t('file.fault.source')] }),
    ...((values.occurred.from ?? '') > today ? { occurred: [t('file.fault.future')] } : {}),
    ...(values.survivors.every((line) => isCount(line.count)) ? {} : { survivors: [t('file.fault.count')] }),
  };
}
/** What is sent, once nothing stands against it. */
export const sentOf = ({ survivors, sourceType, ...values }: ReportValues) => ({
  ...values,
  sourceType: sourceType ?? 'other',
  survivors: survivors.flatMap((line) => (isCount(line.count) ? [{ ...line, count: line.count }] : [])),
});

const labels = (list: VocabularyName, codes: readonly string[]): string =>
  listed(codes.map((code) => labelled(list, code)));
const yesOrNo = (given: boolean | null): string =>
  given === null ? '' : given ? t('consent.yes') : t('consent.no');
/** What a field of the form says now; an empty text where it says nothing. */
export function fieldInWords(field: FormField, values: ReportValues, names: Names): string {
  switch (field) {
    case 'occurred':
      return values.occurred.from ? period(values.occurred) : '';
    case 'placeId':
      return values.placeId ? (names[values.placeId] ?? '—') : '';
    case 'placePrecision':
      return values.placePrecision === 'country' ? '' : labels(field, [values.placePrecision]);
    case 'forms':
      return labels('form', values.forms);
    case 'circumstances':
      return labels('circumstance', values.circumstances);
    case 'partyIds':
      return listed(values.partyIds.map((id) => names[id] ?? '—'));
    case 'survivors':
      return values.survivors
        .map((line) =>
          t('report.survivors', {
            count: line.count ?? '—',
            who: listed([...labelsOfLine(line), ...(line.countKnown ? [] : [t('incident.atleast')])]),
          }),
        )
        .join('; ');
    case 'sourceType':
    case 'reliability':
    case 'credibility':
      return labels(field, [values[field] ?? []].flat());
    case 'referral':
    case 'anonymisedReporting':
    case 'accountability':
    case 'advocacy':
      return yesOrNo(values.consent[field]);
    case 'reason':
      return '';
    default:
      return values[field] ?? '';
  }
}
const labelsOfLine = ({ sex, ageBand, displacement }: Line): string[] =>
  [labels('sex', [sex]), labels('ageBand', [ageBand]), labels('displacement', [displacement])].filter(
    Boolean,
  );

/** Every field, in the order of the form. */
export const FORM_FIELDS = Object.keys(FILED) as FormField[];
/** The names of the fields that say something. */
export const saidFields = (values: ReportValues, names: Names): string[] =>
  FORM_FIELDS.filter((field) => fieldInWords(field, values, names) !== '').map((field) => word(FILED, field));
/** The fields of which two versions say something else. */
export const differing = (one: ReportValues, other: ReportValues): FormField[] =>
  FORM_FIELDS.filter((field) => fieldInWords(field, one, {}) !== fieldInWords(field, other, {}));
/** What a draft is about, as far as it says so. */
export function aboutReportDraft(content: Readonly<Record<string, unknown>>): string {
  const { values, names } = readReportDraft(content);
  return (['forms', 'placeId', 'occurred'] as const)
    .map((field) => fieldInWords(field, values, names))
    .filter(Boolean)
    .join(', ');
}
/** One value with a field of another in it. */
export function withFieldOf(values: ReportValues, other: ReportValues, field: FormField): ReportValues {
  if (field === 'placeId')
    return {
      ...values,
      placeId: other.placeId,
      latitude: other.latitude,
      longitude: other.longitude,
    };
  if (field in values.consent)
    return { ...values, consent: { ...values.consent, [field]: other.consent[field as 'referral'] } };
  return { ...values, [field]: other[field as 'forms'] };
}
