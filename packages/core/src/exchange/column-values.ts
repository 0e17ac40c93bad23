/** What a column may mean by its values alone: dates, small numbers, ages, sexes, answers, places, parties, and words that the lists know. */
import { parsePeriod } from '../incidents/parse-period.ts';
import { fold } from '../language/fold.ts';
import { isNotStated, isUnidentifiedParty, lookUp, type LexiconName, lookUpWithin } from './lexicon.ts';
import type { MappedField } from './mapped-values.ts';
import type { ReportField } from './mapping-fields.ts';
import { parseAges } from './reports/ages.ts';
import { isUnspecified, parseCount } from './reports/counts.ts';
import { formInWords } from './reports/forms-in-words.ts';
import { parseAgeSex, parsePeople } from './reports/people.ts';

/** What only the house can say of a value: whether the gazetteer or the parties of a mission know it. */
export interface Known {
  /** The level of the place of that name; null where there is none. */
  placeLevel(text: string): string | null;
  isParty(text: string): boolean;
  /** Whether a person said of an earlier log what this spelling means in the field. */
  isSaid?(field: MappedField, text: string): boolean;
}

/** How well values fit a field: 1 all of them, 0 nothing is known, -1 they cannot be it. */
export type Evidence = Partial<Record<ReportField, number>>;

const share = (values: readonly string[], fits: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(fits).length / values.length;
const isDate = (value: string): boolean =>
  /\p{N}/u.test(value) &&
  parseCount(value) === null &&
  (['dmy', 'mdy'] as const).some((order) => parsePeriod(value, order)?.from);
const isAge = (value: string): boolean => {
  const bands = parseAges(value);
  return bands !== null && !bands.includes('unknown');
};
const knows =
  (list: LexiconName) =>
  (value: string): boolean => {
    const code =
      list === 'sourceType'
        ? lookUpWithin(list, value)
        : (lookUp(list, value.replace(/[([]?\s*[x×]\s*\d+\s*[)\]]?/i, '')) ??
          (list === 'form' ? formInWords(value) : undefined));
    return code !== undefined && code !== 'unknown';
  };
const isAnswer = (value: string): boolean => lookUp('consent', value) !== undefined;

/** Fields whose values can be told from others: there a column that has none of them is not the field. */
const strictly = (part: number): number => (part >= 0.2 ? part : -1);

/**
 * The evidence of a column.
 * @param cells its cells, of any number of rows; empty ones and those that say nothing are passed over
 */
export function evidenceOf(cells: readonly string[], known?: Known): Evidence {
  const stated = cells.filter((cell) => cell !== '' && !isNotStated(cell) && !isUnspecified(cell));
  if (stated.length === 0) return {};
  const distinct = [...new Map(stated.map((cell) => [fold(cell), cell])).values()].slice(0, 300);
  const dates = strictly(share(distinct, isDate));
  const counts = numbersOf(distinct);
  const words = (list: LexiconName, field: MappedField | null = null): number =>
    share(
      distinct,
      (value) => knows(list)(value) || (field !== null && known?.isSaid?.(field, value) === true),
    );
  // “Yes” and “no” answer any question: what else stands in the column says which.
  const other = distinct.filter((value) => !isAnswer(value));
  const besideAnswers = (list: LexiconName): number => {
    if (other.length === 0 || (other.length < 2 && distinct.length > 2)) return 0.4;
    const known = share(other, knows(list));
    return other.length < distinct.length ? Math.max(0, strictly(known)) : strictly(known);
  };
  const unlike = distinct.length / stated.length;
  return {
    occurred: dates,
    occurredEnd: dates,
    received: dates,
    count: counts.whole < 0 ? -1 : counts.small,
    female: counts.whole,
    male: counts.whole,
    femaleAdult: counts.whole,
    femaleMinor: counts.whole,
    maleAdult: counts.whole,
    maleMinor: counts.whole,
    age: ageOf(distinct, counts),
    ageSex: strictly(share(distinct, (value) => parseAgeSex(value) !== null)),
    sex: strictly(words('sex', 'sex')),
    displacement: besideAnswers('displacement'),
    statedVerification: besideAnswers('statedVerification'),
    forms: words('form', 'forms'),
    // “1 girl” is no relative who told it.
    sourceType: counts.whole > 0.5 ? 0 : words('sourceType', 'sourceType'),
    circumstances: words('circumstance') * 0.8,
    ...placesOf(distinct, known),
    party: known ? share(distinct, (value) => known.isParty(value) || isUnidentifiedParty(value)) : 0,
    key: keysOf(distinct, stated.length, unlike, dates),
    narrative: share(distinct, (value) => value.length > 80),
  };
}

/** How many a cell counts, in a number or in words for people; null where it does not count. */
function peopleIn(value: string): number | null {
  const number = parseCount(value);
  const people = number === null ? parsePeople(value) : null;
  // “Women” alone is a sex, and no number of them.
  return people?.every(({ count }) => count !== null)
    ? people.reduce((sum, { count }) => sum + (count ?? 0), 0)
    : number;
}
interface Numbers {
  /** The part that are whole numbers; -1 where too few are. */
  readonly whole: number;
  /** How far they are the small numbers that count survivors. */
  readonly small: number;
  readonly median: number;
  readonly largest: number;
}
function numbersOf(values: readonly string[]): Numbers {
  const numbers = values.map(peopleIn).filter((value) => value !== null);
  const part = numbers.length / values.length;
  const sorted = numbers.toSorted((a, b) => a - b);
  const largest = sorted.at(-1) ?? 0;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return {
    whole: part < 0.3 ? -1 : part,
    small: median <= 5 && largest <= 60 ? part : part * 0.4,
    median,
    largest,
  };
}

/** Numbers that could be ages are counts where they are all small and none has a word or a sign of an age. */
function ageOf(values: readonly string[], numbers: Numbers): number {
  const part = share(values, isAge);
  if (part < 0.2 || numbers.largest > 120) return -1;
  const aged =
    values.some((value) => isAge(value) && parseCount(value) === null) ||
    values.some((value) => /^[~≈<>]/.test(value));
  return numbers.median <= 8 && !aged ? Math.min(0.2, part) : part;
}

function placesOf(values: readonly string[], known: Known | undefined): Evidence {
  if (!known) return {};
  const levels = values.map((value) => known.placeLevel(value));
  const of = (level: string): number => levels.filter((found) => found === level).length / values.length;
  const any = levels.filter((found) => found !== null && found !== 'country').length / values.length;
  const settlement = of('settlement');
  return {
    // A column of nothing but areas is one of areas.
    place: settlement === 0 ? any * 0.9 : any,
    settlement,
    adm1: settlement === 0 ? of('adm1') : of('adm1') * 0.5,
    adm2: settlement === 0 ? of('adm2') * 0.9 : of('adm2') * 0.5,
    country: of('country'),
  };
}

/** Keys differ from row to row and have a digit; what repeats much is none. */
function keysOf(values: readonly string[], rows: number, unlike: number, dates: number): number {
  if (rows >= 8 && unlike < 0.5 && values.length < 300) return -1;
  const keyLike = share(
    values,
    (value) => /\p{N}/u.test(value) && value.length <= 24 && !/\s.*\s/.test(value) && !/^[+(]/.test(value),
  );
  return dates > 0.5 || unlike < 0.95 ? 0 : keyLike;
}

/** Fields that values alone can propose, where no heading says what the column is. */
const BY_VALUES: ReadonlyMap<ReportField, number> = new Map([
  ['occurred', 0.6],
  ['received', 0.6],
  ['count', 0.45],
  ['age', 0.6],
  ['ageSex', 0.6],
  ['sex', 0.75],
  ['displacement', 0.6],
  ['statedVerification', 0.6],
  ['forms', 0.4],
  ['sourceType', 0.3],
  ['place', 0.4],
  ['adm1', 0.6],
  ['adm2', 0.6],
  ['country', 0.75],
  ['party', 0.4],
  ['key', 0.95],
  ['narrative', 0.6],
]);
/** How good the evidence must be for a column without a known heading; undefined where it never suffices. */
export const enoughByValues = (field: ReportField): number | undefined => BY_VALUES.get(field);
