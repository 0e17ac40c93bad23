import { TIMINGS } from '@openmara/core/releases/release-tables';
import type { ReactNode } from 'react';
import { type Counts, CountTable } from '../analysis/CountTable.tsx';
import type { Answer } from '../frame/api.ts';
import { t, word } from '../frame/language.ts';
import { BY, POPULATION, TIMING } from './words.ts';

type Table = Answer<'release.get'>['tables'][number];

/** What is counted and by what, in words. */
export function titleOf({
  population,
  rows,
  columns,
}: Pick<Table, 'population' | 'rows' | 'columns'>): string {
  // How many are left out is one number: by nothing.
  if (population === 'verified_without_consent') return word(POPULATION, population);
  const by =
    columns === null ? word(BY, rows) : t('releases.and', { one: word(BY, rows), two: word(BY, columns) });
  return t('releases.by', { what: word(POPULATION, population), by });
}

const isTiming = (code: string): code is (typeof TIMINGS)[number] =>
  TIMINGS.some((timing) => timing === code);

/** A release has every row of its lists; on the page, rows and columns of nothing but zeros are left out. */
function withoutZeros(table: Table): Counts {
  const some = (counts: ReadonlyArray<number | null | undefined>): boolean => counts.some((n) => n !== 0);
  const rows = table.rowKeys
    .map((_, r) => r)
    .filter((r) => some([table.rowTotals[r], ...(table.cells[r] ?? [])]));
  const columns = table.columnKeys
    .map((_, c) => c)
    .filter((c) => some([table.columnTotals[c], ...table.cells.map((row) => row[c])]));
  const label = (key: Table['rowKeys'][number]) =>
    table.rows === 'timing' && isTiming(key.code) ? { ...key, label: word(TIMING, key.code) } : key;
  return {
    rowKeys: rows.flatMap((r) => table.rowKeys[r] ?? []).map(label),
    columnKeys: columns.flatMap((c) => table.columnKeys[c] ?? []),
    cells: rows.map((r) => columns.map((c) => table.cells[r]?.[c] ?? null)),
    rowTotals: rows.map((r) => table.rowTotals[r] ?? null),
    columnTotals: columns.map((c) => table.columnTotals[c] ?? null),
    total: table.total,
  };
}

/** One table of a release, with what its dashes mean. */
export function ReleasedTable({ table }: { table: Table }): ReactNode {
  const counts = withoutZeros(table);
  return (
    <section className={counts.columnKeys.length > 3 ? 'broad' : ''}>
      {counts.rowKeys.length === 0 ? (
        <p>
          <strong>{titleOf(table)}</strong> {t('releases.none')}
        </p>
      ) : (
        <CountTable table={counts} caption={titleOf(table)} />
      )}
      <p className="quiet">
        {table.rows === 'party' ? `${t('releases.parties')} ` : ''}
        {table.cellsOverlap ? t('counts.overlap') : ''}
      </p>
    </section>
  );
}
