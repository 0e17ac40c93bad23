/** United Nations house style: numbers in words to nine, "per cent", 10 November 2016, three languages. */
import type { Locale } from '@openmara/core/incidents/vocabularies';

const WORDS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  ar: ['صفر', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة'],
};
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  ar: [
    'كانون الثاني/يناير',
    'شباط/فبراير',
    'آذار/مارس',
    'نيسان/أبريل',
    'أيار/مايو',
    'حزيران/يونيه',
    'تموز/يوليه',
    'آب/أغسطس',
    'أيلول/سبتمبر',
    'تشرين الأول/أكتوبر',
    'تشرين الثاني/نوفمبر',
    'كانون الأول/ديسمبر',
  ],
};

/** Figures with the separator of the language: 1,204 · 1 204 · 1204. */
export function figures(n: number, locale: Locale): string {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, locale === 'fr' ? '\u202f' : ',');
}
/** Zero to nine in words, ten and above in figures. */
export const number = (n: number, locale: Locale): string =>
  Number.isInteger(n) && n >= 0 && n < 10 ? (WORDS[locale][n] ?? String(n)) : figures(n, locale);

function english(n: number): string {
  if (n < 10) return WORDS.en[n] ?? '';
  if (n < 20) return TEENS[n - 10] ?? '';
  if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 ? `-${WORDS.en[n % 10]}` : ''}`;
  if (n < 1000) return `${WORDS.en[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${english(n % 100)}` : ''}`;
  if (n < 1_000_000)
    return `${english(Math.floor(n / 1000))} thousand${n % 1000 ? `${n % 1000 < 100 ? ' and' : ''} ${english(n % 1000)}` : ''}`;
  return figures(n, 'en');
}
/** A number that opens a sentence, in words in English: "Thirty-seven". */
export function opening(n: number, locale: Locale): string {
  const text = locale === 'en' ? english(n) : number(n, locale);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
export const percent = (share: number, locale: Locale): string =>
  `${number(Math.round(share * 100), locale)} ${{ en: 'per cent', fr: 'pour cent', ar: 'في المائة' }[locale]}`;
/** @param iso a day as YYYY-MM-DD */
export function longDate(iso: string, locale: Locale): string {
  const [y = '', m = '1', d = '1'] = iso.slice(0, 10).split('-');
  const day = locale === 'fr' && Number(d) === 1 ? '1er' : String(Number(d));
  return `${day} ${MONTHS[locale][Number(m) - 1] ?? m} ${y}`;
}
export const monthName = (key: string, locale: Locale): string =>
  `${MONTHS[locale][Number(key.slice(5, 7)) - 1] ?? key} ${key.slice(0, 4)}`;
/** (a), (b), (c) in one sentence. */
export const lettered = (parts: readonly string[], locale: Locale): string =>
  parts.map((part, i) => `(${String.fromCharCode(97 + i)}) ${part}`).join(locale === 'ar' ? '؛ ' : '; ');
/** What stands for a withheld cell. */
export const WITHHELD = '–';
