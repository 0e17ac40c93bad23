/** What a person is asked of a mapping before it is used: each doubt with the columns that it is about. */
import type { DatedColumn } from './dated-columns.ts';
import { type Mapping, orderOf } from './mapping.ts';

/** What can be doubtful; {@link sayDoubt} has a sentence for each. */
export const DOUBT_CODES = [
  /** Taken as a field that its heading may mean and its values do not show. */
  'by_heading',
  /** Taken as a field by its values alone. */
  'by_values',
  /** Dates that can be read with the day or the month first. */
  'order_open',
  /** Dates of both orders. */
  'order_both',
  /** Dates of the other order than the mapping says. */
  'order_against',
  /** Days up to the twelfth as days, later ones as text: a spreadsheet may have turned day and month of the former. */
  'order_turned',
  /** Small whole numbers, of whom nobody said. */
  'numbers_of_whom',
  /** Question marks where digits were. */
  'digits_lost',
] as const;
/** One of {@link DOUBT_CODES}. */
export type DoubtCode = (typeof DOUBT_CODES)[number];

/** A doubt. */
export interface Doubt {
  readonly code: DoubtCode;
  /** The columns that it is about, by their positions in the file, from 0. */
  readonly at: readonly number[];
  /** The field that the column was taken for; null where it was taken for none. */
  readonly field: string | null;
  /** How surely, 0 to 1; null where that is not the question. */
  readonly confidence: number | null;
  /** The order of day and month in which the column is read; null for other doubts. */
  readonly order: Mapping['dateOrder'] | null;
  readonly dayFirst: number;
  readonly monthFirst: number;
  /** Dates that can be read both ways. */
  readonly examples: readonly string[];
}
/** A doubt of the given code with nothing else said. */
export const doubt = (code: DoubtCode, at: readonly number[], more: Partial<Doubt> = {}): Doubt => ({
  code,
  at,
  field: null,
  confidence: null,
  order: null,
  dayFirst: 0,
  monthFirst: 0,
  examples: [],
  ...more,
});

/** The fields that a mapping reads, by the positions of their columns. */
export type FieldAt = (at: number) => string | null;

/**
 * What is doubtful of the order of day and month in the columns of dates. A column that cannot say is read as its
 * neighbour, which can.
 */
export function orderDoubts(mapping: Mapping, dated: readonly DatedColumn[]): Doubt[] {
  const anyDecided = dated.some(({ order }) => order.decided);
  return dated
    .filter(({ order }) => order.decided || !anyDecided)
    .flatMap(({ at, field, order }) => {
      const read = orderOf(mapping, field);
      const said = order.doubt(read);
      return said ? [doubt(said.code, [at], { ...said, field, order: read })] : [];
    });
}

/**
 * The doubts that stand for a mapping that a person corrects: of a column that she settled, or took for something else
 * than was proposed, nothing is asked any more.
 * @param settled positions of columns that a person confirmed as they are
 */
export function standing(doubts: readonly Doubt[], fieldAt: FieldAt, settled: ReadonlySet<number>): Doubt[] {
  return doubts.flatMap((one): Doubt[] => {
    const open = one.at.filter((at) => !settled.has(at));
    if (one.code === 'numbers_of_whom') {
      const nobodys = open.filter((at) => fieldAt(at) === null);
      return nobodys.length > 0 ? [{ ...one, at: nobodys }] : [];
    }
    const same = one.code === 'digits_lost' ? fieldAt(one.at[0] ?? 0) !== 'ignore' : true;
    const taken = one.field === null || fieldAt(one.at[0] ?? 0) === one.field;
    return open.length > 0 && same && taken ? [one] : [];
  });
}

const FIRST = { dmy: 'day', mdy: 'month', ymd: 'year' } as const;
/** A doubt in a sentence of English, for the command line and for what an import notes. @param nameOf its columns */
export function sayDoubt(one: Doubt, nameOf: (at: number) => string): string {
  const columns = one.at.map((at) => `“${nameOf(at)}”`);
  const column = `Column ${columns[0] ?? ''}`;
  const read = one.order ? FIRST[one.order] : 'day';
  const taken = `${column} was taken as “${one.field}”`;
  const confirm = `(confidence ${Math.round((one.confidence ?? 0) * 100)} of 100). Confirm it in the mapping, or say what it is.`;
  switch (one.code) {
    case 'by_heading':
      return `${taken}, which its heading may mean and its values do not show ${confirm}`;
    case 'by_values':
      return `${taken} by its values alone ${confirm}`;
    case 'order_open':
      return `${column} has dates such as ${one.examples.map((date) => `“${date}”`).join(', ')}, which can be read with the day or the month first; it was read ${read} first. Say which is right (dateOrder).`;
    case 'order_both':
      return `${column} has dates with the day first (${one.dayFirst}) and with the month first (${one.monthFirst}); it was read ${read} first, and what that cannot read is refused. Say which order is right (dateOrder), or correct the others.`;
    case 'order_against':
      return `${column} is read ${read} first, as the mapping says, and has dates with the ${read === 'day' ? 'month' : 'day'} first (${read === 'day' ? one.monthFirst : one.dayFirst}). Say which order is right (dateOrder).`;
    case 'order_turned':
      return `${column} keeps every date up to the twelfth of a month as a day, and every later one as text: a spreadsheet may have turned day and month of the former. Look at them in the original, or confirm that they are right (dateOrder).`;
    case 'numbers_of_whom':
      return `Columns ${columns.join(' and ')} hold small whole numbers: say of whom (women, men, girls, boys, all survivors).`;
    case 'digits_lost':
      return `The digits of column ${columns[0] ?? ''} were lost when the file was saved: it has question marks in their place. Ask for the file as .xlsx or UTF-8.`;
  }
}
