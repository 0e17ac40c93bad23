/** The fields of a report that a column can mean; apart from the mapping's schema, so that a page need not load a parser. */
export const REPORT_FIELDS = [
  'ignore', 'key', 'survivorKey', 'occurred', 'occurredEnd', 'occurredPrecision', 'year', 'month', 'day', 'received', 'place', 'settlement', 'adm1', 'adm2', 'adm3', 'pcode', 'gps', 'latitude', 'longitude', 'placePrecision',
  'forms', 'circumstances', 'party', 'partyType', 'sourceType', 'reliability', 'credibility', 'count', 'female', 'male', 'femaleAdult', 'femaleMinor', 'maleAdult', 'maleMinor', 'sex', 'age', 'displacement',
  'statedVerification', 'consentReferral', 'consentReporting', 'consentAccountability', 'consentAdvocacy', 'narrative', 'remarks', 'office',
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];
