/** `openmara import FILE`: upload, dry run and import of the pages, for a file on this machine. Only here a mapping is a file. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Problem } from '@openmara/core/access/problems';
import type { Refusal } from '@openmara/core/exchange/reports/row';
import type { Mapping } from '@openmara/core/exchange/mapping';
import { isMappedField, MAPPED_FIELDS } from '@openmara/core/exchange/mapped-values';
import { DATE_FIELD_NAMES, DATE_ORDERS, REPORT_FIELDS } from '@openmara/core/exchange/mapping-fields';
import { codesOf } from '@openmara/core/vocabularies';
import type { UnusedColumn } from '@openmara/core/exchange/unused-columns';
import { Command } from 'commander';
import { applyImport } from '../exchange/apply-import.ts';
import { type ImportAnswers, NO_ANSWERS, type Question } from '../exchange/import-answers.ts';
import { FileRefused } from '../exchange/file-limits.ts';
import type { IdentityColumn } from '../exchange/identities.ts';
import { progressOf } from '../exchange/import-progress.ts';
import { previewImport } from '../exchange/preview-import.ts';
import { listRefusals } from '../exchange/list-refusals.ts';
import { discardUpload } from '../exchange/discard-upload.ts';
import { parseMapping } from '../exchange/saved-mappings.ts';
import { uploadFile } from '../exchange/upload-file.ts';
import type { Actor } from '../operations/operation.ts';
import { runOperation, runUpload, type Runtime } from '../operations/run.ts';
import { type Acting, actorFor, inHouse, Usage, withActing } from './acting.ts';
import type { House } from './house.ts';

export interface CommandImport {
  readonly file: string;
  readonly mission: string;
  /** A mapping file (…json), or the name of a saved or supplied mapping; without one it is proposed. */
  readonly mapping?: string | undefined;
  /** What it is imported into, where no mapping says it; reports, unless said otherwise. */
  readonly target?: string | undefined;
  readonly dryRun: boolean;
  /** What was asked and is answered; nothing, unless said. */
  readonly answers?: Partial<ImportAnswers>;
  /** What is said of columns and of spellings beside the mapping that is given or proposed. */
  readonly corrections?: Corrections;
  /** Bytes read, all bytes, rows; some times a second while it runs. */
  progress?(read: number, total: number, rows: number): void;
}
export interface Corrections {
  /** The field of a column, by its heading. */
  readonly columns: Mapping['columns'];
  /** The meaning of a spelling, by field. */
  readonly values: Mapping['values'];
}
export interface CommandImported {
  readonly id: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly withdrawn: number;
  readonly merged: number;
  readonly refusedRows: number;
  /** In a dry run: rows of which nothing can be said until a question is answered, and the questions. */
  readonly asked: number;
  readonly questions: readonly Question[];
  /** In a dry run: columns that look like identities, and whether they were said to hold none. */
  readonly identities: readonly IdentityColumn[];
  readonly refused: readonly Refusal[];
  readonly warnings: readonly string[];
  /** The mapping that was given or proposed; null where an earlier run had imported the file. */
  readonly mapping: Mapping | null;
  /** The headings of the file, and its columns that nothing is read from. */
  readonly header: readonly string[];
  readonly unmapped: readonly UnusedColumn[];
}

function mappingOf(named: string | undefined): { mapping: Mapping | null; mappingName: string | null } {
  if (named && /\.json$/i.test(named) && existsSync(named))
    return { mapping: parseMapping(readFileSync(named, 'utf8'), named), mappingName: null };
  return { mapping: null, mappingName: named ?? null };
}

/**
 * The same rules, transactions and audit entries as on the page.
 * @throws FileRefused where the file as a whole is refused; Problem for other refusals
 */
export async function importByCommand(
  runtime: Runtime,
  actor: Actor,
  request: CommandImport,
): Promise<CommandImported> {
  const { mission } = request;
  const choice = mappingOf(request.mapping);
  const name = basename(request.file);
  const { uploadId } = await runUpload(
    runtime,
    uploadFile,
    actor,
    { mission, fileName: name },
    createReadStream(request.file),
  ).catch(refusedFile);
  const input = {
    mission,
    uploadId,
    ...choice,
    ...(request.target ? { target: request.target } : {}),
    ...NO_ANSWERS,
    ...request.answers,
  };
  const { corrections } = request;
  if (corrections && Object.keys({ ...corrections.columns, ...corrections.values }).length > 0) {
    const seen = await runOperation(runtime, previewImport, actor, input).catch(refusedFile);
    input.mapping = corrected(seen.mapping, corrections);
    input.mappingName = null;
  }
  // The file stays where it came from: what was not imported does not lie here for a day.
  const discard = async (): Promise<void> => {
    await runOperation(runtime, discardUpload, actor, { mission, uploadId });
  };
  if (request.dryRun) {
    try {
      const seen = await runOperation(runtime, previewImport, actor, input).catch(refusedFile);
      return { ...seen, warnings: [...seen.doubts, ...seen.warnings], id: uploadId };
    } finally {
      await discard();
    }
  }
  const watching = setInterval(() => {
    const now = progressOf(uploadId);
    if (now) request.progress?.(now.read, now.total, now.rows);
  }, 200);
  try {
    const done = await runOperation(runtime, applyImport, actor, input).catch(async (error: unknown) => {
      await discard();
      return refusedFile(error);
    });
    const refused =
      done.refusedRows > 0
        ? (await runOperation(runtime, listRefusals, actor, { mission, id: uploadId })).items
        : [];
    return { ...done, asked: 0, questions: [], identities: [], refused };
  } finally {
    clearInterval(watching);
  }
}
const corrected = (mapping: Mapping, { columns, values }: Corrections): Mapping => ({
  ...mapping,
  columns: { ...mapping.columns, ...columns },
  values: {
    ...mapping.values,
    ...Object.fromEntries(
      Object.entries(values).map(([field, said]) => [field, { ...mapping.values[field], ...said }]),
    ),
  },
});

/** A refused file has an exit status of its own (2), with the reason in a sentence. */
function refusedFile(error: unknown): never {
  const detail = error instanceof Problem && error.code === 'file_refused' ? error.details[0] : undefined;
  throw detail ? new FileRefused(detail.field ?? 'file', detail.reason) : error;
}

function bar(read: number, total: number, rows: number, seconds: number): void {
  if (!process.stderr.isTTY) return;
  const share = total ? read / total : 0;
  const filled = Math.round(share * 24);
  const left = share > 0.02 ? `${Math.round((seconds / share) * (1 - share))} s left` : '';
  const speed = Math.round(rows / Math.max(0.1, seconds));
  const percent = String(Math.round(share * 100)).padStart(3);
  process.stderr.write(
    `\r${'█'.repeat(filled)}${'·'.repeat(24 - filled)} ${percent} %  ${rows} rows  ${speed}/s  ${left}   `,
  );
}

function printImported(name: string, dryRun: boolean, result: CommandImported, seconds: number): void {
  console.log(
    `${dryRun ? 'Dry run of' : 'Imported'} ${name}: ${result.rows} rows, ${result.created} created, ${result.updated} updated, ${result.unchanged} unchanged, ${result.withdrawn} withdrawn, ${result.merged} merged, ${result.refusedRows} refused, in ${seconds.toFixed(1)} s.`,
  );
  const columns = Object.entries(result.mapping?.columns ?? {});
  if (columns.length > 0)
    console.log(`  read: ${columns.map(([column, field]) => `“${column}” as ${field}`).join(', ')}.`);
  if (result.unmapped.length > 0)
    console.log(`  not used: ${result.unmapped.map(({ column }) => `“${column}”`).join(', ')}.`);
  printRefused(result.refused);
  for (const warning of result.warnings) console.log(`  note: ${warning}`);
  for (const question of result.questions)
    console.log(`  question: ${question.text}\n    ${HOW[question.code]}`);
}
/** Each reason once, with its rows: what one word of a file means is one question, however often it stands there. */
function printRefused(refused: readonly Refusal[]): void {
  const rows = new Map<string, number[]>();
  for (const { row, column, value, reason } of refused) {
    const said = `${column ?? '–'} “${value ?? ''}”: ${reason}`;
    const at = rows.get(said);
    if (at) at.push(row);
    else rows.set(said, [row]);
  }
  for (const [said, at] of [...rows].slice(0, 50))
    console.log(
      `  ${at.length > 1 ? 'rows' : 'row'} ${at.slice(0, 12).join(', ')}${at.length > 12 ? ` and ${at.length - 12} more` : ''}, ${said}`,
    );
  if (rows.size > 50) console.log(`  … and ${rows.size - 50} more; --json lists them all.`);
}
/** How a question is answered here. */
const HOW = {
  looks_imported: 'Answer with --update ID or with --new.',
  keys_say_otherwise: 'Answer with --update ID or with --new.',
  snapshot_withdraws: 'Answer with --withdraw NUMBER.',
  dates_contradict: 'Answer with --date-order dmy or mdy; of one column with --date-order occurred=dmy.',
} as const;

interface ImportOptions extends Acting {
  readonly mission?: string;
  readonly mapping?: string;
  readonly into?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly update?: string;
  readonly new?: boolean;
  readonly withdraw?: number;
  readonly keepColumn?: readonly string[];
  readonly dateOrder?: readonly string[];
  readonly column?: readonly string[];
  readonly means?: readonly string[];
  readonly withoutLimits?: boolean;
}
const answersIn = ({
  update,
  new: isNew,
  withdraw,
  keepColumn,
  dateOrder,
}: ImportOptions): Partial<ImportAnswers> => ({
  importAs: isNew ? 'new' : (update ?? null),
  withdraws: withdraw ?? null,
  notIdentities: [...(keepColumn ?? [])],
  dateOrders: Object.assign({}, ...(dateOrder ?? []).map(ordersIn)),
});
/** “Aina=forms” of a column, “forms:Ubakaji=rape” of a spelling. @throws Usage */
function correctionsIn({ column = [], means = [] }: ImportOptions): Corrections {
  const columns = column.map((said) => {
    const [, heading = '', field = ''] = /^(.+)=(\w+)$/.exec(said) ?? [];
    if (REPORT_FIELDS.some((one) => one === field)) return [heading, field] as const;
    throw new Usage(
      `“${said}” names no field. Write HEADING=FIELD, with one of ${REPORT_FIELDS.join(', ')}.`,
    );
  });
  const values: Record<string, Record<string, string>> = {};
  for (const said of means) {
    const [, field = '', spelling = '', meaning = ''] = /^(\w+):(.+)=(.+)$/.exec(said) ?? [];
    const list = isMappedField(field) ? MAPPED_FIELDS[field] : undefined;
    if (list === undefined || (list !== null && !codesOf(list).includes(meaning)))
      throw new Usage(
        `“${said}” says no meaning. Write FIELD:SPELLING=MEANING, with one of ${Object.keys(MAPPED_FIELDS).join(', ')}${list ? ` and a meaning among ${codesOf(list).join(', ')}` : ''}.`,
      );
    values[field] = { ...values[field], [spelling]: meaning };
  }
  return { columns: Object.fromEntries(columns), values };
}
/** “dmy” for every column of dates, “received=mdy” for one. @throws Usage */
function ordersIn(said: string): ImportAnswers['dateOrders'] {
  const [, named, order] = /^(?:(\w+)=)?(\w+)$/.exec(said) ?? [];
  const fields = DATE_FIELD_NAMES.filter((field) => named === undefined || field === named);
  const known = DATE_ORDERS.find((one) => one === order);
  if (known && fields.length > 0) return Object.fromEntries(fields.map((field) => [field, known]));
  throw new Usage(
    `“${said}” is no order of dates. Write ${DATE_ORDERS.join(', ')}, or one of ${DATE_FIELD_NAMES.map((field) => `${field}=…`).join(', ')}.`,
  );
}
async function run(file: string | undefined, options: ImportOptions, command: Command): Promise<void> {
  const { mission } = options;
  if (!file || !mission) throw new Usage(command.helpInformation());
  if (!existsSync(file)) throw new FileRefused('no_file', `There is no file “${file}”.`);
  const started = Date.now();
  const since = (): number => (Date.now() - started) / 1000;
  const work = async (house: House): Promise<void> => {
    const result = await importByCommand(house, await actorFor(house, options.as), {
      file,
      mission,
      mapping: options.mapping,
      target: options.into,
      dryRun: options.dryRun ?? false,
      answers: answersIn(options),
      corrections: correctionsIn(options),
      progress: (read, total, rows) => bar(read, total, rows, since()),
    });
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    if (options.json) {
      const { refusedRows, refused, warnings, ...rest } = result;
      console.log(
        JSON.stringify({
          ...rest,
          refused: refusedRows,
          refusals: refused,
          notes: warnings,
          warnings,
          seconds: since(),
        }),
      );
    } else printImported(basename(file), options.dryRun ?? false, result, since());
  };
  await inHouse(options, work, options.withoutLimits ? 'here' : undefined);
}

export const importCommand = (): Command =>
  withActing(
    new Command('import')
      .description('import a file into a mission; rows that cannot be read are refused with the reason')
      .argument('[file]', 'CSV, XLSX or JSON lines')
      .option('--mission <code>', 'the mission, e.g. UNMISS')
      .option(
        '--mapping <name or file>',
        'a saved or supplied mapping, or a mapping file; otherwise proposed',
      )
      .option('--into <target>', 'what it is imported into, where no mapping says it (report)')
      .option('--update <import>', 'the earlier import that this file updates, by its id')
      .option('--new', 'it is another log, though it looks like an earlier one')
      .option('--withdraw <number>', 'so many reports may be withdrawn: the number that was asked', Number)
      .option(
        '--keep-column <heading...>',
        'columns that look like identities and hold none: their cells are kept',
      )
      .option(
        '--date-order <order...>',
        'how dates such as 3/4/2016 are read (dmy, mdy), where the file contradicts itself',
      )
      .option('--column <heading=field...>', 'what a column means, such as “Aina=forms”')
      .option(
        '--means <field:spelling=meaning...>',
        'what a word of the file means, such as “forms:Ubakaji=rape”; it is remembered for the next one',
      )
      .option(
        '--without-limits',
        'read a file that is known to be honest and takes more time or memory than a file may',
      )
      .option('--dry-run', 'say what would happen, and write nothing')
      .option('--json', 'one JSON object instead of sentences'),
  ).action(run);
