/** A mapping says what each column of a file means. It is small, readable, and proposed from the header. */
import { z } from 'zod';
import { fieldOfHeader, foldHeader } from './headings.ts';

export const TARGETS = ['report', 'place', 'party', 'event', 'coding', 'provider'] as const;

export const mappingSchema = z.strictObject({
  name: z.string().min(1).max(80).default('unnamed'),
  target: z.enum(TARGETS).default('report'),
  /** Names the register that the keys belong to; a later state of the same source updates. */
  source: z.string().min(1).max(80).optional(),
  sheet: z.string().optional(),
  headerRow: z.number().int().min(1).max(200).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1256']).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).default('dmy'),
  columns: z.record(z.string(), z.string()).default({}),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  constants: z.record(z.string(), z.string()).default({}),
  /** The file is the whole register: what is missing from it was withdrawn by its publisher. */
  snapshot: z.boolean().default(false),
});
export type Mapping = z.output<typeof mappingSchema>;

export interface Header {
  /** 1-based row in the file. */
  readonly row: number;
  readonly names: readonly string[];
}

/** Finds the header among the first rows: the row with the most known names, or the first full row of texts. */
export function findHeader(rows: ReadonlyArray<{ number: number; cells: readonly string[] }>): Header | null {
  let best: { score: number; header: Header } | null = null;
  for (const { number, cells } of rows) {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.length < 2) continue;
    const known = new Set(cells.map(fieldOfHeader).filter((field) => field !== undefined)).size;
    const texts = filled.filter((cell) => !/^[\d.,\-/: ]+$/.test(cell) && cell.length < 120).length;
    const score =
      known * 10 + (texts / filled.length) * 2 + Math.min(filled.length, 40) * 0.1 - number * 0.05;
    if (!best || score > best.score)
      best = { score, header: { row: number, names: cells.map((cell) => cell.trim()) } };
  }
  return best?.header ?? null;
}

/** Proposes a mapping for reports from the header. Each field but `remarks` and `narrative` is given once. */
export function proposeMapping(header: Header): Mapping {
  const columns: Record<string, string> = {};
  const taken = new Set<string>();
  for (const name of header.names) {
    const field = fieldOfHeader(name);
    if (!name || !field || Object.hasOwn(columns, name)) continue;
    if (taken.has(field) && field !== 'remarks') continue;
    taken.add(field);
    columns[name] = field;
  }
  return mappingSchema.parse({ name: 'proposed', target: 'report', headerRow: header.row, columns });
}

/** Column positions by field for this header; a column may be named exactly, folded, or by its letter `@C`. */
export function resolveColumns(
  mapping: Mapping,
  names: readonly string[],
): { positions: Map<string, number[]>; missing: string[] } {
  const positions = new Map<string, number[]>();
  const missing: string[] = [];
  const folded = names.map((name) => foldHeader(name));
  for (const [column, field] of Object.entries(mapping.columns)) {
    if (field === 'ignore') continue;
    let at = names.indexOf(column);
    if (at < 0) at = folded.indexOf(foldHeader(column));
    const letters = /^@([A-Z]{1,3})$/.exec(column)?.[1];
    if (at < 0 && letters)
      at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    if (at < 0) missing.push(column);
    else positions.set(field, [...(positions.get(field) ?? []), at]);
  }
  return { positions, missing };
}
