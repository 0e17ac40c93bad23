import { counted, opening, openingPercent } from '../../house-style.ts';
import type { QuarterlyWords } from './quarterly-words.ts';

const LOCALE = 'en';
const ORDINALS = ['first', 'second', 'third', 'fourth'];
const INCIDENTS = { one: 'incident', many: 'incidents', withheld: 'a withheld number of incidents' };
const SURVIVORS = { one: 'survivor', many: 'survivors', withheld: 'a withheld number of survivors' };
const REPORTS = { one: 'report was', many: 'reports were', withheld: 'a withheld number of reports were' };

export default {
  title: 'Conflict-related sexual violence: quarterly report',
  subtitle: (mission, period, date) => `${mission}: whole mission, ${period}, as of ${date}`,
  quarter: (ordinal, year) => `${ORDINALS[ordinal - 1]} quarter of ${year}`,
  distribution: 'Internal: monitoring, analysis and reporting arrangements',
  organization: 'United Nations',
  original: 'Original: English',
  synthetic: 'SYNTHETIC DATA: no person or event in this document is real',
  headings: {
    overview: 'Overview',
    pattern: 'Forms of violence',
    survivors: 'Survivors',
    parties: 'Alleged perpetrators',
    places: 'Places',
    circumstances: 'Circumstances',
    sources: 'Reports and their sources',
    basis: 'Basis of the figures',
  },
  captions: {
    forms: 'Verified incidents by form and sex of survivors',
    ages: 'Survivors in verified incidents by sex and age',
    parties: 'Verified incidents by party',
    map: 'Verified incidents by first-level administrative area',
    circumstances: 'Verified incidents by circumstance',
    sources: 'Reports received in the quarter by source',
  },
  total: 'Total',
  notStated: 'Not stated',
  withheldNote:
    '– withheld to protect survivors: counts from one to four, and those from which they could be derived.',
  overlapNote: 'One incident may stand in several rows or columns; totals count it once.',
  map: {
    endorsement:
      'The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations.',
    statements: {
      sudan_south_sudan: 'Final boundary between the Sudan and South Sudan has not yet been determined.',
      abyei: 'Final status of the Abyei area is not yet determined.',
    },
    hatching:
      'Dotted: withheld to protect survivors. Hatched: no verified incident, which does not mean that none occurred.',
    attribution: 'Boundaries © OpenStreetMap contributors (ODbL).',
  },
  withheld: 'withheld',
  overview: ({ period, mission, date, statuses, verified, survivors, reports, late, withoutConsent }) => [
    `In the ${period}, ${mission} verified ${counted(verified, LOCALE, INCIDENTS)} of conflict-related sexual violence, concerning ${counted(survivors, LOCALE, SURVIVORS)}. ${late === null ? 'A withheld number' : opening(late, LOCALE)} of those incidents were verified late: they had occurred in an earlier quarter, or were recorded after the report of their quarter was cleared.${withoutConsent === null ? '' : ` A further ${counted(withoutConsent, LOCALE, INCIDENTS)} cannot be shown for lack of consent.`}`,
    `Incidents that occurred in the period and were only reported, which enter no total, were as follows: ${statuses}. In the same quarter, ${counted(reports, LOCALE, REPORTS)} received from sources, as counted on ${date}; one incident may gather several.`,
  ],
  earlier: (quarters) =>
    `${quarters.map(({ period, verified }, i) => `${i === 0 ? 'In' : 'in'} the ${period}, ${counted(verified, LOCALE, INCIDENTS)} had been verified`).join('; ')}. A change in what was verified is not by itself a change in what happened.`,
  survivors: {
    displaced: (share) =>
      `${openingPercent(share, LOCALE)} of the survivors were internally displaced persons.`,
    female: (share) => `${openingPercent(share, LOCALE)} of the survivors were women or girls.`,
    withheld: 'Other shares are withheld to protect survivors.',
  },
  basis: (date, time) => [
    `All figures are as of ${date}, ${time}. An incident is counted in the quarter in which it was verified, and one that straddles two quarters happened in that of its last day. Incidents, survivors and reports are counted separately and are never interchangeable.`,
    'Sexual violence is severely underreported. A low figure is not evidence that little happened: it may mean that nobody could report, or that nobody was there to listen.',
  ],
} satisfies QuarterlyWords;
