/** The first rows of a file as they will be read, beside what is written in them: for a person who confirms a mapping. */
import { z } from 'zod';

/** So many rows are shown. */
export const FIRST_ROWS_SHOWN = 8;

/** What the file says of one thing, in the words of its cells. */
const written = z.object({
  when: z.string(),
  where: z.string(),
  what: z.string(),
  who: z.string(),
  perpetrator: z.string(),
  source: z.string(),
});
export type WrittenRow = z.infer<typeof written>;

export const firstRowView = z.object({
  /** 1-based row of the file. */
  row: z.number(),
  written,
  /** What will be stored, in codes and names of the registers; null where the row is refused. */
  read: z
    .object({
      /** ISO days. */
      occurred: z.object({ from: z.string().nullable(), to: z.string().nullable(), precision: z.string() }),
      /** The name of the gazetteer; of a place that it does not know the country, or null. */
      place: z.string().nullable(),
      placePrecision: z.string(),
      forms: z.array(z.string()),
      survivors: z.array(
        z.object({
          sex: z.string(),
          ageBand: z.string(),
          displacement: z.string(),
          count: z.number(),
          countKnown: z.boolean(),
        }),
      ),
      parties: z.array(z.string()),
      source: z.string(),
    })
    .nullable(),
  /** Why it is refused, in sentences of English. */
  refused: z.array(z.string()),
});
export type FirstRow = z.infer<typeof firstRowView>;
