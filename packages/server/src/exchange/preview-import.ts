import { mappingSchema } from '@openmara/core/exchange/mapping';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { firstRowView } from './first-rows.ts';
import { answersOf, importAnswers, questionView } from './import-answers.ts';
import { importFile } from './import-file.ts';
import { identityColumn } from './identities.ts';
import {
  asProblem,
  chosenMapping,
  columnView,
  mappingChoice,
  refusalView,
  unusedView,
} from './import-views.ts';
import { readMappings, recalledOf, recalledView } from './saved-mappings.ts';
import { unknownValuesView } from './unknown-values.ts';
import { getUpload } from './uploads.ts';

/** Reads without writing: what would be created, updated, left, refused, and the mapping it would use. */
export const previewImport = defineOperation({
  name: 'import.preview',
  summary: 'Dry run of an uploaded file: what would happen, row by row',
  kind: 'command',
  who: 'import_records',
  within: 'mission',
  apart: { atOnce: 2, longest: 300 },
  input: z.object({
    mission: z.string(),
    uploadId: z.uuid(),
    ...mappingChoice,
    ...importAnswers,
    /**
     * Where the mapping is a proposal that a person corrects: the columns that she confirmed or corrected; of the others
     * what was doubtful stays so. Null where the mapping is used as it was given.
     */
    settled: z.array(z.string().max(500)).max(500).nullable().default(null),
    /** Whether a mapping that the mission saved is used where none is given and the header fits it. */
    recall: z.boolean().default(false),
  }),
  output: z.object({
    mapping: mappingSchema,
    /** The saved mapping that was used because the header fits it. */
    recalled: recalledView.nullable(),
    header: z.array(z.string()),
    rows: z.number(),
    created: z.number(),
    updated: z.number(),
    unchanged: z.number(),
    withdrawn: z.number(),
    /** Rows that are part of another row's record. */
    merged: z.number(),
    refusedRows: z.number(),
    /** Rows of which nothing can be said until a question is answered. */
    asked: z.number(),
    /** What has to be answered before it can be imported. */
    questions: z.array(questionView),
    /** Columns that look like identities and are left out, unless a person said that they hold none. */
    identities: z.array(identityColumn),
    /** The first of them; the whole list belongs to an import that was applied. */
    refused: z.array(refusalView),
    warnings: z.array(z.string()),
    /** What is doubtful of the mapping, in sentences of English; by its code it stands at the columns. */
    doubts: z.array(z.string()),
    unmapped: z.array(unusedView),
    /** Every column of the file, as its first 2 000 rows show it; the order of its dates as all of them do. */
    columns: z.array(columnView),
    /** The first rows as they will be read, beside their cells; of reports only. */
    first: z.array(firstRowView),
    /** Values of the file that no list of words knows, by the field of their column; of reports only. */
    unknown: z.array(unknownValuesView),
  }),
  audit: (input, output) => ({
    record: input.uploadId,
    note: `${output.mapping.target}, ${output.rows} rows`,
  }),
  async handler(context, input) {
    const { path, fileName } = await getUpload(context, input.uploadId);
    const result = await asProblem(async () =>
      importFile(context, {
        path,
        name: fileName,
        mapping: await chosenMapping(context, input),
        target: input.target,
        dryRun: true,
        answers: answersOf(input),
        settled: input.settled,
        saved: input.recall ? await readMappings(context, input.target) : [],
      }),
    );
    return {
      ...result,
      recalled: result.recalled && recalledOf(context, result.recalled),
      doubts: [...result.doubts],
      warnings: result.warnings.filter((warning) => !result.doubts.includes(warning)),
      questions: [...result.questions],
      identities: [...result.identities],
      header: [...result.header],
      refused: result.refused.slice(0, 200),
      unmapped: result.unmapped.map((unused) => ({ ...unused, samples: [...unused.samples] })),
      first: [...result.first],
      unknown: [...result.unknown],
      columns: result.columns.map((column) => ({
        ...column,
        samples: [...column.samples],
        doubts: column.doubts.map((one) => ({ ...one, at: [...one.at], examples: [...one.examples] })),
      })),
    };
  },
});
