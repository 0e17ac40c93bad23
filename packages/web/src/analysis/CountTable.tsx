import type { ReactNode } from 'react';
import { Apart } from '../frame/Apart.tsx';
import type { Answer } from '../frame/api.ts';
import { count, day, labelled, listed, moment, t, word } from '../frame/language.ts';
import { UNIT } from './words.ts';

/** Counts after disclosure control with the names of their rows and columns; without columns a list. */
export interface Counts {
  readonly rowKeys: ReadonlyArray<{ readonly code: string; readonly label: string }>;
  readonly columnKeys: ReadonlyArray<{ readonly code: string; readonly label: string }>;
  readonly cells: ReadonlyArray<ReadonlyArray<number | null>>;
  readonly rowTotals: ReadonlyArray<number | null>;
  readonly columnTotals: ReadonlyArray<number | null>;
  readonly total: number | null;
}

/** What is counted, of which states, from when to when and as of which moment. */
export function captionOf(table: Answer<'analysis.tabulate'>): string {
  const caption = t('tables.caption', {
    unit: word(UNIT, table.unit),
    statuses: listed(table.statuses.map((s) => labelled('status', s))) || t('tables.asreported'),
    from: table.from ? day(table.from) : t('tables.first'),
    to: table.to ? day(table.to) : t('tables.last'),
    asOf: moment(table.asOf),
  });
  return table.synthetic ? `${caption} · ${t('synthetic')}` : caption;
}

/** The way to the records of a cell by the codes of its row and column; null is the total over them. */
export type CellLink = (row: string | null, column: string | null, text: string) => ReactNode;

/**
 * Counts in two dimensions with their totals; a dash where a count is withheld.
 * @param link where the reader may read the records; nothing leads from what is withheld, or from none
 */
export function CountTable({
  table,
  caption,
  link,
}: {
  table: Counts;
  caption: string;
  link?: CellLink | undefined;
}): ReactNode {
  const shown = (value: number | null | undefined, row: string | null, column: string | null): ReactNode =>
    value && link ? link(row, column, count(value)) : count(value ?? null);
  return (
    <div className="wide">
      <table className="counts">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {table.columnKeys.map((key) => (
              <th key={key.code} scope="col">
                <Apart>{key.label}</Apart>
              </th>
            ))}
            <th scope="col">{t('tables.total')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rowKeys.map((key, r) => (
            <tr key={key.code}>
              <th scope="row">
                <Apart>{key.label}</Apart>
              </th>
              {(table.cells[r] ?? []).map((cell, c) => (
                <td key={table.columnKeys[c]?.code} title={cell === null ? t('withheld') : undefined}>
                  {shown(cell, key.code, table.columnKeys[c]?.code ?? null)}
                </td>
              ))}
              <td className="total">{shown(table.rowTotals[r], key.code, null)}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{t('tables.total')}</th>
            {table.columnTotals.map((cell, c) => (
              <td key={table.columnKeys[c]?.code}>{shown(cell, null, table.columnKeys[c]?.code ?? null)}</td>
            ))}
            <td>{shown(table.total, null, null)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
