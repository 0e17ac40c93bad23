/** The letter of a column as a spreadsheet writes it. @param at its position, from 0 @example letterOf(27) // 'AB' */
export const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26);

/** A column as a mapping would name it: by its heading, or by its letter where that is empty or stands twice. */
export const columnName = (names: readonly string[], at: number): string => {
  const heading = names[at] ?? '';
  return heading === '' || names.indexOf(heading) < at ? `@${letterOf(at)}` : heading;
};
