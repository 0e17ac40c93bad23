/** From the first rows of a file to a mapping that a person can confirm. */
import { fieldOfHeader } from './headings.ts';
import { type Mapping, mappingSchema } from './mapping.ts';

/** What a heading means to the target; undefined where it says nothing. */
export type FieldOf = (heading: string) => string | undefined;

/** The row of headings of a file. */
export interface Header {
  /** 1-based row in the file. */
  readonly row: number;
  readonly names: readonly string[];
}

/** Finds the header among the first rows: the row with the most known names, or the first full row of texts. */
export function findHeader(
  rows: ReadonlyArray<{ number: number; cells: readonly string[] }>,
  fieldOf: FieldOf = fieldOfHeader,
): Header | null {
  let best: { score: number; header: Header } | null = null;
  for (const { number, cells } of rows) {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.length < 2) continue;
    const known = new Set(cells.map((cell) => fieldOf(cell)).filter((field) => field !== undefined)).size;
    const texts = filled.filter((cell) => !/^[\d.,\-/: ]+$/.test(cell) && cell.length < 120).length;
    const score =
      known * 10 + (texts / filled.length) * 2 + Math.min(filled.length, 40) * 0.1 - number * 0.05;
    if (!best || score > best.score)
      best = { score, header: { row: number, names: cells.map((cell) => cell.trim()) } };
  }
  return best?.header ?? null;
}

/** Proposes a mapping from the header. Each field but `remarks` is given once, to its first column. */
export function proposeMapping(
  header: Header,
  target: { readonly name: string; readonly fieldOf?: FieldOf } = { name: 'report', fieldOf: fieldOfHeader },
): Mapping {
  const columns: Record<string, string> = {};
  const taken = new Set<string>();
  for (const name of header.names) {
    const field = target.fieldOf?.(name);
    if (!name || !field || Object.hasOwn(columns, name)) continue;
    if (taken.has(field) && field !== 'remarks') continue;
    taken.add(field);
    columns[name] = field;
  }
  return mappingSchema.parse({ name: 'proposed', target: target.name, headerRow: header.row, columns });
}
