import { FIELD_GROUPS, type FieldGroup } from '@openmara/core/exchange/mapping-fields';
import { Fragment, type ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { count, isolated, listed, t, word } from '../frame/language.ts';
import { FIELD, GROUP } from './words.ts';

type Preview = Answer<'import.preview'>;
type Column = Preview['columns'][number];
const GROUPS = Object.keys(FIELD_GROUPS) as FieldGroup[];
const has = (group: FieldGroup, field: string | null): boolean =>
  FIELD_GROUPS[group].some((one) => one === field);

/** All fields, grouped as the rows of the table are. */
function FieldChoice({ column, onSay }: { column: Column; onSay: (field: string) => void }): ReactNode {
  return (
    <select
      aria-label={column.heading || column.column}
      value={column.field ?? 'ignore'}
      onChange={(event) => onSay(event.target.value)}
    >
      <option value="ignore">{word(FIELD, 'ignore')}</option>
      {GROUPS.map((group) => (
        <optgroup key={group} label={word(GROUP, group)}>
          {FIELD_GROUPS[group].map((field) => (
            <option key={field} value={field}>
              {word(FIELD, field)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** What stands in a column; where no value may be told, how many there are. */
function Samples({ column }: { column: Column }): ReactNode {
  if (column.leftOut) return <span className="note">{t('import.column.identity')}</span>;
  if (column.filledRows === 0) return t('import.column.empty');
  if (column.samples.length > 0)
    return (
      <>
        {listed(column.samples)}
        {column.differentValues > column.samples.length ? ' …' : null}
      </>
    );
  return t(
    'import.column.different',
    isolated({ n: count(column.differentValues), rows: count(column.filledRows) }),
  );
}

function ColumnRow({ column, onSay }: { column: Column; onSay: (field: string) => void }): ReactNode {
  const unused = column.field === null && !column.leftOut && column.filledRows > 0;
  return (
    <tr>
      <th scope="row">
        {column.heading || column.column}
        {unused ? <div className="note">{t('import.column.unused')}</div> : null}
      </th>
      <td>
        <Samples column={column} />
      </td>
      <td>
        <FieldChoice column={column} onSay={onSay} />
        {column.doubts.map((doubt) => (
          <div key={doubt} className="note" dir="ltr" lang="en">
            {doubt}
          </div>
        ))}
      </td>
    </tr>
  );
}

/**
 * What each column of the file means, grouped by what it is about, to be corrected.
 * @param onChange is given all columns that a meaning or `ignore` is said of
 */
export function MappingTable({
  preview,
  onChange,
}: {
  preview: Preview;
  onChange: (columns: Record<string, string>) => void;
}): ReactNode {
  const groups = [...GROUPS, 'unused' as const].map((group) => ({
    group,
    columns: preview.columns.filter(({ field }) =>
      group === 'unused' ? !GROUPS.some((one) => has(one, field)) : has(group, field),
    ),
  }));
  return (
    <table className="list">
      <thead>
        <tr>
          <th scope="col">{t('import.column')}</th>
          <th scope="col">{t('import.column.values')}</th>
          <th scope="col">{t('import.means')}</th>
        </tr>
      </thead>
      <tbody>
        {groups
          .filter(({ columns }) => columns.length > 0)
          .map(({ group, columns }) => (
            <Fragment key={group}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  {word(GROUP, group)}
                </th>
              </tr>
              {columns.map((column) => (
                <ColumnRow
                  key={column.column}
                  column={column}
                  onSay={(field) => onChange({ ...preview.mapping.columns, [column.column]: field })}
                />
              ))}
            </Fragment>
          ))}
      </tbody>
    </table>
  );
}
