/** From a row of a log to a report: what is certain is taken, what is not is refused with its reason, nothing is invented. */
import { parsePeriod } from '../incidents/parse-period.ts';
import { type DatePrecision, isoDate, type Period, UNKNOWN_PERIOD, widen } from '../incidents/period.ts';
import type { SurvivorLine } from '../incidents/schema.ts';
import { asciiDigits, fold } from '../language/fold.ts';
import { isOtherAct, isUnidentifiedParty, LEXICON, type LexiconName, lookUp, parseAges } from './lexicon.ts';
import type { Mapping } from './mapping.ts';
import { isUnspecified, parseCount } from './reports/counts.ts';

export interface Refusal {
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly reason: string;
}
export interface PlaceMatch {
  readonly placeId: string | null;
  readonly adm1Id: string | null;
  readonly precision: string;
}
export interface Resolvers {
  place(parts: {
    text: string;
    settlement: string;
    adm3: string;
    adm2: string;
    adm1: string;
    pcode: string;
  }): PlaceMatch;
  party(name: string): string | null;
  readonly unidentifiedPartyId: string | null;
}
export interface RowValues {
  readonly number: number;
  text(field: string): string;
  date(field: string): string | null;
  column(field: string): string | null;
}
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
  readonly warnings: ReadonlyArray<{ code: string; text: string }>;
}

class Collector {
  readonly refusals: Refusal[] = [];
  readonly warnings: Array<{ code: string; text: string }> = [];
  readonly row: RowValues;
  constructor(row: RowValues) {
    this.row = row;
  }
  refuse(field: string, value: string, code: string, reason: string): void {
    this.refusals.push({
      row: this.row.number,
      column: this.row.column(field),
      value: value.slice(0, 200),
      code,
      reason,
    });
  }
  warn(code: string, text: string): void {
    this.warnings.push({ code, text });
  }
}

/** The term of a cell by the mapping's own values first, then the lexicon. */
function termOf(mapping: Mapping, field: string, list: LexiconName, raw: string): string | undefined {
  const own = mapping.values[field];
  if (own) {
    const folded = fold(raw);
    for (const [from, to] of Object.entries(own)) if (fold(from) === folded) return to;
  }
  return lookUp(list, raw);
}

function readForms(
  mapping: Mapping,
  raw: string,
  collector: Collector,
): { forms: string[]; count: number | null } {
  let count: number | null = null;
  const forms = new Set<string>();
  const text = asciiDigits(raw).replace(
    /[([]?\s*[x×*]\s*(\d{1,3})\s*[)\]]?|\b(\d{1,3})\s*[x×]\s+/gi,
    (_, a, b) => {
      count = (count ?? 0) + Number(a ?? b);
      return ' ';
    },
  );
  const whole = termOf(mapping, 'forms', 'form', text);
  if (whole) return { forms: [whole], count };
  for (const part of splitForms(
    text,
    (piece) => termOf(mapping, 'forms', 'form', piece) !== undefined || isOtherAct(piece),
  )) {
    const code = termOf(mapping, 'forms', 'form', part);
    if (code) forms.add(code);
    else if (isOtherAct(part))
      collector.warn(
        'other_act',
        `“${part}” is not a form of sexual violence; it stays in the original row.`,
      );
    else {
      collector.refuse(
        'forms',
        raw,
        'unknown_form',
        `“${part}” is not a known form of sexual violence. Map it to a term, or correct it.`,
      );
      return { forms: [], count };
    }
  }
  return { forms: [...forms], count };
}
const LIST_SEPARATORS = /[;,|\n،؛]/;
const WEAK_SEPARATORS = /[+/&]|\band\b|\bet\b|\by\b|\s-\s|(?<=\s)و(?=\S{3,})/;
/** Splits a cell at commas first; what is still unknown at "/", "and" and the like, then at spaces where all words are codes. */
function splitForms(text: string, known: (piece: string) => boolean): string[] {
  const tidy = (piece: string): string => piece.trim().replace(/^[-•]\s*/, '');
  const full = (piece: string): boolean => piece !== '' && !/^[()[\]]+$/.test(piece);
  return text
    .split(LIST_SEPARATORS)
    .map(tidy)
    .filter(full)
    .flatMap((part) => {
      if (known(part)) return [part];
      const words = part.split(/\s+/);
      if (words.length > 1 && words.every((word) => LEXICON.form.has(word))) return words;
      const bare = part.replace(/\s*\([^)]*\)\s*/g, ' ').trim();
      if (bare !== '' && known(bare)) return [bare];
      return part.split(WEAK_SEPARATORS).map(tidy).filter(full);
    });
}

function readPeriod(mapping: Mapping, row: RowValues, collector: Collector): Period {
  const stated = row.text('occurredPrecision');
  if (row.column('year')) return readYearMonthDay(row, collector);
  const given = row.date('occurred');
  const raw = row.text('occurred');
  const parsed = given ? parsePeriod(given, 'ymd') : parsePeriod(raw, mapping.dateOrder);
  if (!parsed) {
    collector.refuse(
      'occurred',
      raw,
      'date_unreadable',
      `“${raw}” cannot be read as a date. Write it as YYYY-MM-DD, a month such as Aug 2016, or “unknown”.`,
    );
    return UNKNOWN_PERIOD;
  }
  const end =
    row.date('occurredEnd') ??
    (row.text('occurredEnd') ? (parsePeriod(row.text('occurredEnd'), mapping.dateOrder)?.to ?? null) : null);
  if (end && parsed.from && end > parsed.from) {
    const days = (Date.parse(end) - Date.parse(parsed.from)) / 86_400_000;
    return {
      from: parsed.from,
      to: end,
      precision: days <= 7 ? 'week' : days <= 31 ? 'month' : days <= 92 ? 'quarter' : 'year',
    };
  }
  return stated && parsed.from && parsed.precision === 'exact'
    ? widen(parsed.from, precisionOf(mapping, stated))
    : parsed;
}
function precisionOf(mapping: Mapping, stated: string): DatePrecision {
  const own = Object.entries(mapping.values['occurredPrecision'] ?? {}).find(
    ([from]) => fold(from) === fold(stated),
  )?.[1];
  const text = fold(own ?? stated);
  if (/week|semaine|أسبوع|اسبوع/.test(text)) return 'week';
  if (/month|mois|شهر/.test(text)) return 'month';
  if (/quarter|trimestre/.test(text)) return 'quarter';
  if (/year|annee|سنة/.test(text)) return 'year';
  return 'exact';
}
function readYearMonthDay(row: RowValues, collector: Collector): Period {
  const [y, m, d] = ['year', 'month', 'day'].map((field) => Number(parseCount(row.text(field)) ?? 0));
  if (!y) return UNKNOWN_PERIOD;
  const period = parsePeriod(isoDate(y, m ?? 0, d ?? 0), 'ymd');
  if (!period)
    collector.refuse('day', `${y}-${m}-${d}`, 'date_unreadable', `There is no day ${y}-${m}-${d}.`);
  return period ?? UNKNOWN_PERIOD;
}

function readSurvivors(
  mapping: Mapping,
  row: RowValues,
  collector: Collector,
  countInText: number | null,
): SurvivorLine[] {
  const displacementRaw = row.text('displacement');
  let displacement =
    displacementRaw === '' ? 'unknown' : termOf(mapping, 'displacement', 'displacement', displacementRaw);
  if (displacement === undefined) {
    collector.warn(
      'unknown_displacement',
      `Displacement “${displacementRaw}” is not known; kept as unknown.`,
    );
    displacement = 'unknown';
  }
  const line = (sex: string, ageBand: string, count: number, countKnown = true): SurvivorLine => ({
    key: row.text('survivorKey') || null,
    sex,
    ageBand,
    displacement,
    count,
    countKnown,
  });
  const number = (field: string): number | null => {
    const raw = row.text(field);
    if (raw === '' || isUnspecified(raw)) return null;
    const value = parseCount(raw);
    if (value === null || value > 100_000) {
      collector.refuse(field, raw, 'count_unreadable', `“${raw}” is not a whole number of survivors.`);
      return null;
    }
    return value;
  };
  const ageRaw = row.text('age');
  const bands = parseAges(ageRaw);
  if (bands === null) collector.warn('unknown_age', `Age “${ageRaw}” cannot be read; kept as unknown.`);
  const ages = bands ?? ['unknown'];

  const split: Array<[string, string, number]> = [];
  for (const [field, sex, band] of [
    ['femaleAdult', 'female', 'adult'],
    ['femaleMinor', 'female', 'minor'],
    ['maleAdult', 'male', 'adult'],
    ['maleMinor', 'male', 'minor'],
    ['female', 'female', ''],
    ['male', 'male', ''],
  ] as const) {
    const value = row.column(field) ? number(field) : null;
    if (value) split.push([sex, band, value]);
  }
  if (split.length > 0) {
    const total = split.reduce((sum, [, , value]) => sum + value, 0);
    if (countInText !== null && countInText !== total)
      collector.warn(
        'counts_differ',
        `The text says ${countInText}, the columns say ${total} survivors; the columns were taken.`,
      );
    return split.flatMap(([sex, band, value]) =>
      band ? [line(sex, band, value)] : distribute(ages, value).map(([age, count]) => line(sex, age, count)),
    );
  }
  const sexRaw = row.text('sex');
  let sex = sexRaw === '' ? 'unknown' : termOf(mapping, 'sex', 'sex', sexRaw);
  if (sex === undefined) {
    const parts = new Set(
      sexRaw
        .split(/[,;/&+]/)
        .map((part) => termOf(mapping, 'sex', 'sex', part))
        .filter((code) => code !== undefined),
    );
    if (parts.size === 0) collector.warn('unknown_sex', `Sex “${sexRaw}” is not known; kept as unknown.`);
    sex = parts.size === 1 ? ([...parts][0] ?? 'unknown') : 'unknown';
  }
  const stated = number('count') ?? countInText;
  if (stated === 0) {
    collector.refuse(
      'count',
      row.text('count'),
      'count_zero',
      'A report of no survivor cannot be counted. Correct the number, or leave it empty where it is not known.',
    );
    return [];
  }
  const known = stated !== null || row.text('survivorKey') !== '';
  const count = stated ?? Math.max(1, ages.length);
  return distribute(ages, count).map(([age, share]) =>
    line(sex ?? 'unknown', age, share, known || ages.length > 1),
  );
}

/** Ages to survivors: one each where the numbers agree; one band for all where it is the only one; otherwise unknown. */
function distribute(ages: readonly string[], count: number): Array<[string, number]> {
  const distinct = [...new Set(ages)];
  if (distinct.length === 1) return [[distinct[0] ?? 'unknown', count]];
  if (ages.length === count) return distinct.map((band) => [band, ages.filter((age) => age === band).length]);
  if (distinct.every((band) => ['0-11', '12-17', 'minor'].includes(band))) return [['minor', count]];
  if (distinct.every((band) => ['18-24', '25-49', '50+', 'adult'].includes(band))) return [['adult', count]];
  return [['unknown', count]];
}

function readParties(
  row: RowValues,
  mapping: Mapping,
  resolvers: Resolvers,
): { ids: string[]; text: string | null; unresolved: string[] } {
  const raw = row.text('party');
  if (raw === '')
    return {
      ids: resolvers.unidentifiedPartyId && row.column('party') ? [resolvers.unidentifiedPartyId] : [],
      text: null,
      unresolved: [],
    };
  const ids = new Set<string>();
  const unresolved: string[] = [];
  const resolve = (name: string): boolean => {
    const own = Object.entries(mapping.values['party'] ?? {}).find(
      ([from]) => fold(from) === fold(name),
    )?.[1];
    const cleaned = (own ?? name)
      .replace(/\s*\((?:to be confirmed|tbc|a confirmer|suspected|alleged|presume)[^)]*\)\s*/i, '')
      .trim();
    const id = isUnidentifiedParty(cleaned) ? resolvers.unidentifiedPartyId : resolvers.party(cleaned);
    if (id) ids.add(id);
    return id !== null;
  };
  if (!resolve(raw)) {
    const parts = raw
      .split(/[;,/&+\n،؛]|\band\b|\bet\b/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    for (const part of parts) if (!resolve(part)) unresolved.push(part);
  }
  return { ids: [...ids], text: raw.slice(0, 500), unresolved };
}

function readCoordinates(row: RowValues, collector: Collector): [number | null, number | null] {
  const gps = row
    .text('gps')
    .split(/[\s,;]+/)
    .map(Number);
  const [latitude, longitude] =
    row.text('gps') !== ''
      ? [gps[0] ?? Number.NaN, gps[1] ?? Number.NaN]
      : [row.text('latitude'), row.text('longitude')].map((text) =>
          text === '' ? Number.NaN : Number(asciiDigits(text).replace(',', '.')),
        );
  if (latitude === undefined || longitude === undefined || Number.isNaN(latitude) || Number.isNaN(longitude))
    return [null, null];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    collector.warn('coordinates_impossible', 'Coordinates outside the globe were left out.');
    return [null, null];
  }
  return [latitude, longitude];
}

/** Interprets one row. Either the report, or why the row is refused. */
export function interpretReport(
  mapping: Mapping,
  row: RowValues,
  resolvers: Resolvers,
): { report: InterpretedReport | null; refusals: readonly Refusal[] } {
  const collector = new Collector(row);
  const occurred = readPeriod(mapping, row, collector);
  const receivedGiven = row.date('received');
  const receivedRaw = row.text('received');
  const received =
    receivedGiven ??
    (receivedRaw
      ? (parsePeriod(receivedRaw.replace(/^(\d{4}-\d{2}-\d{2})T.*/, '$1'), mapping.dateOrder)?.to ?? null)
      : null);
  if (receivedRaw && !received && !isUnspecified(receivedRaw))
    collector.warn('received_unreadable', `Date received “${receivedRaw}” cannot be read; left empty.`);
  const formsRaw = row.text('forms');
  const read = formsRaw === '' ? { forms: [], count: null } : readForms(mapping, formsRaw, collector);
  if (read.forms.length === 0 && collector.refusals.length === 0 && row.column('forms')) {
    collector.refuse(
      'forms',
      formsRaw,
      formsRaw === '' ? 'form_missing' : 'unknown_form',
      'The form of sexual violence is missing. Say which, or “other”.',
    );
  }
  const circumstances = new Set<string>();
  const circumstanceRaw = row.text('circumstances');
  if (circumstanceRaw) {
    const whole = termOf(mapping, 'circumstances', 'circumstance', circumstanceRaw);
    const codes = whole
      ? [whole]
      : circumstanceRaw
          .split(/[,;/،]/)
          .map((part) => termOf(mapping, 'circumstances', 'circumstance', part.trim()));
    for (const code of codes) circumstances.add(code ?? 'other');
  }
  const place = resolvers.place({
    text: row.text('place'),
    settlement: row.text('settlement'),
    adm3: row.text('adm3'),
    adm2: row.text('adm2'),
    adm1: row.text('adm1'),
    pcode: row.text('pcode'),
  });
  const [latitude, longitude] = readCoordinates(row, collector);
  const parties = readParties(row, mapping, resolvers);
  const sourceRaw = row.text('sourceType');
  const sourceType = sourceRaw === '' ? 'other' : termOf(mapping, 'sourceType', 'sourceType', sourceRaw);
  if (sourceType === undefined)
    collector.warn('unknown_source', `Source “${sourceRaw}” is not known; kept as other.`);
  const consent = ['consentReferral', 'consentReporting', 'consentAccountability', 'consentAdvocacy'].map(
    (field) => {
      const answer = lookUp('consent', row.text(field));
      return answer === 'yes' ? true : answer === 'no' ? false : null;
    },
  );
  const survivors = readSurvivors(mapping, row, collector, read.count);
  const placeText = [row.text('place'), row.text('settlement'), row.text('adm2'), row.text('adm1')]
    .filter((text) => text !== '')
    .join(', ');
  if (collector.refusals.length > 0) return { report: null, refusals: collector.refusals };
  const optional = (field: string, limit: number): string | null => row.text(field).slice(0, limit) || null;
  return {
    refusals: [],
    report: {
      key: row.text('key').slice(0, 200) || null,
      survivorKey: optional('survivorKey', 200),
      occurred,
      receivedOn: received,
      place,
      placeText: placeText.slice(0, 500) || null,
      latitude,
      longitude,
      forms: read.forms,
      circumstances: [...circumstances],
      partyIds: parties.ids,
      partyText: parties.text,
      unresolvedParties: parties.unresolved,
      sourceType: sourceType ?? 'other',
      reliability: /^[a-f]$/i.test(row.text('reliability')) ? row.text('reliability').toUpperCase() : null,
      credibility: /^[1-6]$/.test(row.text('credibility')) ? row.text('credibility') : null,
      statedVerification: row.text('statedVerification')
        ? (lookUp('statedVerification', row.text('statedVerification')) ?? null)
        : null,
      consent,
      survivors,
      narrative: optional('narrative', 20_000),
      remarks: optional('remarks', 2_000),
      office: optional('office', 200),
      warnings: [
        ...collector.warnings,
        ...(placeText && place.precision === 'country'
          ? [{ code: 'place_unknown', text: `Place “${placeText}” is not in the gazetteer; kept as text.` }]
          : []),
      ],
    },
  };
}
