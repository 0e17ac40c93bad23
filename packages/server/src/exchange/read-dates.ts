/** The dates of a whole file, before any of its rows is read: what they say of the order of day and month. */
import { setImmediate } from 'node:timers/promises';
import { addDates, type DatedColumn } from '@openmara/core/exchange/dated-columns';
import { type Doubt, sayDoubt } from '@openmara/core/exchange/doubts';
import type { Header } from '@openmara/core/exchange/find-header';
import { sumsOthers } from '@openmara/core/exchange/reports/summary-rows';
import { cellText, type Table } from './table.ts';

/** Rows after which other work has its turn. */
export const BREATH = 10_000;

/** What stands in a file below its header, of which the first rows were read. */
interface DatesToRead {
  readonly table: Table;
  readonly header: Header;
  /** Its first rows, without those that sum others. */
  readonly body: ReadonlyArray<readonly string[]>;
  /** Whether there are no more. */
  readonly whole: boolean;
}

/** Takes every row into account; a file of more than the first rows is read once more for it. @throws FileRefused */
export async function readDates(
  dated: readonly DatedColumn[],
  { table, header, body, whole }: DatesToRead,
): Promise<void> {
  if (dated.length === 0) return;
  if (whole) {
    for (const cells of body) addDates(dated, (at) => cells[at]);
    return;
  }
  for await (const { number, cells } of table.rows()) {
    // What was read at once keeps the process busy; it must be able to say that it lives.
    if (number % BREATH === 0) await setImmediate();
    if (number <= header.row || cells.length < 2) continue;
    const textAt = (at: number): string => {
      const cell = cells[at];
      return typeof cell === 'number' ? '' : cellText(cell);
    };
    // Whether the row is a record is asked where it matters only: a wide file of many rows is read in time.
    if (dated.some(({ at, order }) => order.mayTurnOn(textAt(at))) && sumsOthers(cells.map(cellText)))
      continue;
    addDates(dated, textAt);
  }
}

/** A column of dates of both orders, or of the other order than the mapping says. */
export interface ContradictingDates {
  readonly column: string;
  readonly field: string;
  /** Dates that can only be read with the day, or with the month first. */
  readonly dayFirst: number;
  readonly monthFirst: number;
  /** In a sentence of English. */
  readonly text: string;
}
/** The contradiction that a doubt is; empty for every other doubt. */
export function contradictingDates(one: Doubt, nameOf: (at: number) => string): ContradictingDates[] {
  const { code, at, field, dayFirst, monthFirst } = one;
  if (field === null || (code !== 'order_both' && code !== 'order_against')) return [];
  const column = nameOf(at[0] ?? 0);
  return [{ column, field, dayFirst, monthFirst, text: sayDoubt(one, nameOf) }];
}
