/** What a report says, field by field, in the reader's language; two versions are compared as they are read. */
import type { Answer } from '../frame/api.ts';
import { apart, day, labelled, listed, period, t, word } from '../frame/language.ts';
import { PURPOSE, REPORT_FIELD } from './words.ts';

/** What a version of a report says. */
export type Says = Answer<'report.get'>['versions'][number]['says'];
/** A field of a report as the page names it. */
export type ReportField = keyof typeof REPORT_FIELD;

type Line = Says['survivorLines'][number];
/** "3 × female, 18–24, displaced (at least)" */
export function survivorsInWords(line: Line): string {
  const who = [
    labelled('sex', line.sex),
    labelled('ageBand', line.ageBand),
    labelled('displacement', line.displacement),
  ];
  const said = { count: line.count, who: listed(who) };
  return line.countKnown ? t('report.survivors', said) : t('report.survivors.least', said);
}
/** A place with the first-level area that it lies in, and how exactly it is known. */
function placeInWords({ place, adm1, placePrecision }: Says): string {
  if (!place) return '';
  const name = adm1 && adm1 !== place ? listed([place, adm1]) : place;
  return t('report.precisely', { what: name, how: labelled('placePrecision', placePrecision) });
}
const answerInWords = (given: boolean | null): string =>
  given === null ? t('consent.notasked') : given ? t('consent.yes') : t('consent.no');
/** What was consented to, purpose by purpose. */
export const consentInWords = (consent: Says['consent']): string[] =>
  (Object.keys(PURPOSE) as Array<keyof typeof PURPOSE>).map((purpose) =>
    t('report.consent.one', { purpose: word(PURPOSE, purpose), answer: answerInWords(consent[purpose]) }),
  );
/** "B: Usually reliable" */
const rated = (list: 'reliability' | 'credibility', code: string | null): string =>
  code ? `${apart(code)}: ${labelled(list, code)}` : '';

const SAID: Readonly<Record<ReportField, (says: Says) => string>> = {
  occurred: ({ occurred }) =>
    occurred.from
      ? t('report.precisely', {
          what: period(occurred),
          how: labelled('datePrecision', occurred.precision),
        })
      : '',
  place: placeInWords,
  placeText: ({ placeText }) => placeText ?? '',
  forms: ({ forms }) => listed(forms.map((code) => labelled('form', code))),
  circumstances: ({ circumstances }) => listed(circumstances.map((code) => labelled('circumstance', code))),
  survivors: ({ survivorLines }) => survivorLines.map(survivorsInWords).join('; '),
  parties: ({ parties }) => listed(parties),
  partyText: ({ partyText }) => partyText ?? '',
  source: ({ sourceType }) => labelled('sourceType', sourceType),
  reliability: ({ reliability }) => rated('reliability', reliability),
  credibility: ({ credibility }) => rated('credibility', credibility),
  statedVerification: ({ statedVerification }) =>
    statedVerification ? labelled('status', statedVerification) : '',
  receivedOn: ({ receivedOn }) => (receivedOn ? day(receivedOn) : ''),
  office: ({ office }) => office ?? '',
  consent: ({ consent }) => listed(consentInWords(consent)),
  narrative: ({ narrative }) => narrative ?? '',
};
/** The fields of a report in reading order. */
export const REPORT_ORDER = Object.keys(SAID) as ReportField[];
/** What it says of a field; an empty text where it says nothing. */
export const saidOf = (says: Says, field: ReportField): string => SAID[field](says);

/** Something of which two versions say something else. */
export interface Difference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** A text that was told, too long for a line. */
  readonly long: boolean;
}
/** What a version changed of the one before it; that it was withdrawn or came back is no field. */
export function differences(before: Says, after: Says): Difference[] {
  const fields = REPORT_ORDER.filter((field) => field !== 'consent').map((field) => ({
    name: word(REPORT_FIELD, field),
    before: saidOf(before, field),
    after: saidOf(after, field),
    long: field === 'narrative',
  }));
  const purposes = (Object.keys(PURPOSE) as Array<keyof typeof PURPOSE>).map((purpose) => ({
    name: t('report.consent.to', { purpose: word(PURPOSE, purpose) }),
    before: answerInWords(before.consent[purpose]),
    after: answerInWords(after.consent[purpose]),
    long: false,
  }));
  return [...fields, ...purposes].filter((change) => change.before !== change.after);
}
