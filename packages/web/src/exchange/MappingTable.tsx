import {
  DATE_FIELDS,
  DATE_ORDERS,
  FIELD_GROUPS,
  type FieldGroup,
} from '@openmara/core/exchange/mapping-fields';
import { Fragment, type ReactNode } from 'react';
import { Written } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { apart, count, listed, t, word } from '../frame/language.ts';
import { confirm, type Correcting, type Order, sayField, sayOrder, sayValue } from './correction.ts';
import { Doubts } from './Doubts.tsx';
import { Values } from './Values.tsx';
import { FIELD, GROUP, ORDER } from './words.ts';

type Preview = Answer<'import.preview'>;
type Column = Preview['columns'][number];
const GROUPS = Object.keys(FIELD_GROUPS) as FieldGroup[];
const has = (group: FieldGroup, field: string | null): boolean =>
  FIELD_GROUPS[group].some((one) => one === field);

/** All fields, grouped as the rows of the table are. */
function FieldChoice({
  column,
  field,
  onSay,
}: {
  column: Column;
  field: string;
  onSay: (field: string) => void;
}): ReactNode {
  return (
    <select
      aria-label={apart(column.heading || column.column)}
      value={field}
      onChange={(event) => onSay(event.target.value)}
    >
      <option value="ignore">{word(FIELD, 'ignore')}</option>
      {GROUPS.map((group) => (
        <optgroup key={group} label={word(GROUP, group)}>
          {FIELD_GROUPS[group].map((one) => (
            <option key={one} value={one}>
              {word(FIELD, one)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

/** In which order the dates of a column have day and month. */
function OrderChoice({
  column,
  order,
  onSay,
}: {
  column: Column;
  order: Order;
  onSay: (order: Order) => void;
}): ReactNode {
  return (
    <select
      aria-label={t('import.order.of', { column: column.heading || column.column })}
      value={order}
      onChange={(event) => onSay(DATE_ORDERS.find((one) => one === event.target.value) ?? 'dmy')}
    >
      {DATE_ORDERS.map((one) => (
        <option key={one} value={one}>
          {word(ORDER, one)}
        </option>
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
        <Written>{listed(column.samples)}</Written>
        {column.differentValues > column.samples.length ? ' …' : null}
      </>
    );
  return t('import.column.different', { n: count(column.differentValues), rows: count(column.filledRows) });
}

/** The column is as it was taken; where the order of its dates was in doubt, that is said with it. */
function asItIs(of: Correcting, { column, doubts }: Column, field: string): Correcting {
  const order = doubts.find((doubt) => doubt.order !== null)?.order;
  return order ? sayOrder(of, column, field, order) : confirm(of, column);
}

type Say = (change: (of: Correcting) => Correcting) => void;
function ColumnRow({ column, unknown, mapping, onCorrect }: OfColumn): ReactNode {
  const unused = column.field === null && !column.leftOut && column.filledRows > 0;
  const name = column.column;
  const field = mapping.columns[name] ?? column.field ?? 'ignore';
  return (
    <tr>
      <th scope="row">
        <Written>{column.heading || name}</Written>
        {unused ? <div className="note">{t('import.column.unused')}</div> : null}
      </th>
      <td>
        <Samples column={column} />
      </td>
      <td>
        <div className="means">
          <FieldChoice
            column={column}
            field={field}
            onSay={(said) => onCorrect((of) => sayField(of, name, said))}
          />
          {DATE_FIELDS.has(field) ? (
            <OrderChoice
              column={column}
              order={mapping.dateOrders?.[field] ?? mapping.dateOrder}
              onSay={(order) => onCorrect((of) => sayOrder(of, name, field, order))}
            />
          ) : null}
        </div>
        <Values
          field={column.leftOut ? '' : field}
          unknown={column.field === field ? unknown.find((one) => one.field === field) : undefined}
          said={mapping.values[field] ?? {}}
          onSay={(value, meaning) => onCorrect((of) => sayValue(of, name, field, [value, meaning]))}
        />
        <Doubts column={column} onConfirm={() => onCorrect((of) => asItIs(of, column, field))} />
      </td>
    </tr>
  );
}

interface OfColumn extends Correctable {
  readonly column: Column;
  /** Values of the file that no list knows, by field. */
  readonly unknown: Preview['unknown'];
}
interface Correctable {
  /** As it was corrected last; the preview may still be of an earlier one. */
  readonly mapping: Preview['mapping'];
  readonly onCorrect: Say;
}
/** What each column of the file means, grouped by what it is about, to be corrected. */
export function MappingTable({ preview, mapping, onCorrect }: Correctable & { preview: Preview }): ReactNode {
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
                  unknown={preview.unknown}
                  mapping={mapping}
                  onCorrect={onCorrect}
                />
              ))}
            </Fragment>
          ))}
      </tbody>
    </table>
  );
}
