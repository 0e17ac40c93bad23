/** Ages as people write them, to the age bands of the vocabulary, and bands to survivors. */
import { fold } from '../../language/fold.ts';
import { foldValue, LEXICON } from '../lexicon.ts';

/** The age band of one age in completed years. */
export function bandOfAge(age: number): string {
  if (age < 12) return '0-11';
  if (age < 18) return '12-17';
  if (age < 25) return '18-24';
  return age < 50 ? '25-49' : '50+';
}

/**
 * The age bands that a cell names: one for "12-17", "~20" or "minor", several for "14, 16"; null when it
 * cannot be read. A range across bands becomes minor, adult or unknown, whichever is certain.
 */
export function parseAges(raw: string): string[] | null {
  const text = foldValue(raw)
    .replace(/(?<![a-z])(years?|yrs?|yo|y\/o|ans|an|anos|old|aged?|agee?s? de)\b|سنوات|سنة|عاما|عام/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return ['unknown'];
  const word = LEXICON.ageBand.get(text) ?? LEXICON.ageBand.get(fold(raw).replace(/[, ]+$/, ''));
  if (word) return [word];
  const side = sideOfAge(text);
  if (side) return [side];
  const told = ageInWords(fold(raw));
  if (told) return [told];
  const range = /^[~<>]?\s*(\d{1,3})\s*(?:-|to|a|et|à|الى|إلى)\s*(\d{1,3})$/.exec(text);
  if (range) return [bandOfRange(Number(range[1]), Number(range[2]))];
  const parts = text
    .split(/[,;/&+]|\band\b|\bet\b|(?<=\s)و(?=\s|\d)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const bands: string[] = [];
  for (const part of parts) {
    const age = /^[~≈c.]*\s*(?:about|environ|around|vers|حوالي|approx)?\s*(\d{1,3})\s*\+?$/.exec(part);
    const known = LEXICON.ageBand.get(part);
    if (age && Number(age[1]) <= 120) bands.push(bandOfAge(Number(age[1])));
    else if (known) bands.push(known);
    else return null;
  }
  return bands.length > 0 ? bands : null;
}

const OVER =
  /^(?:>|over|above|more than|older than|plus de|mas de|mayor de|mayores de|اكثر من|فوق)\s*(\d{1,3})$/;
const UNDER =
  /^(?:<|<=|≤|under|below|less than|younger than|moins de|menos de|menor de|menores de|اقل من|تحت|دون)\s*(\d{1,3})$/;
/** “18+”, “over 20”, “moins de 15”: the band that is certain; undefined for anything else. */
function sideOfAge(text: string): string | undefined {
  const from =
    /^(?:>=|≥)\s*(\d{1,3})$/.exec(text)?.[1] ??
    /^(\d{1,3})\s*(?:\+|et \+|et plus|and over|and above|y mas|وما فوق)$/.exec(text)?.[1];
  // “17+” is seventeen too.
  const over = OVER.exec(text)?.[1];
  const least = from !== undefined ? Number(from) : over !== undefined ? Number(over) + 1 : undefined;
  if (least !== undefined) return least >= 50 ? '50+' : least >= 18 ? 'adult' : 'unknown';
  const under = UNDER.exec(text)?.[1];
  if (under === undefined) return undefined;
  return Number(under) <= 12 ? '0-11' : Number(under) <= 18 ? 'minor' : 'unknown';
}
/** “14 yrs 6 months”, “8 months”, “12.5”, “30s”: the band of the years that are completed; undefined for anything else. */
function ageInWords(text: string): string | undefined {
  const decade = /^(?:in (?:her|his|their) )?([2-9])0'?s$/.exec(text)?.[1];
  if (decade !== undefined) return bandOfRange(Number(decade) * 10, Number(decade) * 10 + 9);
  const [, years, months] =
    /^(?:(\d{1,2}) ?(?:years?|yrs?|y|ans?|anos?)(?: and| et| y)? ?)?(\d{1,2}) ?(?:months?|mths?|mois|mes|meses|شهرا|شهور|اشهر|أشهر)(?: old)?$/.exec(
      text,
    ) ?? [];
  if (months !== undefined) return bandOfAge(Number(years ?? 0) + Math.floor(Number(months) / 12));
  const half = /^(\d{1,2})[.,]\d$/.exec(text)?.[1];
  return half === undefined ? undefined : bandOfAge(Number(half));
}
function bandOfRange(low: number, high: number): string {
  const [a, b] = [bandOfAge(low), bandOfAge(high)];
  if (a === b) return a;
  if (high < 18) return 'minor';
  return low >= 18 ? 'adult' : 'unknown';
}

const MINORS = ['0-11', '12-17', 'minor'];
const ADULTS = ['18-24', '25-49', '50+', 'adult'];
/** Whether an age band lies within the minors or the adults. */
export const isWithin = (age: string, band: string): boolean =>
  band === 'minor' ? MINORS.includes(age) : band === 'adult' && ADULTS.includes(age);
/**
 * Ages to survivors: one each where the numbers agree; one band for all where it is the only one; otherwise minor
 * or adult where all are, or unknown. The counts sum to `count`.
 * @returns pairs of age band and number of survivors
 */
export function distribute(ages: readonly string[], count: number): Array<[string, number]> {
  const distinct = [...new Set(ages)];
  if (distinct.length === 1) return [[distinct[0] ?? 'unknown', count]];
  if (ages.length === count) return distinct.map((band) => [band, ages.filter((age) => age === band).length]);
  if (distinct.every((band) => MINORS.includes(band))) return [['minor', count]];
  if (distinct.every((band) => ADULTS.includes(band))) return [['adult', count]];
  return [['unknown', count]];
}
