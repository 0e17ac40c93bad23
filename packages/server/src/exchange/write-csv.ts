/** CSV out: a cell that a spreadsheet would run as a formula is made text by a leading apostrophe (OWASP). */
/** What begins with an apostrophe before such a sign is guarded too, or it would lose its own on the way back. */
// oxlint-disable-next-line no-control-regex -- control characters before a sign are what the pattern is for
const DANGEROUS = /^'*[\s\u0000-\u001f\ufeff\u200b-\u200f]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;
const PLAIN_NUMBER = /^-?\d+([.,]\d+)?$/;

export const inert = (cell: string): string =>
  DANGEROUS.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
/** The cell as it was before {@link inert}, when a file that we wrote comes back. */
export const withoutGuard = (cell: string): string =>
  cell.startsWith("'") && inert(cell.slice(1)) === cell ? cell.slice(1) : cell;

/** Commas, quotes around every cell, CRLF (RFC 4180), and a byte-order mark, so that spreadsheets read it as UTF-8. */
export const csvOf = (rows: ReadonlyArray<readonly string[]>): string =>
  `\ufeff${rows.map((row) => row.map((cell) => `"${inert(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;
