/** Rows of a log that are not records. */
import { fold } from '../../language/fold.ts';
import { wordsOf } from '../../language/words.ts';

const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * The beginnings of a summing row. A Latin word must end where it ends in the list; an Arabic one need not, for
 * a word boundary of a regular expression knows ASCII letters only.
 */
const BEGINNING = new RegExp(
  `^(?:${[...wordsOf((words) => words.summaryRows)]
    .map((word) => literally(word) + (/\w$/.test(word) ? '\\b' : ''))
    .join('|')})`,
);

/** A row that sums others: it is not a record and is left out, with a warning. */
export function isSummaryRow(cells: readonly string[]): boolean {
  return cells.some((cell) => BEGINNING.test(fold(cell)));
}

const NUMBER = /^[\p{N}.,\s]+$/u;
/** Also a label with a number or two in a wide table, whatever language the label is in. */
export function sumsOthers(cells: readonly string[]): boolean {
  if (isSummaryRow(cells)) return true;
  const filled = cells.filter((cell) => cell !== '');
  return cells.length >= 6 && filled.length <= 3 && filled.some((text) => NUMBER.test(text));
}
