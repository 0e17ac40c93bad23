/** CSV out: a cell that a spreadsheet would run as a formula is made text by a leading apostrophe (OWASP). */
const DANGEROUS = /^[\s\u0000-\u001f\ufeff\u200b-\u200f]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;
export const inert = (cell: string): string =>
  DANGEROUS.test(cell) && !/^-?\d+([.,]\d+)?$/.test(cell) ? `'${cell}` : cell;
export const csvOf = (rows: ReadonlyArray<readonly string[]>): string =>
  `\ufeff${rows.map((row) => row.map((cell) => `"${inert(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;
