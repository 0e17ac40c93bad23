/** What an import asks before it writes, and how it is answered: on the page, on the command line and over the line. */
import { Problem } from '@openmara/core/access/problems';
import { DATE_FIELD_NAMES, DATE_ORDERS } from '@openmara/core/exchange/mapping-fields';
import { z } from 'zod';
import type { ContradictingDates } from './read-dates.ts';

/** Why a register that is given whole is not taken without a yes. */
export const SNAPSHOT_REASONS = ['more_than_a_tenth', 'older_state', 'other_source'] as const;

/** A question that a person has to answer; `rows` and `of` are the numbers that it is about. */
export const questionView = z.object({
  /**
   * `looks_imported` and `keys_say_otherwise`: answer with `importAs`. `snapshot_withdraws`: answer with `withdraws`.
   * `dates_contradict`: answer with `dateOrders`.
   */
  code: z.enum(['looks_imported', 'keys_say_otherwise', 'snapshot_withdraws', 'dates_contradict']),
  /** In a sentence of English, for the log of a job and the command line. */
  text: z.string(),
  /** Rows that are known already, reports that would be withdrawn, or dates with the day first. */
  rows: z.number(),
  /** Rows of the file, reports of the register, or dates that can be read in one order only. */
  of: z.number(),
  /** The column that it is about, and the field that it means; null where it is about the file. */
  column: z.string().nullable(),
  field: z.string().nullable(),
  /** The import that it looks like. */
  importId: z.string().nullable(),
  importedAt: z.string().nullable(),
  reasons: z.array(z.enum(SNAPSHOT_REASONS)),
});
export type Question = z.infer<typeof questionView>;

/** The answers: inputs of a dry run, of starting and of applying an import. */
export const importAnswers = {
  /** The id of the import that this file updates, or `new` where it is another one. */
  importAs: z
    .union([z.literal('new'), z.uuid()])
    .nullable()
    .default(null),
  /** How many reports may be withdrawn: the number that was asked, said back. */
  withdraws: z.number().int().min(0).nullable().default(null),
  /** Headings of columns that look like identities and are none, so that their cells are kept. */
  notIdentities: z.array(z.string().max(500)).max(200).default([]),
  /** The order of day and month of columns of dates that contradict themselves or the mapping, by field. */
  dateOrders: z.partialRecord(z.enum(DATE_FIELD_NAMES), z.enum(DATE_ORDERS)).default({}),
};
const answersSchema = z.object(importAnswers);
export type ImportAnswers = z.output<typeof answersSchema>;
export const NO_ANSWERS: ImportAnswers = {
  importAs: null,
  withdraws: null,
  notIdentities: [],
  dateOrders: {},
};

/** The answers out of an input that has them among other things. */
export const answersOf = ({
  importAs,
  withdraws,
  notIdentities,
  dateOrders,
}: ImportAnswers): ImportAnswers => ({ importAs, withdraws, notIdentities, dateOrders });

/** What the audit entry says of the answers that were given; empty where none was needed. */
export const answersNoted = ({ importAs, withdraws, notIdentities, dateOrders }: ImportAnswers): string =>
  [
    importAs === 'new' ? ', as a new one' : importAs ? `, updating ${importAs}` : '',
    withdraws === null ? '' : `, ${withdraws} withdrawals confirmed`,
    notIdentities.length > 0 ? `, said to hold no identities: ${notIdentities.join(' · ')}` : '',
    ...Object.entries(dateOrders).map(([field, order]) => `, ${field} read as ${order}`),
  ].join('');

const FIELD = {
  looks_imported: 'importAs',
  keys_say_otherwise: 'importAs',
  snapshot_withdraws: 'withdraws',
  dates_contradict: 'dateOrders',
} as const;

/** What a column of dates that contradict each other asks. */
export const datesContradict = ({
  column,
  field,
  dayFirst,
  monthFirst,
  text,
}: ContradictingDates): Question => ({
  code: 'dates_contradict',
  text,
  rows: dayFirst,
  of: dayFirst + monthFirst,
  column,
  field,
  importId: null,
  importedAt: null,
  reasons: [],
});

/** @throws Problem import_asks, with each question under the input that answers it */
export function assertAnswered(questions: readonly Question[]): void {
  if (questions.length === 0) return;
  throw new Problem(
    'import_asks',
    questions.map(({ code, text }) => ({ field: FIELD[code], reason: text })),
  );
}
