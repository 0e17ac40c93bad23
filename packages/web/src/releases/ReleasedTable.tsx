import { countedIn } from '@openmara/core/releases/counted-in-release';
import { type ReleaseDimension, TIMINGS } from '@openmara/core/releases/release-tables';
import type { ReactNode } from 'react';
import { type CellLink, type Counts, CountTable } from '../analysis/CountTable.tsx';
import { RecordsBehind } from '../analysis/RecordsBehind.tsx';
import type { Answer } from '../frame/api.ts';
import { useMay } from '../frame/here.ts';
import { t, word } from '../frame/language.ts';
import { Picture } from '../frame/Picture.tsx';
import { BY, POPULATION, TIMING } from './words.ts';

type Release = Answer<'release.get'>;
type Table = Release['tables'][number];

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

/** Who counts and reads the records goes from a figure to those behind it, as the register stood at its moment. */
function useLink(table: Table, { from, to, asOf }: Release): CellLink | undefined {
  const may = useMay();
  const { population, rows, columns } = table;
  const reads = may(population === 'reports' ? 'read_reports' : 'read_incidents');
  if (!reads || !may('count_records') || !isReleaseDimension(rows)) return undefined;
  return (row, column, text) => {
    const by = columns !== null && isReleaseDimension(columns) ? columns : null;
    const behind = countedIn({ population, rows, row, columns: by, column }, { from, to, asOf });
    return behind ? <RecordsBehind {...behind}>{text}</RecordsBehind> : text;
  };
}
const isReleaseDimension = (text: string): text is ReleaseDimension => text in BY;

/** What is drawn of the table, if anything is; the table beneath says the same. */
function Drawn({ table, release }: { table: Table; release: Release }): ReactNode {
  const picture = release.pictures.find(({ rows }) => rows === table.rows);
  if (!picture || table.population !== 'verified_incidents' || table.columns !== null) return null;
  return (
    <figure>
      <div className="wide" tabIndex={0} role="group" aria-label={titleOf(table)}>
        <Picture svg={picture.svg} alternative={picture.alternative} />
      </div>
      <figcaption className="quiet">{picture.under}</figcaption>
    </figure>
  );
}

/** One table of a release, with what its dashes mean. */
export function ReleasedTable({ table, release }: { table: Table; release: Release }): ReactNode {
  const counts = withoutZeros(table);
  const link = useLink(table, release);
  return (
    <section className={counts.columnKeys.length > 3 ? 'broad' : ''}>
      {counts.rowKeys.length === 0 ? (
        <p>
          <strong>{titleOf(table)}</strong> {t('releases.none')}
        </p>
      ) : (
        <CountTable table={counts} caption={titleOf(table)} link={link} />
      )}
      <Drawn table={table} release={release} />
      <p className="quiet">
        {table.rows === 'party' ? `${t('releases.parties')} ` : ''}
        {table.cellsOverlap ? t('counts.overlap') : ''}
      </p>
    </section>
  );
}
