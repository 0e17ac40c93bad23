/** CSV out: a cell that a spreadsheet would run as a formula is made text by a leading apostrophe (OWASP). */
/** What begins with an apostrophe before such a sign is guarded too, or it would lose its own on the way back. */
// oxlint-disable-next-line no-control-regex -- control characters before a sign are what the pattern is for
const DANGEROUS = /^'*[\s\u0000-\u001f\ufeff\u200b-\u200f]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;
const PLAIN_NUMBER = /^-?\d+([.,]\d+)?$/;

/**
 * Where a spreadsheet takes semicolons or tabs for the separator, a cell of it begins inside a cell of ours. Separators
 * are left out of what may stand between, so that the search stays linear.
 */
const INSIDE =
  // oxlint-disable-next-line no-control-regex -- as above
  /([;\t\r\n])(?=['" \u0000-\u0008\u000b\u000c\u000e-\u001f\u00a0\ufeff\u200b-\u200f]*[=+\-@|%\uff1d\uff0b\uff0d\uff20])/g;
const guardInside = (cell: string): string => cell.replace(INSIDE, "$1'");
const INSIDE_GUARDED = new RegExp(INSIDE.source.replace('])(?=', "])'(?="), 'g');
const unguardInside = (cell: string): string => cell.replace(INSIDE_GUARDED, '$1');

export const inert = (cell: string): string =>
  (DANGEROUS.test(cell) && !PLAIN_NUMBER.test(cell) ? "'" : '') + guardInside(cell);
/** The cell as it was before {@link inert}, when a file that we wrote comes back. */
export function withoutGuard(cell: string): string {
  const [whole, inside] = [unguardInside(cell.slice(1)), unguardInside(cell)];
  if (cell.startsWith("'") && inert(whole) === cell) return whole;
  return inert(inside) === cell ? inside : cell;
}

/** Commas, quotes around every cell, CRLF (RFC 4180), and a byte-order mark, so that spreadsheets read it as UTF-8. */
export const csvOf = (rows: ReadonlyArray<readonly string[]>): string =>
  `\ufeff${rows.map((row) => row.map((cell) => `"${inert(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;
