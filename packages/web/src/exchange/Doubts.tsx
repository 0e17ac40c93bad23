import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { count, listed, t, word } from '../frame/language.ts';
import { DOUBT, FIELD, FIRST } from './words.ts';

type Column = Answer<'import.preview'>['columns'][number];

/** What is asked of a column, in words, and the way to say that it is right as it is. */
export function Doubts({ column, onConfirm }: { column: Column; onConfirm: () => void }): ReactNode {
  if (column.doubts.length === 0) return null;
  return (
    <div className="doubt">
      {column.doubts.map((doubt) => (
        <p key={doubt.code}>
          <span aria-hidden="true">◐ </span>
          {word(DOUBT, doubt.code, {
            field: word(FIELD, doubt.field ?? ''),
            order: doubt.order ? word(FIRST, doubt.order) : '',
            n: count(doubt.order === 'mdy' ? doubt.dayFirst : doubt.monthFirst),
            dayFirst: count(doubt.dayFirst),
            monthFirst: count(doubt.monthFirst),
            examples: listed(doubt.examples),
          })}
        </p>
      ))}
      <button
        type="button"
        className="quiet-button"
        aria-label={t('import.doubt.confirm.of', { column: column.heading || column.column })}
        onClick={onConfirm}
      >
        {t('import.doubt.confirm')}
      </button>
    </div>
  );
}
