import { labelOf } from '@openmara/core/vocabularies';
import type { ReactNode } from 'react';
import type { Answer } from '../frame/api.ts';
import { count, day, locale, moment, t, word } from '../frame/language.ts';
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
    statuses: table.statuses.map((s) => labelOf('status', s, locale())).join(', ') || t('tables.asreported'),
    from: table.from ? day(table.from) : t('tables.first'),
    to: table.to ? day(table.to) : t('tables.last'),
    asOf: moment(table.asOf),
  });
  return table.synthetic ? `${caption} · ${t('synthetic')}` : caption;
}

/** Counts in two dimensions with their totals; a dash where a count is withheld. */
export function CountTable({ table, caption }: { table: Counts; caption: string }): ReactNode {
  return (
    <div className="wide">
      <table className="counts">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {table.columnKeys.map((key) => (
              <th key={key.code} scope="col">
                {key.label}
              </th>
            ))}
            <th scope="col">{t('tables.total')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rowKeys.map((key, r) => (
            <tr key={key.code}>
              <th scope="row">{key.label}</th>
              {(table.cells[r] ?? []).map((cell, c) => (
                <td key={table.columnKeys[c]?.code} title={cell === null ? t('withheld') : undefined}>
                  {count(cell)}
                </td>
              ))}
              <td className="total">{count(table.rowTotals[r] ?? null)}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{t('tables.total')}</th>
            {table.columnTotals.map((cell, c) => (
              <td key={table.columnKeys[c]?.code}>{count(cell)}</td>
            ))}
            <td>{count(table.total)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
