/** What a figure of a document is, in the reader's words. */
import { DIMENSION_LIST } from '@openmara/core/analysis/dimensions';
import { codesOf, labelOf } from '@openmara/core/vocabularies';
import type { ReleaseDimension } from '@openmara/core/releases/release-tables';
import type { Answer } from '../frame/api.ts';
import { locale, t, word } from '../frame/language.ts';
import { BY, TIMING } from '../releases/words.ts';

export type Model = Answer<'document.get'>['model'];
export type Figure = Model['figures'][number];
export type Block = Model['blocks'][number];

/** What a row or column is called; a place or party, which is of no list, by its own name. */
function nameOf(dimension: ReleaseDimension, code: string): string {
  if (dimension === 'timing') return word(TIMING, code);
  const list = DIMENSION_LIST[dimension];
  if (list && codesOf(list).includes(code)) return labelOf(list, code, locale());
  return code === '—' ? t('documents.figure.unknown') : code;
}
/** "form: Rape", for each of the two by which it is narrowed; none where it is the whole. */
export function narrowedBy({ of }: Figure): Array<{ by: string; value: string }> {
  if (!of) return [];
  const one = (dimension: ReleaseDimension | null, code: string | null) =>
    dimension === null || code === null ? [] : [{ by: word(BY, dimension), value: nameOf(dimension, code) }];
  return [...one(of.rows, of.row), ...one(of.columns, of.column)];
}
/** The first and the last day that it is counted over; null where the document does not say. */
export function daysOf({ parameters }: Figure): { from: string; to: string } | null {
  const { from, to } = parameters;
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
}
