/**
 * Time with its precision: a source that says "mid-August" is kept as mid-August. A period is two days,
 * both inclusive, as ISO dates, and the precision that the source's words carry.
 */
import { fold } from '../language/fold.ts';

export type DatePrecision = 'exact' | 'week' | 'month' | 'quarter' | 'year' | 'unknown';
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
  readonly precision: DatePrecision;
}
export const UNKNOWN_PERIOD: Period = { from: null, to: null, precision: 'unknown' };

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['january jan janvier janv enero ene يناير كانون٢', 1],
    ['february feb fevrier fevr fev febrero فبراير شباط', 2],
    ['march mar mars marzo مارس آذار', 3],
    ['april apr avril avr abril abr أبريل ابريل نيسان', 4],
    ['may mai mayo مايو أيار ماي', 5],
    ['june jun juin junio يونيو حزيران يونيه جوان', 6],
    ['july jul juillet juil julio يوليو تموز يوليه جويلية', 7],
    ['august aug aout agosto ago أغسطس اغسطس آب غشت', 8],
    ['september sept sep septembre septiembre set سبتمبر أيلول شتنبر', 9],
    ['october oct octobre octubre أكتوبر اكتوبر', 10],
    ['november nov novembre noviembre نوفمبر نونبر', 11],
    ['december dec decembre diciembre dic ديسمبر دجنبر', 12],
  ].flatMap(([names, number]) =>
    String(names)
      .split(' ')
      .map((name) => [name, Number(number)]),
  ),
);
/** Levantine month names of two words, folded to one before the look-up. */
const TWO_WORD_MONTHS: ReadonlyArray<[RegExp, string]> = [
  [/كانون الثاني/g, 'يناير'],
  [/كانون الاول|كانون الأول/g, 'ديسمبر'],
  [/تشرين الثاني/g, 'نوفمبر'],
  [/تشرين الاول|تشرين الأول/g, 'أكتوبر'],
];

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');
export const isoDate = (y: number, m: number, d: number): string => `${pad(y, 4)}-${pad(m)}-${pad(d)}`;
export const lastDay = (y: number, m: number): number => new Date(Date.UTC(y, m, 0)).getUTCDate();

function validDay(y: number, m: number, d: number): boolean {
  return y >= 1900 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= lastDay(y, m);
}
const day = (y: number, m: number, d: number): Period | null =>
  validDay(y, m, d) ? { from: isoDate(y, m, d), to: isoDate(y, m, d), precision: 'exact' } : null;
export const monthPeriod = (y: number, m: number): Period | null =>
  validDay(y, m, 1) ? { from: isoDate(y, m, 1), to: isoDate(y, m, lastDay(y, m)), precision: 'month' } : null;
export const quarterPeriod = (y: number, q: number): Period | null =>
  q >= 1 && q <= 4 && validDay(y, 1, 1)
    ? { from: isoDate(y, q * 3 - 2, 1), to: isoDate(y, q * 3, lastDay(y, q * 3)), precision: 'quarter' }
    : null;
export const yearPeriod = (y: number): Period | null =>
  validDay(y, 1, 1) ? { from: isoDate(y, 1, 1), to: isoDate(y, 12, 31), precision: 'year' } : null;

/** A calendar quarter by its name, e.g. `2016-Q3`; null when the text is not one. */
export function parseQuarter(text: string): Period | null {
  const match = /^(\d{4})-?q([1-4])$/i.exec(text.trim());
  return match ? quarterPeriod(Number(match[1]), Number(match[2])) : null;
}

const addDays = (iso: string, days: number): string =>
  new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

/** The period of a day at a coarser precision, e.g. 2016-08-17 at `month` is August 2016. */
export function widen(iso: string, precision: DatePrecision): Period {
  const [y = 0, m = 0] = iso.split('-').map(Number);
  switch (precision) {
    case 'exact':
      return { from: iso, to: iso, precision };
    case 'week': {
      const monday = addDays(iso, -((new Date(iso).getUTCDay() + 6) % 7));
      return { from: monday, to: addDays(monday, 6), precision };
    }
    case 'month':
      return monthPeriod(y, m) ?? UNKNOWN_PERIOD;
    case 'quarter':
      return quarterPeriod(y, Math.ceil(m / 3)) ?? UNKNOWN_PERIOD;
    case 'year':
      return yearPeriod(y) ?? UNKNOWN_PERIOD;
    case 'unknown':
      return UNKNOWN_PERIOD;
  }
}

const UNKNOWN_WORDS =
  /^(unknown|unk\.?|n\/?a|none|not known|no information|no date|tbc|\?+|-+|inconnue?|inconnu\(e\)|non connue?|nd|n\.?d\.?|sans date|pas de date|a preciser|desconocid[oa]|sin informacion|غير معروف|غير معروفة|مجهول|غير محدد|لا يعرف|unbekannt)$/;
const year = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * Reads a date as people write it, keeping the precision that the words carry. Null means that the text
 * could not be read; "unknown" is read, as an unknown period. Nothing is invented: "Sep-16" is the month.
 * @param order which comes first where all parts are numbers, e.g. 3/7/2016
 */
export function parsePeriod(raw: string, order: DayOrder = 'dmy'): Period | null {
  let text = fold(raw)
    .replace(/^(le|on|the|el|يوم|في|بتاريخ|date:)\s+/, '')
    .replace(/[.,;]+$/, '');
  for (const [pattern, name] of TWO_WORD_MONTHS)
    text = text.replace(new RegExp(fold(pattern.source).replace(/\\/g, ''), 'g'), name);
  text = fold(text)
    .replace(/تشرين (الاول|الأول)/g, 'أكتوبر')
    .replace(/تشرين الثاني/g, 'نوفمبر');
  if (text === '' || UNKNOWN_WORDS.test(text)) return UNKNOWN_PERIOD;
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
  m = /^(\d{4})[-/.](\d{1,2})$/.exec(text);
  if (m) return monthPeriod(Number(m[1]), Number(m[2]));
  m = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (m) return monthPeriod(Number(m[2]), Number(m[1]));
  m = /^(?:(\d{4})[- /]?)?(?:q|t|quarter|trimestre)\s?([1-4])(?:[- /](\d{4}))?$/.exec(text);
  if (m && (m[1] || m[3])) return quarterPeriod(Number(m[1] ?? m[3]), Number(m[2]));
  m = /^(?:(\d)(?:er|e|eme|st|nd|rd|th)? (?:trimestre|quarter)) (?:of |de )?(\d{4})$/.exec(text);
  if (m) return quarterPeriod(Number(m[2]), Number(m[1]));
  return parseWithMonthName(text);
}

/** Days of "early", "mid" and "late" in a month: stated as a week, never as a day. */
function partOfMonth(part: string, y: number, m: number): Period | null {
  if (!validDay(y, m, 1)) return null;
  const [from, to] = /^(mid|mi|middle|منتصف|mediados|mi-)/.test(part)
    ? [11, 20]
    : /^(early|beginning|debut|اوائل|أوائل|مطلع|بداية|principios)/.test(part)
      ? [1, 10]
      : [21, lastDay(y, m)];
  return { from: isoDate(y, m, from), to: isoDate(y, m, to), precision: 'week' };
}

function parseWithMonthName(text: string): Period | null {
  const words = text
    .replace(/\b(of|de|du|del|d'|the|من|شهر)\b/g, ' ')
    .replace(/[-/.,]+/g, ' ')
    .split(/\s+/)
    .filter((w) => w && w !== 'من' && w !== 'شهر');
  let month = 0;
  let part = '';
  const numbers: string[] = [];
  let ordinalWeek = 0;
  let approximate = false;
  for (const word of words) {
    const name = MONTHS[word] ?? MONTHS[word.replace(/^ال/, '')];
    if (name) {
      if (month && month !== name) return null;
      month = name;
    } else if (/^\d{1,4}(er|st|nd|rd|th)?$/.test(word)) numbers.push(word.replace(/\D/g, ''));
    else if (
      /^(mid|mi|middle|early|late|beginning|end|debut|fin|منتصف|اوائل|أوائل|اواخر|أواخر|مطلع|بداية|نهاية|mediados|principios|finales)$/.test(
        word,
      )
    )
      part = word;
    else if (/^(week|semaine|أسبوع|اسبوع|الاسبوع)$/.test(word)) ordinalWeek = 1;
    else if (
      /^(around|about|circa|ca|c|vers|environ|approx|approximately|~|حوالي|نحو|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$/.test(
        word,
      )
    ) {
      if (/^(around|about|circa|ca|c|vers|environ|approx|approximately|~|حوالي|نحو)$/.test(word))
        approximate = true;
    } else return null;
  }
  if (!month) return null;
  const yearText =
    numbers.find((n) => n.length === 4) ?? (numbers.length > 0 ? numbers[numbers.length - 1] : undefined);
  if (!yearText || yearText.length === 3 || yearText.length === 1) return null;
  const rest = numbers.filter((n) => n !== yearText);
  const y = year(yearText);
  if (part) return partOfMonth(part, y, month);
  if (rest.length === 0 && numbers.length <= 1) return ordinalWeek ? null : monthPeriod(y, month);
  const dayNumber = Number(rest[0] ?? numbers[0]);
  const found = day(y, month, dayNumber);
  if (!found?.from) return null;
  return ordinalWeek || approximate ? widen(found.from, 'week') : found;
}

/** A spreadsheet's serial day (1900 system, 1904 by flag) as a period; null outside 1900–2100. */
export function fromSerial(serial: number, date1904 = false): Period | null {
  if (!Number.isFinite(serial) || serial < 1 || serial > 80_000) return null;
  const base = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(base + Math.floor(serial) * 86_400_000);
  return day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
