/** The columns of dates of a file, and the order of day and month that all values of each say. */
import { DateOrder } from './date-order.ts';
import { DATE_FIELDS } from './mapping-fields.ts';
import type { Mapping } from './mapping.ts';

/** A column that is read as one of dates. */
export interface DatedColumn {
  readonly at: number;
  readonly field: string;
  /** What its values say so far. */
  readonly order: DateOrder;
}

/** The columns that are read as dates, before any value was looked at. @param fieldAt the field of each column */
export const datedColumns = (fieldAt: (at: number) => string | null, width: number): DatedColumn[] =>
  Array.from({ length: width }, (_, at) => ({ at, field: fieldAt(at) ?? '' }))
    .filter(({ field }) => DATE_FIELDS.has(field))
    .map((column) => ({ ...column, order: new DateOrder() }));

/** Takes the dates of a row into account. */
export function addDates(dated: readonly DatedColumn[], textAt: (at: number) => string | undefined): void {
  for (const { at, order } of dated) order.add(textAt(at) ?? '');
}

/** One order for each column, from all of its values; that of the file is the one of the event. */
export function ordersOf(
  dated: readonly DatedColumn[],
): Pick<Mapping, 'dateOrder'> & Partial<Pick<Mapping, 'dateOrders'>> {
  const decided = dated.filter(({ order }) => order.decided);
  const dateOrder = (decided.find(({ field }) => field === 'occurred') ?? decided[0])?.order.order ?? 'dmy';
  const others = decided.filter(({ order }) => order.order !== dateOrder);
  return {
    dateOrder,
    ...(others.length > 0
      ? { dateOrders: Object.fromEntries(others.map(({ field, order }) => [field, order.order])) }
      : {}),
  };
}
