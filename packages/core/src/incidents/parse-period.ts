/** Dates as people write them in four languages, with the precision that their words carry. */
import { TEXT_LIMITS } from '../language/text-limits.ts';
import { fold } from '../language/fold.ts';
import { meaningsOf, wordsOf } from '../language/words.ts';
import { monthOfAnyLanguage } from './month-names.ts';
import { parseRange } from './parse-range.ts';
import {
  day,
  fromSerial,
  isoDate,
  lastDay,
  monthPeriod,
  type Period,
  quarterPeriod,
  UNKNOWN_PERIOD,
  validDay,
  widen,
  yearPeriod,
} from './period.ts';

const withoutEnd = (text: string): string => text.replace(/[.,;]+$/, '').trim();
/** A month's name of two words, as in the Levant, is looked up as one. */
const asOneWord = (name: string): string => fold(name).replaceAll(' ', '_');
const MONTHS = meaningsOf((words) => words.dates.months, asOneWord);
const TWO_WORD_MONTHS = [...MONTHS.keys()].filter((name) => name.includes('_'));
const UNKNOWN = wordsOf(
  (words) => [...words.dates.unknown, ...words.notStated.filter((word) => /\p{L}/u.test(word))],
  (word) => withoutEnd(fold(word)),
);
const PARTS = meaningsOf(({ dates: { early, middle, late } }) => ({ early, middle, late }));
const WEEK = wordsOf((words) => words.dates.week);
const ABOUT = wordsOf((words) => words.dates.about);
const WEEKDAYS = wordsOf((words) => words.dates.weekdays);

const year = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** Whether 3/4/2016 is the third of April, the fourth of March, or unreadable. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * Reads a date as people write it, keeping the precision that the words carry. Null means that the text
 * could not be read; "unknown" is read, as an unknown period. Nothing is invented: "Sep-16" is the month.
 * @param order which comes first where all parts are numbers, e.g. 3/7/2016
 */
export function parsePeriod(raw: string, order: DayOrder = 'dmy'): Period | null {
  if (raw.length > TEXT_LIMITS.date) return null;
  const whole = parseSingle(raw, order);
  // “24/08/2016” with the month first is no day, and not the days from the 24th to the end of August.
  if (whole || ONE_DAY.test(fold(raw))) return whole;
  return parseRange(raw, (part) => parseSingle(part, order));
}
const ONE_DAY = /^(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})$/;

/** One date; null where the text is none, or two. */
function parseSingle(raw: string, order: DayOrder): Period | null {
  let text = withoutEnd(fold(raw).replace(/^(le|on|the|el|يوم|في|بتاريخ|date:)\s+/, ''));
  for (const name of TWO_WORD_MONTHS) text = text.replaceAll(name.replaceAll('_', ' '), name);
  if (text === '' || UNKNOWN.has(withoutEnd(text)) || /^[?\-…/]+$/.test(text)) return UNKNOWN_PERIOD;
  const numbers = parseNumbers(text, order);
  return numbers === undefined ? parseWithMonthName(text) : numbers;
}

/** A date of numbers alone: null where the calendar has no such day, undefined where the text is not one. */
function parseNumbers(text: string, order: DayOrder): Period | null | undefined {
  let m = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (m) {
    const [y, mo, d] = [Number(m[1]), Number(m[2]), Number(m[3])];
    if (mo === 0) return yearPeriod(y);
    if (d === 0) return monthPeriod(y, mo);
    return day(y, mo, d);
  }
  m = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?$/.exec(text);
  if (m) {
    const [a, b, y] = [Number(m[1]), Number(m[2]), year(m[3] ?? '')];
    if (a === 0 && b === 0) return yearPeriod(y);
    if (order === 'mdy') return b === 0 ? monthPeriod(y, a) : day(y, a, b);
    return a === 0 ? monthPeriod(y, b) : day(y, b, a);
  }
  m = /^(\d{4})$/.exec(text);
  if (m) return yearPeriod(Number(m[1]));
  // The number under which a spreadsheet keeps a day of 2000 to 2050, where its cell has lost the look of one.
  m = /^(\d{5})(?:\.\d+)?$/.exec(text);
  if (m && Number(m[1]) >= 36_526 && Number(m[1]) < 54_789) return fromSerial(Number(m[1]));
  m = /^(\d{4})[-/.](\d{1,2})$/.exec(text);
  if (m) return monthPeriod(Number(m[1]), Number(m[2]));
  m = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (m) return monthPeriod(Number(m[2]), Number(m[1]));
  m = /^(?:(\d{4})[- /]?)?(?:q|t|quarter|trimestre)\s?([1-4])(?:[- /](\d{4}))?$/.exec(text);
  if (m && (m[1] || m[3])) return quarterPeriod(Number(m[1] ?? m[3]), Number(m[2]));
  m = /^(?:(\d)(?:er|e|eme|st|nd|rd|th)? (?:trimestre|quarter)) (?:of |de )?(\d{4})$/.exec(text);
  return m ? quarterPeriod(Number(m[2]), Number(m[1])) : undefined;
}

type Part = 'early' | 'middle' | 'late';
/** Days of "early", "mid" and "late" in a month: stated as a week, never as a day. */
function partOfMonth(part: Part, y: number, m: number): Period | null {
  if (!validDay(y, m, 1)) return null;
  const [from, to] = {
    early: [1, 10] as const,
    middle: [11, 20] as const,
    late: [21, lastDay(y, m)] as const,
  }[part];
  return { from: isoDate(y, m, from), to: isoDate(y, m, to), precision: 'week' };
}

/** What the words of a date with a month's name say. */
interface Said {
  month?: string;
  part?: Part;
  week: boolean;
  about: boolean;
  readonly numbers: string[];
}
function monthOf(word: string): string | undefined {
  const taught = MONTHS.get(word) ?? MONTHS.get(word.replace(/^ال/, ''));
  if (taught || word.length < 3 || PARTS.has(word) || WEEK.has(word) || ABOUT.has(word) || WEEKDAYS.has(word))
    return taught;
  return monthOfAnyLanguage(word)?.toString();
}
/** Takes one word into account; false where it has no place in a date, or names a second month. */
function take(said: Said, word: string): boolean {
  const month = monthOf(word);
  const part = PARTS.get(word);
  if (month) {
    if (said.month && said.month !== month) return false;
    said.month = month;
  } else if (/^\d{1,4}(er|st|nd|rd|th)?$/.test(word)) said.numbers.push(word.replace(/\D/g, ''));
  else if (part) said.part = part;
  else if (WEEK.has(word)) said.week = true;
  else if (ABOUT.has(word)) said.about = true;
  else return WEEKDAYS.has(word);
  return true;
}

function parseWithMonthName(text: string): Period | null {
  const words = text
    .replace(/\b(of|de|du|del|d'|the|من|شهر)\b/g, ' ')
    .replace(/[-/.,]+/g, ' ')
    .split(/\s+/)
    .filter((w) => w && w !== 'من' && w !== 'شهر');
  const said: Said = { week: false, about: false, numbers: [] };
  if (!words.every((word) => take(said, word)) || !said.month) return null;
  const { numbers, part } = said;
  const month = Number(said.month);
  const yearText = numbers.find((n) => n.length === 4) ?? numbers.at(-1);
  if (!yearText || yearText.length === 3 || yearText.length === 1) return null;
  const rest = numbers.filter((n) => n !== yearText);
  // Two days and a month are a range, which is read as one.
  if (rest.length > 1) return null;
  const y = year(yearText);
  if (part) return partOfMonth(part, y, month);
  if (rest.length === 0 && numbers.length <= 1) return said.week ? null : monthPeriod(y, month);
  const found = day(y, month, Number(rest[0] ?? numbers[0]));
  if (!found?.from) return null;
  return said.week || said.about ? widen(found.from, 'week') : found;
}
