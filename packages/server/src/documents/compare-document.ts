import { Problem } from '@openmara/core/access/problems';
import { POPULATIONS } from '@openmara/core/releases/release-tables';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { differingFigures } from './differing-figures.ts';
import { keptModel } from './kept-model.ts';

const documentRow = z.object({ model: keptModel });
const key = z.string().nullable();
/** Figures that are named; of more only how many they are. */
const NAMED = 40;

export const compareDocument = defineOperation({
  name: 'document.compare',
  summary: 'Count the figures of a document again, and keep which populations would differ now',
  kind: 'command',
  // Who sees the whole mission and reads its records: who clears without that reads what was kept.
  who: 'compose_document',
  within: 'mission',
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({
    populations: z.array(z.enum(POPULATIONS)),
    differing: z.array(
      z.object({
        of: z.object({
          period: z.string(),
          population: z.enum(POPULATIONS),
          rows: z.string(),
          row: key,
          columns: key,
          column: key,
        }),
        said: z.number(),
        /** Null is withheld. */
        now: z.number().nullable(),
      }),
    ),
    /** How many differ beside those. */
    more: z.number(),
  }),
  audit: (input, output) => ({
    record: input.id,
    note: `${output.differing.length + output.more} figures differ`,
  }),
  async handler(context, { id }) {
    const { db, mission, account, now } = context;
    const found = await maybeRow(
      db,
      documentRow,
      'select model from openmara.document where mission_id = $1 and id = $2',
      [mission.id, id],
    );
    if (!found) throw new Problem('not_found');
    const differing = await differingFigures(context, found.model);
    const populations = POPULATIONS.filter((one) => differing.some(({ of }) => of.population === one));
    await execute(
      db,
      `insert into openmara.document_comparison
         (mission_id, id, document_id, populations, compared_by, compared_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [mission.id, newId(), id, populations, account.accountId, now],
    );
    return {
      populations,
      differing: differing.slice(0, NAMED),
      more: Math.max(0, differing.length - NAMED),
    };
  },
});
