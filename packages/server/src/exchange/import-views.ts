/** What the operations of an import share: how a mapping is chosen, what a refusal looks like. */
import { Problem } from '@openmara/core/access/problems';
import { DOUBT_CODES } from '@openmara/core/exchange/doubts';
import { DATE_ORDERS } from '@openmara/core/exchange/mapping-fields';
import { type Mapping, mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import type { Context } from '../operations/operation.ts';
import { FileRefused } from './file-limits.ts';
import { findMapping } from './saved-mappings.ts';

export const refusalView = z.object({
  row: z.number(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
});

/** A column that nothing is read from, for a person to say what it is. */
export const unusedView = z.object({
  column: z.string(),
  samples: z.array(z.string()),
  differentValues: z.number(),
  filledRows: z.number(),
  alsoMeans: z.string().nullable(),
});

/** A column of the file: what it is taken for, what stands in it, what is to be asked of it. */
export const columnView = z.object({
  column: z.string(),
  heading: z.string(),
  /** `ignore` where a person set it aside, null where nothing is read from it. */
  field: z.string().nullable(),
  leftOut: z.boolean(),
  /** Values of several rows; never of a column that says who somebody is. */
  samples: z.array(z.string()),
  differentValues: z.number(),
  filledRows: z.number(),
  doubts: z.array(
    z.object({
      code: z.enum(DOUBT_CODES),
      /** Positions of the columns that it is about, from 0. */
      at: z.array(z.number()),
      field: z.string().nullable(),
      confidence: z.number().nullable(),
      order: z.enum(DATE_ORDERS).nullable(),
      dayFirst: z.number(),
      monthFirst: z.number(),
      examples: z.array(z.string()),
    }),
  ),
});

/** A mapping written out, or the name of a saved or supplied one; neither: it is proposed from the headings. */
export const mappingChoice = {
  mapping: mappingSchema.nullable().default(null),
  mappingName: z.string().max(80).nullable().default(null),
  /** What the file is imported into, where no mapping says it. */
  target: z.string().max(80).default('report'),
};

export async function chosenMapping(
  { db, mission }: Context,
  choice: { readonly mapping: Mapping | null; readonly mappingName: string | null },
): Promise<Mapping | null> {
  if (choice.mapping) return choice.mapping;
  return choice.mappingName ? findMapping(db, mission.id, choice.mappingName) : null;
}

/** A file that is refused as a whole, in the words of the catalogue. */
export async function asProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileRefused)
      throw new Problem('file_refused', [{ field: error.code, reason: error.message }]);
    throw error;
  }
}
