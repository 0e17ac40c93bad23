/** Whose keys the rows of a file bear: the register that its mapping names, an earlier import's, or the file's own. */
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import type { ImportAnswers, Question } from './import-answers.ts';
import type { RowReader } from './read-rows.ts';
import { isRefusedRows } from './refused-file.ts';

export interface ChosenSource {
  readonly source: string;
  /** A person chose it, or the file itself is the answer to an import: nothing more is asked about it. */
  readonly settled: boolean;
  readonly questions: readonly Question[];
}
interface Asked {
  readonly importId: string;
  readonly path: string;
  /** Digest of the file. */
  readonly digest: string;
  readonly target: string;
  readonly reader: RowReader;
  readonly answers: ImportAnswers;
}

const runRow = z.object({
  id: z.string(),
  source: z.string(),
  at: z.string(),
  header: z.array(z.string()).nullable(),
});
type EarlierRun = z.infer<typeof runRow>;
const RUNS = `select id, source, to_json(applied_at)#>>'{}' as at, header from openmara.import_run
  where mission_id = $1 and target = $2 and state = 'applied' and source is not null
    and ($3 or started_by = $4)`;

const seenBy = ({ mission, account, sees }: Context, target: string): unknown[] => [
  mission.id,
  target,
  sees('imports_of_others'),
  account.accountId,
];

/** The day of an import, as a sentence says it. */
const dayOf = (moment: string): string => moment.slice(0, 10);

/** Asks whether the file is that of an earlier import. @param rows how many of its rows are known, of how many */
export const looksImported = (
  run: Pick<EarlierRun, 'id' | 'at'> | null,
  known: number,
  of: number,
): Question => ({
  code: 'looks_imported',
  text: `This looks like the log imported on ${run ? dayOf(run.at) : 'an earlier day'}${run ? ` (${run.id})` : ''}: ${of > 0 ? `${known} of ${of} rows are there already` : 'it is the same file'}. Update that one (importAs: its id), or import it as a new one (importAs: new)?`,
  rows: known,
  of,
  column: null,
  field: null,
  importId: run?.id ?? null,
  importedAt: run?.at ?? null,
  reasons: [],
});

/** The latest import into a source, as far as the account may see it. */
export const latestOf = async (
  context: Context,
  target: string,
  source: string,
): Promise<EarlierRun | null> =>
  maybeRow(context.db, runRow, `${RUNS} and source = $5 order by applied_at desc limit 1`, [
    ...seenBy(context, target),
    source,
  ]);

/** Imports with refused rows under the same headings: a file of refused rows comes back to them. */
async function askedFor(context: Context, { target, reader }: Asked): Promise<EarlierRun[]> {
  const found = await rows(
    context.db,
    runRow,
    `${RUNS} and refused > 0 order by applied_at desc limit 200`,
    seenBy(context, target),
  );
  // Our file may be wider than its header by empty cells.
  const plain = (names: readonly string[]): string =>
    JSON.stringify(names.slice(0, names.findLastIndex((name) => name !== '') + 1));
  const alike = found.filter((run) => run.header && plain(run.header) === plain(reader.header));
  const bySource = new Map(alike.toReversed().map((run) => [run.source, run]));
  return [...bySource.values()];
}

async function chosenByAnswer(context: Context, { target, answers, importId }: Asked): Promise<string> {
  if (answers.importAs === 'new') return ownSource(importId);
  const run = await maybeRow(context.db, runRow, `${RUNS} and id = $5`, [
    ...seenBy(context, target),
    answers.importAs,
  ]);
  if (run) return run.source;
  throw new Problem('input_invalid', [
    { field: 'importAs', reason: 'problem.why.no-import', places: { id: answers.importAs ?? '' } },
  ]);
}
const ownSource = (importId: string): string => `file:${importId}`;

/** @throws Problem input_invalid where the import to update is not there */
export async function chooseSource(context: Context, asked: Asked): Promise<ChosenSource> {
  const { reader, importId, target, digest, answers } = asked;
  if (answers.importAs) return { source: await chosenByAnswer(context, asked), settled: true, questions: [] };
  const keyed = Object.values(reader.mapping.columns).includes('key');
  const named = reader.mapping.source;
  if (named && (keyed || target !== 'report')) {
    return { source: named, settled: false, questions: await sameFile(context, target, digest, named) };
  }
  if (isRefusedRows(asked.path)) {
    const runs = await askedFor(context, asked);
    const [run] = runs;
    if (run && runs.length === 1) return { source: run.source, settled: true, questions: [] };
    if (run)
      return {
        source: ownSource(importId),
        settled: false,
        questions: runs.map((r) => looksImported(r, 0, 0)),
      };
  }
  // Rows without keys are known by what they say: of one kind of record they can only meet themselves.
  const source = keyed || target === 'report' ? ownSource(importId) : 'log';
  return { source, settled: false, questions: await sameFile(context, target, digest, source) };
}

/** The same bytes were imported before, into another source than this. */
async function sameFile(
  context: Context,
  target: string,
  digest: string,
  source: string,
): Promise<Question[]> {
  const run = await maybeRow(
    context.db,
    runRow,
    `${RUNS} and file_digest = $5 and source <> $6 order by applied_at desc limit 1`,
    [...seenBy(context, target), digest, source],
  );
  return run ? [looksImported(run, 0, 0)] : [];
}
