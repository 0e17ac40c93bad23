import { counted, type Forms, opening, openingPercent } from '../../house-style.ts';
import type { QuarterlyWords } from './quarterly-words.ts';

const LOCALE = 'en';
const ORDINALS = ['first', 'second', 'third', 'fourth'];
const INCIDENTS: Forms = {
  none: 'no incidents',
  one: 'one incident',
  other: '# incidents',
  withheld: 'a withheld number of incidents',
};
const CONCERNING: Forms = {
  none: 'with no survivor recorded',
  one: 'concerning one survivor',
  other: 'concerning # survivors',
  withheld: 'concerning a withheld number of survivors',
};
const REPORTS: Forms = {
  none: 'no reports were',
  one: 'one report was',
  other: '# reports were',
  withheld: 'a withheld number of reports were',
};
const HAD_BEEN: Forms = {
  none: 'no incidents had been verified',
  one: 'one incident had been verified',
  other: '# incidents had been verified',
  withheld: 'a withheld number of incidents had been verified',
};
/** Which of the incidents of the quarter were verified late; nothing where there were none. */
function lateText(verified: number | null, late: number | null): string {
  if (verified === 0) return '';
  if (late === 0)
    return ' None of those incidents was verified late, which is after the quarter in which it occurred or after the report of that quarter was cleared.';
  if (late === 1)
    return ' One of those incidents was verified late: it had occurred in an earlier quarter, or was recorded after the report of its quarter was cleared.';
  return ` ${late === null ? 'A withheld number' : opening(late, LOCALE)} of those incidents were verified late: they had occurred in an earlier quarter, or were recorded after the report of their quarter was cleared.`;
}

/** Incidents that are in no figure; nothing where there are none. */
function withoutConsentText(n: number | null): string {
  if (n === null || n === 0) return '';
  const which = n === 1 ? 'A further incident' : `${opening(n, LOCALE)} further incidents`;
  return ` ${which} cannot be shown for lack of consent.`;
}

export default {
  title: 'Conflict-related sexual violence: quarterly report',
  subtitle: (mission, period, date) => `${mission}: whole mission, ${period}, as of ${date}`,
  quarter: (ordinal, year) => `${ORDINALS[ordinal - 1]} quarter of ${year}`,
  distribution: 'Distr.: Internal',
  body: 'Monitoring, analysis and reporting arrangements on conflict-related sexual violence',
  organization: 'United Nations',
  original: 'Original: English',
  synthetic: 'SYNTHETIC DATA: no person or event in this document is real',
  headings: {
    overview: 'Overview',
    pattern: 'Forms of violence',
    survivors: 'Survivors',
    services: 'Response and services',
    parties: 'Alleged perpetrators',
    places: 'Places',
    circumstances: 'Circumstances',
    sources: 'Reports and their sources',
    basis: 'Basis of the figures',
  },
  captions: {
    forms: 'Verified incidents by form and sex of survivors',
    ages: 'Survivors in verified incidents by sex and age',
    services: 'Survivors in verified incidents by service and what became of it',
    parties: 'Verified incidents by party',
    map: 'Verified incidents by first-level administrative area',
    circumstances: 'Verified incidents by circumstance',
    sources: 'Reports received in the quarter by source',
    sourcesByPlace: 'Reports received in the quarter by first-level administrative area',
  },
  trend: {
    caption: 'Verified incidents by quarter of verification, and the reports received in each',
    incidents: 'Verified incidents',
    reports: 'Reports received',
    quarter: (n) => `Q${n}`,
    reading:
      'A quarter without a number was not released. A change in what was verified is not by itself a change in what happened: it may be that more, or less, was heard.',
  },
  total: 'Total',
  numbered: {
    heading: (mark, text) => `${mark}. ${text}`,
    table: (n) => `Table ${n}`,
    figure: (_, mark) => `Figure ${mark}`,
    map: 'Map',
  },
  source: (mission, period, date) => `Source: figures of ${mission} for the ${period}, as of ${date}.`,
  footnotes: {
    verified:
      'An incident is verified where there are reasonable grounds to believe that it happened, on one direct primary source or on two independent sources. On the arrangements, see Security Council resolution 1960 (2010), para. 8.',
    services: 'Health includes the clinical management of rape within 72 hours.',
  },
  noParty: 'No party is named, as none has a number of verified incidents that may be shown.',
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
    legend: {
      none: 'No verified incident',
      withheld: 'Withheld',
      unheard: 'No verified incident, and no focal point',
      disputed: 'Boundary or status not determined',
    },
    range: (from, to) => (from === to ? `${from} verified incidents` : `${from} to ${to} verified incidents`),
    reading:
      '– withheld to protect survivors. Where no incident was verified, some may have occurred all the same.',
    notDrawn: (places) => `Not drawn, for lack of boundaries: ${places}.`,
    attribution: 'Boundaries © OpenStreetMap contributors (ODbL).',
  },
  withheld: 'withheld',
  overview: ({ period, mission, date, statuses, verified, survivors, reports, late, withoutConsent }) => [
    `In the ${period}, ${mission} verified ${counted(verified, LOCALE, INCIDENTS)} of conflict-related sexual violence${verified === 0 ? '' : `, ${counted(survivors, LOCALE, CONCERNING)}`}.${lateText(verified, late)}${withoutConsentText(withoutConsent)}`,
    `Incidents that occurred in the period and were only reported, which enter no total, were as follows: ${statuses}. In the same quarter, ${counted(reports, LOCALE, REPORTS)} received from sources, as counted on ${date}; one incident may gather several.`,
  ],
  earlier: (quarters) =>
    `${quarters.map(({ period, verified }, i) => `${i === 0 ? 'In' : 'in'} the ${period}, ${counted(verified, LOCALE, HAD_BEEN)}`).join('; ')}. A change in what was verified is not by itself a change in what happened.`,
  survivors: {
    displaced: (share) =>
      `${openingPercent(share, LOCALE)} of the survivors were internally displaced persons.`,
    female: (share) => `${openingPercent(share, LOCALE)} of the survivors were women or girls.`,
    withheld: 'Other shares are withheld to protect survivors.',
  },
  services: {
    received: (n) =>
      n === 0
        ? 'No survivor was recorded as having received a service.'
        : `${opening(n, LOCALE)} ${n === 1 ? 'survivor' : 'survivors'} had received at least one service.`,
    notAvailable: (n) =>
      n === 0
        ? 'No service was recorded as not available.'
        : `For ${counted(n, LOCALE, { none: '', one: 'one survivor', other: '# survivors', withheld: '' })}, at least one service was not available.`,
    reading:
      'The last state that was recorded of each service is counted. Where nothing was recorded, a service may have been offered all the same. Why a service was not available is recorded in words and is not counted here.',
    none: 'Nothing was recorded of any service for the survivors of those incidents, which does not mean that none was offered.',
    missing: {
      refused:
        'Figures of services are not given, as small numbers could be derived from them and from what was released before.',
      not_released: 'The figures of this quarter were released before services were among them.',
    },
  },
  listening: {
    by: (who) => `In the quarter there were focal points in the following components and agencies: ${who}.`,
    nobody: 'No focal point is recorded for the quarter.',
    unheard: (places) =>
      `No focal point covered any part of the following areas: ${places}. Where nobody listens, the absence of reports says nothing of what happened.`,
    everywhere: 'Every first-level administrative area was covered by a focal point.',
    notRecorded:
      'Which areas focal points cover is not recorded, so that the absence of reports from an area cannot be told from the absence of anybody who listened.',
  },
  basis: (date, time) => [
    `All figures are as of ${date}, ${time}. An incident is counted in the quarter in which it was verified, and one that straddles two quarters happened in that of its last day. Incidents, survivors and reports are counted separately and are never interchangeable.`,
    'Sexual violence is severely underreported. A low figure is not evidence that little happened: it may mean that nobody could report, or that nobody was there to listen.',
  ],
} satisfies QuarterlyWords;
