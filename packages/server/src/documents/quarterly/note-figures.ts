/** Every count that a report may say is noted as a figure: what it counts, and where in which release it stands. */
import type { ReleaseTable } from '@openmara/core/releases/release-tables';
import type { Figure } from '@openmara/documents/model';
import type { PublishedCounts, TracedCounts } from '@openmara/documents/quarterly/facts';
import type { Release } from '../../releases/kept-releases.ts';

/** A table of the release with what it is in words, for the list of figures. */
export type NamedTable = ReleaseTable & { readonly what: string };

/** Keeps the figures of a document in the order in which they are noted. */
export class FigureList {
  readonly figures: Figure[] = [];

  /** @param at row and column, null for the totals of it @returns the id of the figure */
  note(
    { period, first_day: from, last_day: to, moment }: Release,
    { what, population, rows, columns }: NamedTable,
    [row, column]: readonly [row: string | null, column: string | null],
    value: number | null,
  ): string {
    const id = `F${this.figures.length + 1}`;
    const of = [row === null ? '' : ` [row ${row}]`, column === null ? '' : ` [column ${column}]`].join('');
    const named = [row, column].filter((key) => key !== null).join(', ');
    this.figures.push({
      id,
      what: named === '' ? what : `${what}: ${named}`,
      value,
      query: `release ${period}: ${population} by ${rows}${columns ? ` and ${columns}` : ''}${of}`,
      parameters: { from, to },
      asOf: moment.toISOString(),
      records: value,
      of: { period, population, rows, row, columns, column },
    });
    return id;
  }

  /** Notes every count of a table. */
  table(release: Release, asked: NamedTable, counts: PublishedCounts): TracedCounts {
    const { rowKeys, columnKeys, cells, rowTotals, columnTotals, total } = counts;
    const note = (row: string | null, column: string | null, value: number | null | undefined): string =>
      this.note(release, asked, [row, column], value ?? null);
    return {
      ...counts,
      figures: {
        total: note(null, null, total),
        rowTotals: rowKeys.map((row, r) => note(row, null, rowTotals[r])),
        columnTotals: columnKeys.map((column, c) => note(null, column, columnTotals[c])),
        cells: rowKeys.map((row, r) => columnKeys.map((column, c) => note(row, column, cells[r]?.[c]))),
      },
    };
  }
}
