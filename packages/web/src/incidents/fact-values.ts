/** What is held of an incident while it is corrected: what the form holds, what stands against it, what changes. */
import type { VocabularyName } from '@openmara/core/vocabularies';
import type { Names } from '@openmara/core/records/title';
import type { Answer } from '../frame/api.ts';
import { apart, count, labelled, listed, period, t } from '../frame/language.ts';
import { type Line, NEW_LINE } from './report-values.ts';
import { FACT } from './words.ts';

export type SeenFacts = Answer<'incident.read-facts'>;
type Held = SeenFacts['facts'];
/** A group of survivors; the number of the one that it continues, null for a new one. */
export type HeldLine = Line & { readonly line: number | null };
/** One party; the number as it was typed where it is none. */
export type Perpetrator = Omit<Held['perpetrators'][number], 'number'> & {
  readonly number: number | string | null;
};
/** What the form holds. */
export type FactValues = Omit<Held, 'survivors' | 'perpetrators' | 'least' | 'most'> & {
  readonly survivors: readonly HeldLine[];
  readonly perpetrators: readonly Perpetrator[];
  readonly least: number | string | null;
  readonly most: number | string | null;
};
/** A field of the form. */
export type FactField = keyof typeof FACT;
/** What is kept of the form. */
export interface FactDraft {
  readonly values: FactValues;
  readonly names: Names;
  /** The version that is corrected. */
  readonly version: number;
  readonly reason: string;
}

export const NEW_GROUP: HeldLine = { ...NEW_LINE, line: null };
export const FACT_FIELDS = Object.keys(FACT) as FactField[];

/** The form as it opens. */
export const draftOf = ({ facts, names, version }: SeenFacts): FactDraft => ({
  values: { ...facts, survivors: facts.survivors.map((group) => ({ ...group, key: null })) },
  names,
  version,
  reason: '',
});
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
/** A draft as another version of the program may have kept it: what is not there is as it is held. */
export function readFactDraft(content: Readonly<Record<string, unknown>>, held: FactDraft): FactDraft {
  const { values, names, version, reason } = content;
  return {
    values: { ...held.values, ...(isObject(values) ? (values as Partial<FactValues>) : {}) },
    names: { ...held.names, ...(isObject(names) ? (names as Names) : {}) },
    version: typeof version === 'number' ? version : held.version,
    reason: typeof reason === 'string' ? reason : '',
  };
}

const isCount = (count: unknown): count is number =>
  typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 100_000;
const countOf = (count: unknown): number | null => (isCount(count) ? count : null);
/** A number in the digits of the reader; what is none as it was typed. */
const written = (said: number | string | null): string =>
  typeof said === 'number' ? count(said) : (said ?? '');
/** The best number: the sum over the groups that say one. */
export const bestOf = (values: FactValues): number =>
  values.survivors.reduce((sum, { count }) => sum + (countOf(count) ?? 0), 0);

/** Faults by field, in the reader's words. */
export type FactFaults = Readonly<Partial<Record<FactField, readonly string[]>>>;
/** What stands against sending it. */
export function faultsOfFacts({ values, reason }: FactDraft, today: string): FactFaults {
  const best = bestOf(values);
  const wrong = (count: number | string | null): boolean => count !== null && !isCount(count);
  const order =
    (isCount(values.least) && values.least > best) || (isCount(values.most) && values.most < best);
  const bounded = values.least !== null || values.most !== null;
  return {
    ...((values.occurred.from ?? '') > today ? { occurred: [t('file.fault.future')] } : {}),
    ...(values.survivors.some(({ count }) => !isCount(count)) ? { survivors: [t('file.fault.count')] } : {}),
    ...(wrong(values.least) || wrong(values.most)
      ? { bounds: [t('file.fault.count')] }
      : order
        ? { bounds: [t('facts.fault.order')] }
        : {}),
    ...(bounded && !values.reasoning?.trim() ? { reasoning: [t('facts.fault.reasoning')] } : {}),
    ...(values.perpetrators.some(({ number }) => wrong(number))
      ? { perpetrators: [t('file.fault.count')] }
      : {}),
    ...(reason.trim().length < 3 ? { reason: [t('decide.short')] } : {}),
  };
}
/** What is sent, once nothing stands against it. */
export const sentFacts = (values: FactValues): Held => ({
  ...values,
  reasoning: values.reasoning?.trim() || null,
  least: countOf(values.least),
  most: countOf(values.most),
  survivors: values.survivors.flatMap(({ key: _, ...group }) =>
    isCount(group.count) ? [{ ...group, count: group.count }] : [],
  ),
  perpetrators: values.perpetrators.map((party) => ({
    ...party,
    unit: party.unit?.trim() || null,
    number: countOf(party.number),
  })),
});

const labels = (list: VocabularyName, codes: readonly string[]): string =>
  listed(codes.map((code) => labelled(list, code)));
const groupInWords = ({ count, sex, ageBand, displacement, countKnown }: HeldLine): string =>
  `${count ?? '—'} × ${listed([
    labels('sex', [sex]),
    labels('ageBand', [ageBand]),
    labels('displacement', [displacement]),
    ...(countKnown ? [] : [t('incident.atleast')]),
  ])}`;
/** What a field says, in words; an empty text where it says nothing. */
export function factInWords(field: FactField, values: FactValues, names: Names): string {
  switch (field) {
    case 'occurred':
      return values.occurred.from ? period(values.occurred) : '';
    case 'placeId':
      return values.placeId ? (names[values.placeId] ?? '—') : '';
    case 'placePrecision':
      return labels('placePrecision', [values.placePrecision]);
    case 'forms':
      return labels('form', values.forms);
    case 'circumstances':
      return labels('circumstance', values.circumstances);
    case 'survivors':
      return values.survivors.map(groupInWords).join('; ');
    case 'bounds':
      return [values.least, values.most].some((count) => count !== null)
        ? apart(`${written(values.least) || '—'} – ${written(values.most) || '—'}`)
        : '';
    case 'reasoning':
      return values.reasoning ?? '';
    case 'perpetrators':
      return values.perpetrators
        .map(({ partyId, unit, number, attribution }) =>
          listed(
            [names[partyId] ?? '—', unit, written(number), labels('attribution', [attribution])].flatMap(
              (part) => part || [],
            ),
          ),
        )
        .join('; ');
    case 'reason':
      return '';
  }
}
/** The fields of which two states say something else. */
export const differingFacts = (one: FactValues, other: FactValues, names: Names): FactField[] =>
  FACT_FIELDS.filter((field) => factInWords(field, one, names) !== factInWords(field, other, names));
/** One state with a field of another in it. */
export function withFactOf(values: FactValues, other: FactValues, field: FactField): FactValues {
  if (field === 'bounds') return { ...values, least: other.least, most: other.most };
  if (field === 'reason') return values;
  return { ...values, [field]: other[field] };
}
