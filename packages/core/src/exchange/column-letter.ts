/** The letter of a column as a spreadsheet writes it. @param at its position, from 0 @example letterOf(27) // 'AB' */
export const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26);
