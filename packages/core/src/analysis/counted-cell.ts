/** One count of a table as a question: which records are behind it. It is said in one text, which a list's address keeps. */
import { z } from 'zod';
import { isoDay } from '../incidents/schema.ts';
import { codesOf } from '../vocabularies.ts';
import { availableFor, DIMENSIONS, UNITS } from './dimensions.ts';

const cellSchema = z
  .object({
    unit: z.enum(UNITS),
    rows: z.enum(DIMENSIONS).optional(),
    row: z.string().max(300).optional(),
    columns: z.enum(DIMENSIONS).optional(),
    column: z.string().max(300).optional(),
    /** First and last day of the period, by `basis`. */
    from: isoDay.optional(),
    to: isoDay.optional(),
    basis: z.enum(['occurred', 'decided', 'received']).default('occurred'),
    /** Of incidents; of reports none. */
    statuses: z.array(z.enum(codesOf('status'))).default([]),
    /** Only what was verified late. */
    late: z.literal('yes').optional(),
    /** What would be counted and is not, for lack of consent. */
    lacking: z.literal('yes').optional(),
    /** As the register stood at a moment; without it, as it stands. */
    asOf: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ rows, row }) => (rows === undefined) === (row === undefined))
  .refine(({ columns, column }) => (columns === undefined) === (column === undefined))
  .refine(({ rows, columns }) => rows === undefined || rows !== columns)
  .refine(({ late, from }) => late === undefined || from !== undefined)
  .refine(({ unit, rows, columns }) =>
    [rows, columns].every((dimension) => dimension === undefined || availableFor(unit, dimension)),
  );
/** A count by unit, values, period, states and moment; without a row or column it is the total over it. */
export type CountedCell = z.output<typeof cellSchema>;

/** The text of a cell, as an address keeps it. */
export function countedText(cell: z.input<typeof cellSchema>): string {
  const said = Object.entries(cell).flatMap(([key, value]) => {
    const text = Array.isArray(value) ? value.join(' ') : value;
    return text === undefined || text === '' ? [] : [[key, text]];
  });
  return new URLSearchParams(said).toString();
}
/** The cell that a text says; null where it says none. */
export function parseCounted(text: string): CountedCell | null {
  const { statuses, ...said } = Object.fromEntries(new URLSearchParams(text));
  const parsed = cellSchema.safeParse({ ...said, ...(statuses ? { statuses: statuses.split(' ') } : {}) });
  return parsed.success ? parsed.data : null;
}
