/** Survivors of a row: lines of one sex, age band and displacement with a number, as the row states them. */
import type { SurvivorLine } from '../../incidents/schema.ts';
import { isNotStated, lookUp, lookUpWithin } from '../lexicon.ts';
import type { Mapping } from '../mapping.ts';
import { distribute, isWithin, parseAges } from './ages.ts';
import { isUnspecified, parseCount } from './counts.ts';
import { parseAgeSex, parsePeople, type People } from './people.ts';
import type { Findings, RowValues } from './row.ts';
import { termOf } from './terms.ts';

/**
 * The lines of survivors. Columns of women, men, girls and boys come before a number and a sex; they before a
 * number in the text of the forms. A number that nobody stated is the ages named, or one, and said not to be known.
 * @param countInText the number that the text of the forms says, or null
 */
export function readSurvivors(
  mapping: Mapping,
  row: RowValues,
  findings: Findings,
  countInText: number | null,
): SurvivorLine[] {
  const displacement = readDisplacement(mapping, row, findings);
  const key = row.text('survivorKey') || null;
  const line = (sex: string, ageBand: string, count: number, countKnown = true): SurvivorLine => ({
    key,
    sex,
    ageBand,
    displacement,
    count,
    countKnown,
  });
  const alone = soleSurvivor(row);
  const both = alone ?? readAgeSex(row, findings);
  const ages = both?.ages ?? readAges(row, findings);
  const columns = readCountColumns(row, findings);
  if (columns.length === 0 && saysNone(row, findings)) return [];
  if (columns.length > 0) {
    const total = columns.reduce((sum, { count }) => sum + count, 0);
    const all = parseCount(row.text('count')) ?? countInText;
    if (all !== null && all !== total)
      findings.warn(
        'counts_differ',
        `The ${all === countInText ? 'text' : 'number of all'} says ${all}, the columns say ${total} survivors; the columns were taken. Say which is right.`,
      );
    // An age says more than “women” does, where one column counts and the age is of its people.
    const finer = (band: string): boolean => columns.length === 1 && ages.every((age) => isWithin(age, band));
    return columns.flatMap(({ sex, band, count }) =>
      band && !finer(band)
        ? [line(sex, band, count)]
        : distribute(ages, count).map(([age, share]) => line(sex, age, share)),
    );
  }
  const sex = both?.sex ?? readSex(mapping, row, findings);
  const people = peopleOf(row.text('count'));
  if (people) return people.flatMap((some) => linesOf(some, { sex, ages }, people.length === 1, line));
  const stated = (alone ? alone.ages.length : readNumber(row, findings, 'count')) ?? countInText;
  if (stated === 0) {
    refuseZero(findings, 'count', row.text('count'));
    return [];
  }
  const known = stated !== null || key !== null || ages.length > 1;
  return distribute(ages, stated ?? Math.max(1, ages.length)).map(([age, share]) =>
    line(sex, age, share, known),
  );
}

/** “F 25” where survivors are counted is one person with her sex and age; “2F” is none, for that is a number. */
function soleSurvivor(row: RowValues): ReturnType<typeof parseAgeSex> {
  const raw = row.text('count');
  return row.text('ageSex') === '' && /^\s*\p{L}/u.test(raw) && parsePeople(raw) === null
    ? parseAgeSex(raw)
    : null;
}

/** Who is counted in words, where the words say more than a number does. */
function peopleOf(raw: string): readonly People[] | null {
  const people = /\p{L}/u.test(raw) ? parsePeople(raw) : null;
  const more = people?.some(({ sex, band, ages }) => sex !== 'unknown' || band !== null || ages.length > 0);
  return people && (more || people.length > 1) ? people : null;
}

type Line = (sex: string, ageBand: string, count: number, countKnown?: boolean) => SurvivorLine;
/**
 * People whom the cell of the number tells of in words. Sex and age of the row's own columns stand where it tells of one
 * kind of people only, and where the words do not say them.
 */
function linesOf(
  { sex, band, count, ages }: People,
  row: { readonly sex: string; readonly ages: readonly string[] },
  alone: boolean,
  line: Line,
): SurvivorLine[] {
  const ofRow = alone && row.ages.some((age) => age !== 'unknown') ? row.ages : [];
  const bands = [ages, ofRow, band === null ? ['unknown'] : [band]].find((list) => list.length > 0) ?? [];
  const who = sex === 'unknown' ? row.sex : sex;
  return distribute(bands, count ?? Math.max(1, ages.length)).map(([age, share]) =>
    line(who, age, share, count !== null),
  );
}

/** Age and sex out of one column of both; null where there is none or it cannot be read, which is said. */
function readAgeSex(row: RowValues, findings: Findings): ReturnType<typeof parseAgeSex> {
  const raw = row.text('ageSex');
  if (raw === '' || isNotStated(raw)) return null;
  const read = parseAgeSex(raw);
  if (read) return read;
  const [sex, ages] = [lookUp('sex', raw), parseAges(raw)];
  if (sex === undefined && ages === null)
    findings.warn('unknown_age', `“${raw}” cannot be read as an age and a sex; both are kept as unknown.`);
  return { sex: sex ?? 'unknown', ages: ages ?? ['unknown'] };
}

/**
 * Whether every column that counts says none, and no other number is stated: a person is asked, and nobody is counted.
 * Where one of them is empty, its number is not stated: that is asked too, and one survivor stands for it.
 */
function saysNone(row: RowValues, findings: Findings): boolean {
  const cells = COUNT_COLUMNS.filter(({ field }) => row.column(field)).map(({ field }) => row.text(field));
  const zero = cells.find((cell) => parseCount(cell) === 0);
  if (zero === undefined || row.text('count') !== '') return false;
  const all = cells.every((cell) => parseCount(cell) === 0);
  findings.warn(
    'counts_zero',
    all
      ? `All columns that count survivors say “${zero}”: no survivor was recorded. Say how many there are.`
      : `The columns that count survivors say “${zero}” or nothing: one whose number is not known was recorded. Say how many there are.`,
  );
  return all;
}

function refuseZero(findings: Findings, field: string, raw: string): void {
  findings.refuse(
    field,
    raw,
    'count_zero',
    'A report of no survivor cannot be counted. Correct the number, or leave it empty where it is not known.',
  );
}

/** A number of survivors; null where the cell is empty or says that nobody knows, and, refused, where it is none. */
function readNumber(row: RowValues, findings: Findings, field: string): number | null {
  const raw = row.text(field);
  if (raw === '' || isNotStated(raw)) return null;
  if (isUnspecified(raw)) {
    findings.warn(
      'count_unstated',
      `“${raw}” does not say how many survivors; counted as one whose number is not known.`,
    );
    return null;
  }
  // “No”, “non” or “N” under “men” is none of them.
  const none = field !== 'count' && lookUp('consent', raw) === 'no';
  const value = none ? 0 : parseCount(raw);
  if (value === null || value > 100_000) {
    findings.refuse(field, raw, 'count_unreadable', `“${raw}” is not a whole number of survivors.`);
    return null;
  }
  return value;
}

/** The columns that count one sex, and those that count one sex of one age band. */
const COUNT_COLUMNS = [
  { field: 'femaleAdult', sex: 'female', band: 'adult' },
  { field: 'femaleMinor', sex: 'female', band: 'minor' },
  { field: 'maleAdult', sex: 'male', band: 'adult' },
  { field: 'maleMinor', sex: 'male', band: 'minor' },
  { field: 'female', sex: 'female', band: null },
  { field: 'male', sex: 'male', band: null },
] as const;
function readCountColumns(
  row: RowValues,
  findings: Findings,
): Array<{ sex: string; band: string | null; count: number }> {
  return COUNT_COLUMNS.flatMap(({ field, sex, band }) => {
    const count = row.column(field) ? readNumber(row, findings, field) : null;
    return count ? [{ sex, band, count }] : [];
  });
}

function readDisplacement(mapping: Mapping, row: RowValues, findings: Findings): string {
  const raw = row.text('displacement');
  if (raw === '' || isNotStated(raw)) return 'unknown';
  const term = termOf(mapping, 'displacement', 'displacement', raw);
  if (term === undefined) {
    findings.unknownValue('displacement', raw);
    findings.warn('unknown_displacement', `Displacement “${raw}” is not known; kept as unknown.`);
  }
  return term ?? 'unknown';
}

function readAges(row: RowValues, findings: Findings): readonly string[] {
  const raw = row.text('age');
  if (isNotStated(raw)) return ['unknown'];
  const within = lookUpWithin('ageBand', raw);
  const bands = parseAges(raw) ?? (within ? [within] : null);
  if (bands === null) findings.warn('unknown_age', `Age “${raw}” cannot be read; kept as unknown.`);
  return bands ?? ['unknown'];
}

/** The sex that a cell names; unknown where it names two, for the number of each is not stated. */
function readSex(mapping: Mapping, row: RowValues, findings: Findings): string {
  const raw = row.text('sex');
  if (raw === '') return 'unknown';
  const whole = termOf(mapping, 'sex', 'sex', raw);
  if (whole !== undefined) return whole;
  const [first, ...others] = new Set(
    raw
      .split(/[,;/&+]/)
      .map((part) => termOf(mapping, 'sex', 'sex', part))
      .filter((code) => code !== undefined),
  );
  if (first === undefined) {
    findings.unknownValue('sex', raw);
    findings.warn('unknown_sex', `Sex “${raw}” is not known; kept as unknown.`);
  }
  return first !== undefined && others.length === 0 ? first : 'unknown';
}
