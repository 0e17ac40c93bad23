/** A count as a question in the reader's words: for the chip over the list of the records behind it. */
import { parseCounted } from '@openmara/core/analysis/counted-cell';
import { type Dimension, DIMENSION_LIST } from '@openmara/core/analysis/dimensions';
import { codesOf } from '@openmara/core/vocabularies';
import { day, labelled, listed, moment, t, word } from '../frame/language.ts';
import { BASIS, DIMENSION, UNIT } from './words.ts';

/** What a value of a dimension is called; a place or a party by its own name. */
export function valueInWords(dimension: Dimension, code: string): string {
  const list = DIMENSION_LIST[dimension];
  return list && codesOf(list).includes(code) ? labelled(list, code) : code;
}
/** @param text as the address has it */
export function countedInWords(text: string): string {
  const cell = parseCounted(text);
  if (!cell) return text;
  const by = (dimension: Dimension | undefined, code: string | undefined): string[] =>
    dimension === undefined || code === undefined
      ? []
      : [t('counted.by', { by: word(DIMENSION, dimension), value: valueInWords(dimension, code) })];
  const { from, to } = cell;
  return listed([
    t('counted.behind', { unit: word(UNIT, cell.unit) }),
    ...cell.statuses.map((status) => labelled('status', status)),
    ...by(cell.rows, cell.row),
    ...by(cell.columns, cell.column),
    ...(cell.late ? [t('counted.late')] : []),
    ...(cell.lacking ? [t('counted.lacking')] : []),
    ...(from || to
      ? [
          t('counted.days', {
            from: from ? day(from) : t('tables.first'),
            to: to ? day(to) : t('tables.last'),
            basis: word(BASIS, cell.basis),
          }),
        ]
      : []),
    ...(cell.asOf ? [t('counted.moment', { moment: moment(cell.asOf) })] : []),
  ]);
}
