/** The row or rows of headings among the first rows of a file: what is data is no heading. */
import { parsePeriod } from '../incidents/parse-period.ts';
import { fold } from '../language/fold.ts';
import { fieldOfHeader } from './headings.ts';
import { isSignature, withoutPersons } from './named-persons.ts';

/** What a heading means to the target; undefined where it says nothing. */
export type FieldOf = (heading: string) => string | undefined;

/** The row of headings of a file. */
export interface Header {
  /** 1-based row in the file; the last, where headings stand in two. */
  readonly row: number;
  /** How many rows the headings take. */
  readonly rows: number;
  readonly names: readonly string[];
}
type Row = { readonly number: number; readonly cells: readonly string[] };

const isValue = (cell: string): boolean =>
  /^[\d.,\-/: ~+%]+$/.test(cell) ||
  cell.length >= 120 ||
  (/\d/.test(cell) && Boolean(parsePeriod(cell)?.from));
const filledOf = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '');

/** The headings of a known row, with the row above it where they stand in two; null where the file has no such row. */
export function headerAt(
  rows: readonly Row[],
  number: number,
  height: 1 | 2,
  fieldOf: FieldOf = fieldOfHeader,
): Header | null {
  const row = rows.find((candidate) => candidate.number === number);
  if (!row) return null;
  const above = height === 2 ? rows.find((candidate) => candidate.number === number - 1) : undefined;
  if (!above) return { row: number, rows: 1, names: row.cells };
  return { row: number, rows: 2, names: joined(above.cells, row.cells, fieldOf) };
}

/** Cells of a row that stand again below it in their column, as data do and headings do not. */
function repeated(rows: readonly Row[], at: number): number {
  const below = rows.slice(at + 1, at + 400);
  return (rows[at]?.cells ?? []).filter((cell, column) => {
    const folded = fold(cell);
    return folded !== '' && below.some(({ cells }) => fold(cells[column] ?? '') === folded);
  }).length;
}

/** Finds the header among the first rows: the row with the most known names, or the first full row of texts. */
export function findHeader(rows: readonly Row[], meaning: FieldOf = fieldOfHeader): Header | null {
  const asked = new Map<string, string | undefined>();
  const fieldOf: FieldOf = (heading) => {
    if (!asked.has(heading)) asked.set(heading, meaning(heading));
    return asked.get(heading);
  };
  const width = Math.max(0, ...rows.map(({ cells }) => filledOf(cells).length));
  let best: { score: number; at: number } | null = null;
  rows.forEach(({ number, cells }, at) => {
    if (at >= 60) return;
    const filled = filledOf(cells);
    if (filled.length < 2) return;
    const again = repeated(rows, at);
    // A row whose cells stand again below it is one of many like it; it may be a header that is repeated on each page.
    const data = again > 0 && again < filled.length ? again : 0;
    const known = new Set(cells.map((cell) => fieldOf(cell)).filter((field) => field !== undefined)).size;
    if (known < 2 && isSignature(cells)) return;
    const texts = filled.filter((cell) => !isValue(cell.trim())).length;
    const score =
      (Math.max(0, known - data) * 10 * texts) / filled.length +
      ((texts - data) / filled.length) * 2 +
      (filled.length / Math.max(1, width)) * 4 -
      number * 0.05;
    if (!best || score > best.score) best = { score, at };
  });
  return best ? withNeighbours(rows, (best as { at: number }).at, fieldOf) : null;
}

/** A merged heading stands in its first cell only: it is carried on over the empty ones beside it. */
function carried(cells: readonly string[], below: readonly string[]): string[] {
  let last = '';
  return below.map((under, column) => {
    const cell = (cells[column] ?? '').trim();
    if (cell !== '') last = cell;
    else if (under.trim() === '') last = '';
    return last;
  });
}

/** Headings in two rows: a group above its columns, or the columns below their groups. */
function withNeighbours(rows: readonly Row[], at: number, fieldOf: FieldOf): Header | null {
  const row = rows[at];
  if (!row) return null;
  const names = row.cells.map((cell) => cell.trim());
  const single = { row: row.number, rows: 1, names };
  const below = rows[at + 1];
  if (below && below.number === row.number + 1 && isSecondRow(rows, at + 1, names))
    return { row: below.number, rows: 2, names: joined(names, below.cells, fieldOf) };
  const above = rows[at - 1];
  if (above && above.number === row.number - 1 && isFirstRow(above.cells, names))
    return { row: row.number, rows: 2, names: joined(above.cells, names, fieldOf) };
  return single;
}
/** The row below the best one has the parts of its groups: texts where the best row is empty or carried on, and no values. */
function isSecondRow(rows: readonly Row[], at: number, above: readonly string[]): boolean {
  const cells = rows[at]?.cells ?? [];
  const filled = filledOf(cells);
  if (filled.length < 2 || filled.some((cell) => isValue(cell.trim()))) return false;
  if (repeated(rows, at) > 0) return false;
  const under = cells.filter((cell, column) => cell.trim() !== '' && (above[column] ?? '') === '').length;
  const empty = above.some((name, column) => name !== '' && (cells[column] ?? '').trim() === '');
  return under > 0 && empty;
}
/** The row above has groups: it fills gaps of the best row, or spans several of its columns. */
function isFirstRow(cells: readonly string[], below: readonly string[]): boolean {
  const filled = filledOf(cells);
  if (filled.length === 0 || filled.length >= filledOf(below).length + 3) return false;
  // Who keeps the log, and how to reach her, is no group of columns.
  if (isSignature(cells) || filled.some((cell) => withoutPersons(cell) !== cell)) return false;
  const gaps = cells.filter((cell, column) => cell.trim() !== '' && (below[column] ?? '') === '').length;
  return gaps > 0 || (filled.length > 1 && filled.every((cell) => !isValue(cell.trim())));
}
const VAGUE =
  /^(?:date|type|no|number|n°|nombre|nature|fecha|tipo|numero|code|status|statut|التاريخ|النوع|العدد)$/;
function joined(above: readonly string[], below: readonly string[], fieldOf: FieldOf): string[] {
  const width = Math.max(above.length, below.length);
  const lower = Array.from({ length: width }, (_, column) => (below[column] ?? '').trim());
  const upper = carried(above, lower);
  return lower.map((name, column) => {
    const own = (above[column] ?? '').trim();
    if (name === '') return own;
    const group = upper[column] ?? '';
    if (group === '' || group === name) return name;
    const both = `${group} ${name}`;
    // “F” below “Survivors” needs no group; “Date” below “Report” does, and so does what stands twice.
    const twice = lower.filter((other) => fold(other) === fold(name)).length > 1;
    return twice || VAGUE.test(fold(name)) || fieldOf(name) === undefined ? both : name;
  });
}
