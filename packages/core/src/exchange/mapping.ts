/** A mapping says what each column of a file means. It is small and readable; propose-mapping.ts makes one from a header. */
import { z } from 'zod';
import { foldHeader } from './headings.ts';
import { DATE_ORDERS } from './mapping-fields.ts';

/** A mapping as it is saved, sent and written by hand; unknown keys are refused. */
export const mappingSchema = z.strictObject({
  name: z.string().min(1).max(80).default('unnamed'),
  /** What is imported; areas of the house offer the names. */
  target: z.string().min(1).max(80).default('report'),
  /** Names the register that the keys belong to; a later state of the same source updates. */
  source: z.string().min(1).max(80).optional(),
  sheet: z.string().optional(),
  /** The row of headings; the last of them where they stand in two. */
  headerRow: z.number().int().min(1).max(200).optional(),
  headerRows: z.literal(2).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1256']).optional(),
  dateOrder: z.enum(DATE_ORDERS).default('dmy'),
  /** Where a column of dates has another order than the file: the order by field. */
  dateOrders: z.record(z.string(), z.enum(DATE_ORDERS)).optional(),
  columns: z.record(z.string(), z.string()).default({}),
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  constants: z.record(z.string(), z.string()).default({}),
  /** The file is the whole register: what is missing from it was withdrawn by its publisher. */
  snapshot: z.boolean().default(false),
});
/** A mapping, parsed. */
export type Mapping = z.output<typeof mappingSchema>;

/** The order of day and month in a field's column. */
export const orderOf = (mapping: Mapping, field: string): Mapping['dateOrder'] =>
  mapping.dateOrders?.[field] ?? mapping.dateOrder;

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

/** The field and the name by which the mapping knows it, of each column that it speaks of; `ignore` among them. */
export function mappedColumns(
  mapping: Mapping,
  names: readonly string[],
): ReadonlyMap<number, { readonly column: string; readonly field: string }> {
  const mapped = new Map<number, { column: string; field: string }>();
  for (const [column, field] of Object.entries(mapping.columns)) {
    // `ignore` has no position of its own: it is looked up as if it were read.
    const alone = resolveColumns({ ...mapping, columns: { [column]: `as ${field}` } }, names);
    for (const at of alone.positions.get(`as ${field}`) ?? []) mapped.set(at, { column, field });
  }
  return mapped;
}
