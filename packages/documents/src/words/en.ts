import type { HouseWords } from './house-words.ts';

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
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

/** "one thousand two hundred and four"; null from a million, which is written in figures. */
function inWords(n: number): string | null {
  if (n < 10) return DIGITS[n] ?? null;
  if (n < 20) return TEENS[n - 10] ?? null;
  if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 ? `-${DIGITS[n % 10]}` : ''}`;
  if (n < 1000) return `${DIGITS[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${inWords(n % 100)}` : ''}`;
  if (n >= 1_000_000) return null;
  const rest = n % 1000;
  return `${inWords(Math.floor(n / 1000))} thousand${rest ? `${rest < 100 ? ' and' : ''} ${inWords(rest)}` : ''}`;
}

export default {
  digits: DIGITS,
  months: [
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
  thousands: ',',
  percent: 'per cent',
  letters: [...'abcdefghijklmnopqrstuvwxyz'],
  headings: ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'],
  enumerated: (letter) => `(${letter})`,
  typeset: (text) => text,
  between: '; ',
  colon: ':',
  day: String,
  opening: inWords,
} satisfies HouseWords;
