import type { HouseWords } from './house-words.ts';

export default {
  digits: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  months: [
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
  thousands: '\u202f',
  percent: 'pour cent',
  letters: [...'abcdefghijklmnopqrstuvwxyz'],
  headings: ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'],
  enumerated: (letter) => `${letter})`,
  typeset: (text) => text.replace(/ (?=[:;!?»])|(?<=«) /g, '\u00a0'),
  between: ' ; ',
  colon: ' :',
  day: (day) => (day === 1 ? '1er' : String(day)),
  opening: () => null,
} satisfies HouseWords;
