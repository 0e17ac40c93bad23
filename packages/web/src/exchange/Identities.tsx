import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { t, word } from '../frame/language.ts';
import { IDENTITY } from './words.ts';

type Column = Answer<'import.preview'>['identities'][number];

/**
 * Columns that look like identities and are left out, each with the way to say that it holds none.
 * @param onSay is given all headings of which that is said
 */
export function Identities({
  columns,
  onSay,
}: {
  columns: readonly Column[];
  onSay: (notIdentities: readonly string[]) => void;
}): ReactNode {
  if (columns.length === 0) return null;
  const said = columns.filter(({ kept }) => kept).map(({ column }) => column);
  return (
    <fieldset>
      <legend>{t('import.identities')}</legend>
      <p className="quiet">{t('import.identities.how')}</p>
      {columns.map(({ column, kind, kept }) => (
        <label key={column}>
          <input
            type="checkbox"
            checked={kept}
            onChange={() => onSay(kept ? said.filter((name) => name !== column) : [...said, column])}
          />{' '}
          {t('import.identities.none', { column, kind: word(IDENTITY, kind) })}
        </label>
      ))}
    </fieldset>
  );
}
