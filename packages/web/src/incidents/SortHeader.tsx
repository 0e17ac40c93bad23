import type { ReactNode } from 'react';
import { word } from '../frame/language.ts';
import { SORT } from './words.ts';

/** The two orders of a column, the one that a first press gives first. */
export interface ColumnOrders {
  readonly first: string;
  readonly second: string;
  /** Which of the two goes from the smallest to the largest. */
  readonly ascending: string;
}

/** A heading of a column by which the list can be ordered. @param sort the order that the list has */
export function SortHeader({
  label,
  orders,
  sort,
  onSort,
}: {
  label: string;
  orders: ColumnOrders;
  sort: string;
  onSort: (sort: string) => void;
}): ReactNode {
  const ordered = sort === orders.first || sort === orders.second;
  const next = sort === orders.first ? orders.second : orders.first;
  const up = sort === orders.ascending;
  return (
    <th scope="col" aria-sort={ordered ? (up ? 'ascending' : 'descending') : 'none'}>
      <button type="button" className="sort" title={word(SORT, next)} onClick={() => onSort(next)}>
        {label} <span aria-hidden="true">{ordered ? (up ? '↑' : '↓') : ''}</span>
      </button>
    </th>
  );
}
