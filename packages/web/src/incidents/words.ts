import { messagesFor } from '../frame/messages.ts';

/** Filters of the list of incidents whose value does not say by itself what it narrows. */
export const FILTER = messagesFor('filter', [
  'q',
  'from',
  'to',
  'adm1',
  'place',
  'party',
  'late',
  'consent',
  'responsible',
]);
/** Whose records a list shows, where it is no colleague's. */
export const RESPONSIBLE = messagesFor('responsible', ['mine', 'nobody']);
export const YES_NO = messagesFor('filter', ['yes', 'no']);
/** What a source said of anonymised reporting, in a list of reports. */
export const CONSENT = messagesFor('filter.consent', ['yes', 'no', 'unasked']);
/** The orders of the lists. */
export const SORT = messagesFor('sort', ['latest', 'earliest', 'reference', 'reference-back']);
/** What a report says, field by field. */
export const REPORT_FIELD = messagesFor('report.field', [
  'occurred',
  'place',
  'placeText',
  'forms',
  'circumstances',
  'survivors',
  'parties',
  'partyText',
  'source',
  'reliability',
  'credibility',
  'statedVerification',
  'receivedOn',
  'office',
  'consent',
  'narrative',
]);
/** What a source may consent to. */
export const PURPOSE = messagesFor('report.purpose', [
  'referral',
  'anonymisedReporting',
  'accountability',
  'advocacy',
]);
/** Facts in which a report and an incident are compared. */
export const COMPARED = messagesFor('likeness.of', ['place', 'date', 'party', 'form', 'survivors']);
/** How they stand to each other in each. */
export const VERDICT = messagesFor('likeness', [
  'place.agrees',
  'place.near',
  'place.unknown',
  'place.differs',
  'date.agrees',
  'date.near',
  'date.unknown',
  'date.differs',
  'party.agrees',
  'party.near',
  'party.unknown',
  'party.differs',
  'form.agrees',
  'form.near',
  'form.unknown',
  'form.differs',
  'survivors.agrees',
  'survivors.near',
  'survivors.unknown',
  'survivors.differs',
]);
const FILED_FIELDS = [
  'occurred',
  'placeId',
  'placeText',
  'placePrecision',
  'forms',
  'narrative',
  'circumstances',
  'survivors',
  'partyIds',
  'partyText',
  'sourceType',
  'receivedOn',
  'reliability',
  'credibility',
  'referral',
  'anonymisedReporting',
  'accountability',
  'advocacy',
  'reason',
] as const;
/** The fields of the form of a report, as they are asked. */
export const FILED = messagesFor('file.field', FILED_FIELDS);
/** What to write in each, and what never to write. */
export const FILED_GUIDE = messagesFor('file.guide', FILED_FIELDS);
/** The questions that the fields stand under. */
export const FILED_QUESTION = messagesFor('file.question', ['when', 'what', 'whom', 'by', 'told', 'agreed']);
/** Why nothing was done with a record that was chosen. */
export const WHY_NOT = messagesFor('several.why', ['not_seen', 'withdrawn', 'not_theirs']);
/** How far a report is, as who filed it learns. */
export const STAGE = messagesFor('own.stage', ['waiting', 'gathered', 'verifying', 'decided', 'withdrawn']);
/** What stands against *verified*, with who can supply it. */
export const OBSTACLE = messagesFor('ready.missing', ['four_eyes', 'step_needed', 'standard_of_proof']);
const FACT_FIELDS = [
  'occurred',
  'placeId',
  'placePrecision',
  'forms',
  'circumstances',
  'survivors',
  'bounds',
  'reasoning',
  'perpetrators',
  'reason',
] as const;
/** What is held of an incident, as the form that corrects it asks. */
export const FACT = messagesFor('facts.field', FACT_FIELDS);
/** What to think of in each. */
export const FACT_GUIDE = messagesFor('facts.guide', FACT_FIELDS);
