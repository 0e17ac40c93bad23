/** Counts the tables of a release: a quarter from the register as of its moment, a longer period from its quarters. */
import { DIMENSION_LIST } from '@openmara/core/analysis/dimensions';
import { COUNTING } from '@openmara/core/releases/counted-in-release';
import type { ReleasePeriod } from '@openmara/core/releases/release-period';
import { type ReleaseDimension, type ReleaseTable, TELLING } from '@openmara/core/releases/release-tables';
import { codesOf } from '@openmara/core/vocabularies';
import type { LedgerTable } from '@openmara/statistics/disclosure/ledger';
import { countTable, type Counts, type CountRequest, survivorsByIncident } from '../analysis/count.ts';
import type { Banded } from '@openmara/statistics/disclosure/insider';
import { isSmall } from '@openmara/statistics/disclosure/rule';
import { namesOfAreas } from '../places/first-level-areas.ts';
import type { Context } from '../operations/operation.ts';

/** What is not known of a record, and is no value of any list. */
export const NOT_STATED = '—';

/** A table's counts with the names of its rows and columns. */
export type KeyedCounts = Pick<
  Counts,
  'rowKeys' | 'columnKeys' | 'cells' | 'rowTotals' | 'columnTotals' | 'total'
> & { readonly banded?: Records | undefined };
/** The survivors of each incident that has a few, and how many incidents have more: what a band of them rests on. */
export type Records = Pick<Banded, 'small' | 'large'>;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const valueAt = (keys: readonly string[], values: readonly number[], key: string): number =>
  values[keys.indexOf(key)] ?? 0;

/** The same counts under other keys; keys that fall together are added, keys that nothing has count 0. */
function arranged(
  counts: KeyedCounts,
  rowKeys: readonly string[],
  columnKeys: readonly string[],
): KeyedCounts {
  const cell = (row: string, column: string): number =>
    valueAt(counts.columnKeys, counts.cells[counts.rowKeys.indexOf(row)] ?? [], column);
  return {
    rowKeys: [...rowKeys],
    columnKeys: [...columnKeys],
    cells: rowKeys.map((row) => columnKeys.map((column) => cell(row, column))),
    rowTotals: rowKeys.map((row) => valueAt(counts.rowKeys, counts.rowTotals, row)),
    columnTotals: columnKeys.map((column) => valueAt(counts.columnKeys, counts.columnTotals, column)),
    total: counts.total,
  };
}

/** The names of rows or columns: those of the list first, whether or not anything was counted, then what else was. */
async function keysOf(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  dimension: ReleaseDimension,
  found: readonly string[],
): Promise<string[]> {
  const listed = async (): Promise<readonly string[]> => {
    if (dimension === 'timing') return [];
    if (dimension === 'adm1') return [...(await namesOfAreas(db, mission.country)), NOT_STATED];
    const list = DIMENSION_LIST[dimension];
    return list ? codesOf(list) : [];
  };
  const first = await listed();
  return [...first, ...found.filter((key) => !first.includes(key))];
}

/** A list of counts by name, with their sum. */
function listOf(counts: Readonly<Record<string, number>>): KeyedCounts {
  const rowTotals = Object.values(counts);
  return {
    rowKeys: Object.keys(counts),
    columnKeys: [],
    cells: rowTotals.map(() => []),
    rowTotals,
    columnTotals: [],
    total: sum(rowTotals),
  };
}

/** An area that is none of the country's would name a place by itself: it counts with those that are not known. */
async function inCountry(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  counts: KeyedCounts,
): Promise<KeyedCounts> {
  const areas = new Set(await namesOfAreas(db, mission.country));
  const elsewhere = counts.rowKeys.filter((key) => !areas.has(key));
  const rows = counts.rowKeys.map((key, r) => ({
    key,
    cells: counts.cells[r] ?? [],
    total: counts.rowTotals[r] ?? 0,
  }));
  const folded = rows.filter(({ key }) => elsewhere.includes(key));
  if (folded.length === 0) return counts;
  const kept = rows.filter(({ key }) => !elsewhere.includes(key));
  const together = {
    key: NOT_STATED,
    cells: counts.columnKeys.map((_, c) => sum(folded.map(({ cells }) => cells[c] ?? 0))),
    total: sum(folded.map(({ total }) => total)),
  };
  const all = [...kept, together];
  return {
    ...counts,
    rowKeys: all.map(({ key }) => key),
    cells: all.map(({ cells }) => [...cells]),
    rowTotals: all.map(({ total }) => total),
  };
}

/** Counts one table of a quarter as of a moment. */
export async function countQuarter(
  context: Pick<Context, 'db' | 'mission'>,
  { from, to }: ReleasePeriod,
  { population, rows, columns }: ReleaseTable,
  moment: Date,
): Promise<KeyedCounts> {
  const dimension = (of: ReleaseDimension) => (of === 'timing' ? 'status' : of);
  const request: CountRequest = {
    ...COUNTING[population],
    missionId: context.mission.id,
    from,
    to,
    rows: dimension(rows),
    columns: columns && dimension(columns),
    asOf: moment,
  };
  const counted = await countTable(context.db, request);
  if (population === 'verified_without_consent') return listOf({ verified: counted.withoutConsent ?? 0 });
  if (rows === 'timing') {
    const { total } = await countTable(context.db, { ...request, late: true });
    return listOf({ late: total, in_time: counted.total - total });
  }
  const counts = rows === 'adm1' ? await inCountry(context, counted) : counted;
  const each = population === 'survivors_of_verified' ? await survivorsByIncident(context.db, request) : null;
  const small = each?.filter(isSmall) ?? [];
  return {
    ...arranged(
      counts,
      await keysOf(context, rows, counts.rowKeys),
      columns ? await keysOf(context, columns, counts.columnKeys) : [],
    ),
    banded: each ? { small, large: each.length - small.length } : undefined,
  };
}

/** The counts of a longer period: of each record once, because each belongs to one quarter. */
export function addUp(parts: readonly KeyedCounts[]): KeyedCounts {
  const keys = (of: (part: KeyedCounts) => readonly string[]): string[] => [...new Set(parts.flatMap(of))];
  const rowKeys = keys((part) => part.rowKeys);
  const columnKeys = keys((part) => part.columnKeys);
  const even = parts.map((part) => arranged(part, rowKeys, columnKeys));
  return {
    rowKeys,
    columnKeys,
    cells: rowKeys.map((_, r) => columnKeys.map((__, c) => sum(even.map(({ cells }) => cells[r]?.[c] ?? 0)))),
    rowTotals: rowKeys.map((_, r) => sum(even.map(({ rowTotals }) => rowTotals[r] ?? 0))),
    columnTotals: columnKeys.map((_, c) => sum(even.map(({ columnTotals }) => columnTotals[c] ?? 0))),
    total: sum(even.map(({ total }) => total)),
  };
}

/** A table as disclosure control needs it. */
export function ledgerTable(
  period: string,
  { population, rows, columns }: ReleaseTable,
  counts: KeyedCounts,
): LedgerTable {
  const { rowKeys, columnKeys, banded: _, ...numbers } = counts;
  const telling = TELLING.has(rows) ? rowKeys.filter((key) => key !== NOT_STATED) : [];
  return {
    population,
    period,
    rows,
    columns,
    rowKeys,
    columnKeys,
    counts: numbers,
    tellingRows: new Set(telling),
  };
}
