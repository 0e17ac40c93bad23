/** A document's figures counted again, by the rules by which they were released. */
import { parseReleasePeriod } from '@openmara/core/releases/release-period';
import { type ReleaseTable, TELLING } from '@openmara/core/releases/release-tables';
import type { CountedIn, DocumentModel, Figure } from '@openmara/documents/model';
import { suppress } from '@openmara/statistics/disclosure/table';
import type { Context } from '../operations/operation.ts';
import { countQuarter, type KeyedCounts } from '../releases/release-counts.ts';

/** A figure that the register would give otherwise. */
export interface Differing {
  readonly of: CountedIn;
  /** As it stands in the document. */
  readonly said: number;
  /** After disclosure control; null is withheld. */
  readonly now: number | null;
}
type Cell = Pick<CountedIn, 'row' | 'column'>;

/** The count at a row and column; what nothing has is none. */
function at<Count>(
  { rowKeys, columnKeys }: KeyedCounts,
  counts: {
    readonly cells: ReadonlyArray<readonly Count[]>;
    readonly rowTotals: readonly Count[];
    readonly columnTotals: readonly Count[];
    readonly total: Count;
  },
  { row, column }: Cell,
): Count | undefined {
  const [r, c] = [rowKeys.indexOf(row ?? ''), columnKeys.indexOf(column ?? '')];
  if (row === null) return column === null ? counts.total : counts.columnTotals[c];
  return column === null ? counts.rowTotals[r] : counts.cells[r]?.[c];
}

/** What a table has beside the figures that the document gave of it: rows that were empty then. */
function newRows(table: ReleaseTable, counts: KeyedCounts, given: readonly CountedIn[]): Cell[] {
  // Of names that would tell, those that are missing were withheld; they were not none.
  if (TELLING.has(table.rows)) return [];
  return counts.rowKeys
    .filter((row) => !given.some((of) => of.row === row))
    .map((row) => ({ row, column: null }));
}

async function ofTable(
  context: Pick<Context, 'db' | 'mission' | 'now'>,
  given: ReadonlyArray<{ readonly of: CountedIn; readonly value: number | null }>,
): Promise<Differing[]> {
  const [first] = given;
  const period = first && parseReleasePeriod(first.of.period);
  if (!period) return [];
  const { population, rows, columns } = first.of;
  const counts = await countQuarter(context, period, { population, rows, columns }, context.now);
  const shown = await suppress(counts);
  const added = newRows(
    first.of,
    counts,
    given.map(({ of }) => of),
  );
  // What was withheld in the document is not compared: that it differs would tell of a small count.
  const compared = [
    ...given.flatMap(({ of, value }) => (value === null ? [] : [{ of, said: value }])),
    ...(given.some(({ of }) => of.row !== null) ? added : []).map((cell) => ({
      of: { ...first.of, ...cell },
      said: 0,
    })),
  ];
  return compared.flatMap(({ of, said }) =>
    (at(counts, counts, of) ?? 0) === said ? [] : [{ of, said, now: at(counts, shown, of) ?? null }],
  );
}

/** The figures that differ now, in the order of the document. A document from before figures said what they are has none. */
export async function differingFigures(
  context: Pick<Context, 'db' | 'mission' | 'now'>,
  { figures }: DocumentModel,
): Promise<Differing[]> {
  const said = figures.flatMap(({ of, value }: Figure) => (of ? [{ of, value }] : []));
  const tables = Map.groupBy(said, ({ of }) => [of.period, of.population, of.rows, of.columns].join(' '));
  const differing: Differing[] = [];
  for (const given of tables.values()) differing.push(...(await ofTable(context, given)));
  // Several tables have one total: it is said once.
  const totals = new Set<string>();
  return differing.filter(({ of: { period, population, row, column } }) => {
    if (row !== null || column !== null) return true;
    const total = `${period} ${population}`;
    return !totals.has(total) && Boolean(totals.add(total));
  });
}
