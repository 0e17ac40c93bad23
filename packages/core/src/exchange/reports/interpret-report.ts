/** From a row of a log to a report: what is certain is taken, what is not is refused with its reason, nothing is invented. */
import type { Period } from '../../incidents/period.ts';
import type { SurvivorLine } from '../../incidents/schema.ts';
import { TEXT_LIMITS } from '../../language/text-limits.ts';
import { isNotStated } from '../lexicon.ts';
import type { Mapping } from '../mapping.ts';
import { REPORT_FIELDS } from '../mapping-fields.ts';
import { readCircumstances, readForms } from './read-forms.ts';
import { readParties } from './read-parties.ts';
import { readPeriod, readReceived } from './read-period.ts';
import { placeTextOf, readCoordinates, readPlace } from './read-place.ts';
import { readConsent, readGrades, readSourceType, readStatedVerification } from './read-source.ts';
import { readSurvivors } from './read-survivors.ts';
import type { PlaceMatch, Resolvers } from './resolvers.ts';
import { Findings, type Refusal, type RowValues, type UnknownValue, type Warning } from './row.ts';

/** What one row of a log says. */
export interface InterpretedReport {
  readonly key: string | null;
  readonly survivorKey: string | null;
  readonly occurred: Period;
  readonly receivedOn: string | null;
  readonly place: PlaceMatch;
  readonly placeText: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly forms: readonly string[];
  readonly circumstances: readonly string[];
  readonly partyIds: readonly string[];
  readonly partyText: string | null;
  readonly unresolvedParties: readonly string[];
  readonly sourceType: string;
  readonly reliability: string | null;
  readonly credibility: string | null;
  readonly statedVerification: string | null;
  readonly consent: readonly (boolean | null)[];
  readonly survivors: readonly SurvivorLine[];
  readonly narrative: string | null;
  readonly remarks: string | null;
  readonly office: string | null;
  readonly warnings: readonly Warning[];
}
/** The report, or why the row is refused; never both. */
export interface Interpretation {
  readonly report: InterpretedReport | null;
  readonly refusals: readonly Refusal[];
  /** What the lists of words do not know, whether the row is refused for it or not. */
  readonly unknown: readonly UnknownValue[];
}

const A_DAY = 86_400_000;
/** What is yet to come was not reported; a day is granted to the clocks east of this one. */
function refuseFuture(
  row: RowValues,
  findings: Findings,
  { today }: Resolvers,
  days: Readonly<Record<'occurred' | 'received', string | null>>,
): void {
  if (today === undefined) return;
  const last = new Date(Date.parse(today) + A_DAY).toISOString().slice(0, 10);
  for (const field of ['occurred', 'received'] as const) {
    const day = days[field];
    if (day !== null && day > last)
      findings.refuse(
        field,
        row.text(field),
        'date_future',
        `${day} is yet to come. Correct the date, or say in which order day and month stand (dateOrder).`,
      );
  }
  if (days.occurred && days.received && days.received < days.occurred)
    findings.warn(
      'received_before',
      `Received “${row.text('received')}” before it happened (“${row.text('occurred')}”): both were kept. Correct one of them.`,
    );
}

/** An event of another country is not one of this mission. */
function refuseElsewhere(row: RowValues, findings: Findings, resolvers: Resolvers): void {
  const raw = row.text('country');
  if (raw === '' || isNotStated(raw)) return;
  const mine = resolvers.isThisCountry?.(raw);
  if (mine === false)
    findings.refuse(
      'country',
      raw,
      'other_country',
      `“${raw}” is not the country of this mission. Import the row into the mission of that country, or correct it.`,
    );
  else if (mine === null)
    findings.warn('unknown_country', `Country “${raw}” is not known; the row was taken as of this mission.`);
}

/** Of free text the beginning is kept; every other cell says one thing, and is refused where it is a page. */
const FREE_TEXT: ReadonlySet<string> = new Set(['ignore', 'narrative', 'remarks']);
function refusePages(row: RowValues, findings: Findings): void {
  for (const field of REPORT_FIELDS) {
    if (FREE_TEXT.has(field)) continue;
    const text = row.text(field);
    if (text.length > TEXT_LIMITS.cell)
      findings.refuse(
        field,
        text,
        'too_long',
        `The cell has ${text.length} characters; ${TEXT_LIMITS.cell} are read here. Write what it says shorter, or map the column to the narrative.`,
      );
  }
}

/** Interprets one row. Either the report, or why the row is refused. */
export function interpretReport(mapping: Mapping, row: RowValues, resolvers: Resolvers): Interpretation {
  const findings = new Findings(row);
  refusePages(row, findings);
  if (findings.refusals.length > 0) return { report: null, refusals: findings.refusals, unknown: [] };
  const occurred = readPeriod(mapping, row, findings);
  const receivedOn = readReceived(mapping, row, findings);
  refuseFuture(row, findings, resolvers, { occurred: occurred.from, received: receivedOn });
  refuseElsewhere(row, findings, resolvers);
  const { forms, count } = readForms(mapping, row, findings);
  const circumstances = readCircumstances(mapping, row, findings);
  const place = readPlace(row, resolvers);
  const [latitude, longitude] = readCoordinates(row, findings);
  const parties = readParties(mapping, row, resolvers, occurred.from);
  const sourceType = readSourceType(mapping, row, findings);
  const survivors = readSurvivors(mapping, row, findings, count);
  const statedVerification = readStatedVerification(mapping, row, findings);
  for (const name of parties.unresolved) findings.unknownValue('party', name);
  const { refusals, unknown } = findings;
  if (refusals.length > 0) return { report: null, refusals, unknown };
  const placeText = placeTextOf(row);
  if (place.note) findings.warn('place_read', place.note);
  else if (placeText && place.precision === 'country')
    findings.warn('place_unknown', `Place “${placeText}” is not in the gazetteer; kept as text.`);
  const text = (field: string, limit: number): string | null => row.text(field).slice(0, limit) || null;
  return {
    refusals: [],
    unknown,
    report: {
      key: text('key', 200),
      survivorKey: text('survivorKey', 200),
      occurred,
      receivedOn,
      place,
      placeText: placeText.slice(0, 500) || null,
      latitude,
      longitude,
      forms,
      circumstances,
      partyIds: parties.ids,
      partyText: parties.text,
      unresolvedParties: parties.unresolved,
      sourceType,
      ...readGrades(row),
      statedVerification,
      consent: readConsent(row),
      survivors,
      narrative: text('narrative', 20_000),
      remarks: text('remarks', 2_000),
      office: text('office', 200),
      warnings: findings.warnings,
    },
  };
}
