import { REPORT_FIELDS } from '@openmara/core/exchange/mapping-fields';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { t, word } from '../frame/language.ts';
import { FIELD } from './words.ts';

/** What each column of the file means, to be corrected. @param onChange is given all columns that mean something */
export function MappingTable({
  preview,
  onChange,
}: {
  preview: Answer<'import.preview'>;
  onChange: (columns: Record<string, string>) => void;
}): ReactNode {
  const columns = preview.mapping.columns;
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.means')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.header
          .filter((name) => name)
          .map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <select
                  aria-label={name}
                  value={columns[name] ?? 'ignore'}
                  onChange={(event) => {
                    const next = { ...columns };
                    if (event.target.value === 'ignore') delete next[name];
                    else next[name] = event.target.value;
                    onChange(next);
                  }}
                >
                  {REPORT_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {word(FIELD, field)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
