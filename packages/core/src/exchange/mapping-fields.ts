/** The fields of a report that a column can mean; apart from the mapping's schema, so that a page need not load a parser. */
export const REPORT_FIELDS = [
  'ignore',
  'key',
  'survivorKey',
  'occurred',
  'occurredEnd',
  'occurredPrecision',
  'year',
  'month',
  'day',
  'received',
  'country',
  'place',
  'settlement',
  'adm1',
  'adm2',
  'adm3',
  'pcode',
  'gps',
  'latitude',
  'longitude',
  'placePrecision',
  'forms',
  /** A column of its own for one form, marked where it happened; its heading says which. There may be several. */
  'formMarked',
  'circumstances',
  'party',
  'partyType',
  'sourceType',
  'reliability',
  'credibility',
  'count',
  'female',
  'male',
  'femaleAdult',
  'femaleMinor',
  'maleAdult',
  'maleMinor',
  'sex',
  'age',
  /** Both in one cell: “14/F”. */
  'ageSex',
  'displacement',
  'statedVerification',
  'consentReferral',
  'consentReporting',
  'consentAccountability',
  'consentAdvocacy',
  'narrative',
  'remarks',
  'office',
] as const;
/** Fields that more than one column may mean. */
export const MANY_COLUMNS: ReadonlySet<string> = new Set(['remarks', 'formMarked']);
/** Fields whose cells are days, in an order of day and month. */
export const DATE_FIELD_NAMES = ['occurred', 'occurredEnd', 'received'] as const;
/** {@link DATE_FIELD_NAMES}, to look one up. */
export const DATE_FIELDS: ReadonlySet<string> = new Set(DATE_FIELD_NAMES);
/** The orders of day, month and year. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
/** What a column of a log can mean. */
export type ReportField = (typeof REPORT_FIELDS)[number];

/** The fields of a report by what they say, in the order of the page; `ignore` is of none. */
export const FIELD_GROUPS = {
  when: ['occurred', 'occurredEnd', 'occurredPrecision', 'year', 'month', 'day', 'received'],
  where: [
    'place',
    'settlement',
    'adm3',
    'adm2',
    'adm1',
    'country',
    'pcode',
    'gps',
    'latitude',
    'longitude',
    'placePrecision',
  ],
  what: ['forms', 'formMarked', 'circumstances', 'narrative'],
  who: [
    'count',
    'female',
    'male',
    'femaleAdult',
    'femaleMinor',
    'maleAdult',
    'maleMinor',
    'sex',
    'age',
    'ageSex',
    'displacement',
    'survivorKey',
  ],
  perpetrator: ['party', 'partyType'],
  source: ['sourceType', 'reliability', 'credibility', 'statedVerification', 'office'],
  other: [
    'key',
    'consentReferral',
    'consentReporting',
    'consentAccountability',
    'consentAdvocacy',
    'remarks',
  ],
} as const satisfies Readonly<Record<string, readonly ReportField[]>>;
/** A group of {@link FIELD_GROUPS}. */
export type FieldGroup = keyof typeof FIELD_GROUPS;
