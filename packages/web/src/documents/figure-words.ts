/** What a figure of a document is, in the reader's words. */
import { DIMENSIONS } from '@openmara/core/analysis/dimensions';
import { valueInWords } from '../analysis/counted-in-words.ts';
import type { Answer } from '../frame/api.ts';
import { listed, t, word } from '../frame/language.ts';
import { BY, POPULATION, TIMING } from '../releases/words.ts';

export type Model = Answer<'document.get'>['model'];
export type Figure = Model['figures'][number];
export type Block = Model['blocks'][number];

/** What a row or column is called; a place or party, which is of no list, by its own name. */
function nameOf(dimension: string, code: string): string {
  if (dimension === 'timing') return word(TIMING, code);
  const list = DIMENSIONS.find((one) => one === dimension);
  if (list) return code === '—' ? t('documents.figure.unknown') : valueInWords(list, code);
  return code;
}
/** Which count it is: the row and the column, where it is not the total over them. */
interface Place {
  readonly rows: string;
  readonly row: string | null;
  readonly columns: string | null;
  readonly column: string | null;
}
/** "form: Rape", for each of the two by which it is narrowed; none where it is the whole. */
function narrowing({ rows, row, columns, column }: Place): Array<{ by: string; value: string }> {
  const one = (dimension: string | null, code: string | null) =>
    dimension === null || code === null ? [] : [{ by: word(BY, dimension), value: nameOf(dimension, code) }];
  return [...one(rows, row), ...one(columns, column)];
}
export const narrowedBy = ({ of }: Figure): Array<{ by: string; value: string }> => (of ? narrowing(of) : []);
/** "Incidents verified in the period, form: Rape, 2016-Q3" in one line. */
export const placeInWords = (of: Place & { readonly population: string; readonly period: string }): string =>
  listed([
    word(POPULATION, of.population),
    ...narrowing(of).map((one) => t('documents.figure.is', one)),
    of.period,
  ]);
/** The first and the last day that it is counted over; null where the document does not say. */
export function daysOf({ parameters }: Figure): { from: string; to: string } | null {
  const { from, to } = parameters;
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
}
