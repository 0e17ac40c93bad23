/** The table engine: two dimensions over one unit, each count by one SQL statement, margins counted for themselves. */
import { cellsOverlap, type Dimension, type Unit } from '@openmara/core/analysis/dimensions';
import type pg from 'pg';
import { z } from 'zod';
import { anyRow, rows as readRows, theRow } from '../database/rows.ts';
import { stateAt } from './relations.ts';
import { base, cellSource, source } from './sources.ts';

export interface CountRequest {
  readonly missionId: string;
  readonly unit: Unit;
  readonly rows: Dimension;
  readonly columns: Dimension | null;
  /** Inclusive ISO dates. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether the period is that of the incident, of the decision, or of the receipt of reports (docs/methods/quarters.md). */
  readonly basis: 'occurred' | 'decided' | 'received';
  /** Of the incidents decided in the period only those that were verified late. */
  readonly late?: boolean;
  readonly statuses: readonly string[];
  readonly asOf: Date | null;
}
export interface Counts {
  readonly rowKeys: string[];
  readonly columnKeys: string[];
  readonly cells: number[][];
  readonly rowTotals: number[];
  readonly columnTotals: number[];
  readonly total: number;
  /** Records behind the table. */
  readonly records: number;
  /**
   * Incidents that would be counted and are not, for lack of consent to anonymised reporting, before disclosure
   * control; null of a table of reports.
   */
  readonly withoutConsent: number | null;
  readonly sql: string;
}
/** Which records are counted, whatever they are counted by. */
type Asked = Omit<CountRequest, 'missionId' | 'rows' | 'columns'>;
/** A cell; without row or column it is a margin, which is counted for itself where records stand in several cells. */
const countRow = z.object({ a: z.string().nullable(), b: z.string().nullable(), n: z.number() });
type CountRow = z.infer<typeof countRow>;

/**
 * The one day by which a record belongs to a period: an incident to that of its last day, so that what straddles two
 * quarters is in exactly one of them.
 */
function countedDay({ unit, basis, asOf }: Asked): string {
  if (unit === 'reports') return basis === 'received' ? 'r.received_on' : 'r.occurred_to';
  if (basis !== 'decided') return 'i.occurred_to';
  // Versions from before decisions could count late know their day only.
  return asOf ? 'coalesce(i.counted_on, i.decided_on)' : 'i.counted_on';
}

/** What restricts the count. @param parameter notes a value and gives its place in the statement */
export function conditionsOf(request: Asked, parameter: (value: unknown) => string): string {
  const { unit, from, to } = request;
  const record = unit === 'reports' ? 'r' : 'i';
  const conditions = [`${record}.mission_id = $1`];
  if (unit === 'reports') conditions.push('r.withdrawn_at is null');
  else if (request.statuses.length > 0) conditions.push(`i.status = any (${parameter(request.statuses)})`);
  const day = countedDay(request);
  if (from) conditions.push(`${day} >= ${parameter(from)}::date`);
  if (to) conditions.push(`${day} <= ${parameter(to)}::date`);
  if (request.late)
    conditions.push(`(i.counted_late_on is not null or i.occurred_to < ${parameter(from)}::date)`);
  return conditions.join(' and ');
}

/**
 * Whether an incident may be counted at all (docs/methods/consent.md). Consent that is withdrawn now leaves the counts
 * of the past as well; consent given since does not enter them. A version from before consent was kept says neither.
 */
export const MAY_BE_COUNTED = 'i.reporting_consent';
/** The same of the state of a past moment. */
export const MIGHT_BE_COUNTED = `(coalesce(i.reporting_consent, true) and exists (
  select from openmara.incident c
  where c.mission_id = i.mission_id and c.id = i.id and c.reporting_consent))`;

/** Whether any parties were ever merged, where it is parties that are counted. */
export const wereMerged = async (
  db: pg.ClientBase,
  {
    rows,
    columns,
  }: { readonly rows?: Dimension | undefined; readonly columns?: Dimension | null | undefined },
): Promise<boolean> =>
  (rows === 'party' || columns === 'party') && (await anyRow(db, 'select from openmara.party_merge limit 1'));

/** Of each incident that is counted, its survivors. @returns in no order; incidents without any are not among them */
export async function survivorsByIncident(
  db: pg.ClientBase,
  request: Omit<CountRequest, 'unit' | 'rows' | 'columns'>,
): Promise<number[]> {
  const values: unknown[] = [request.missionId];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const state = stateAt(request.asOf ? parameter(request.asOf) : null);
  const asked = conditionsOf({ ...request, unit: 'survivors' }, parameter);
  const may = request.asOf ? MIGHT_BE_COUNTED : MAY_BE_COUNTED;
  const counted = await readRows(
    db,
    lackRow,
    `${state} select sum(g.count)::int as n from ${base('survivors')} where ${asked} and ${may}
     group by i.id having sum(g.count) > 0`,
    values,
  );
  return counted.map(({ n }) => n);
}

const lackRow = z.object({ n: z.number() });

/** Counts a table. The unit's records are those of the mission that the caller may see. */
export async function countTable(db: pg.ClientBase, request: CountRequest): Promise<Counts> {
  const { unit } = request;
  const values: unknown[] = [request.missionId];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const state = stateAt(request.asOf ? parameter(request.asOf) : null);
  const asked = conditionsOf(request, parameter);
  const may = request.asOf ? MIGHT_BE_COUNTED : MAY_BE_COUNTED;
  const where = unit === 'reports' ? asked : `${asked} and ${may}`;
  const measure = unit === 'survivors' ? 'coalesce(sum(g.count), 0)::int' : 'count(*)::int';
  const over = { past: request.asOf !== null, merged: await wereMerged(db, request) };
  const a = source(unit, request.rows, 1, over);
  const b = request.columns ? source(unit, request.columns, 2, over) : { join: '', value: `'total'` };
  const cells = cellSource(unit, request.rows, request.columns, over);
  const multipleRows = cellsOverlap(unit, request.rows);
  const multipleColumns = request.columns !== null && cellsOverlap(unit, request.columns);
  const grouped = (x: string, y: string, joins: string): string =>
    `select ${x} as a, ${y} as b, ${measure} as n from ${base(unit)} ${joins} where ${where} group by 1, 2`;
  const parts = [grouped(`(${cells.row})::text`, `(${cells.column})::text`, cells.join)];
  if (multipleColumns) parts.push(grouped(`(${a.value})::text`, 'null::text', a.join));
  if (multipleRows) parts.push(grouped('null::text', `(${b.value})::text`, b.join));
  if (multipleRows || multipleColumns)
    parts.push(`select null, null, ${measure} from ${base(unit)} where ${where}`);
  const statement = `${state} ${parts.join(' union all ')}`;
  const counted = await readRows(db, countRow, statement, values);
  const table = arrange(counted, multipleRows, multipleColumns, statement, unit);
  if (unit === 'reports') return { ...table, withoutConsent: null };
  const lacking = `${state}
    select count(*)::int as n from ${base('incidents')} where ${asked} and not ${may}`;
  const { n } = await theRow(db, lackRow, lacking, values);
  return { ...table, withoutConsent: n };
}

function arrange(
  rows: readonly CountRow[],
  multipleRows: boolean,
  multipleColumns: boolean,
  sql: string,
  unit: Unit,
): Omit<Counts, 'withoutConsent'> {
  const cellRows = rows.filter((row) => row.a !== null && row.b !== null);
  const sortKeys = (keys: Set<string>): string[] => [...keys].sort((x, y) => (x < y ? -1 : 1));
  const rowKeys = sortKeys(new Set(cellRows.map((row) => row.a ?? '')));
  const columnKeys = sortKeys(new Set(cellRows.map((row) => row.b ?? '')));
  const rowAt = new Map(rowKeys.map((key, index) => [key, index]));
  const columnAt = new Map(columnKeys.map((key, index) => [key, index]));
  const cells = rowKeys.map(() => columnKeys.map(() => 0));
  for (const row of cellRows) {
    const line = cells[rowAt.get(row.a ?? '') ?? -1];
    if (line) line[columnAt.get(row.b ?? '') ?? 0] = row.n;
  }
  const rowTotals = rowKeys.map((key, r) =>
    multipleColumns
      ? (rows.find((row) => row.a === key && row.b === null)?.n ?? 0)
      : (cells[r] ?? []).reduce((x, y) => x + y, 0),
  );
  const columnTotals = columnKeys.map((key, c) =>
    multipleRows
      ? (rows.find((row) => row.b === key && row.a === null)?.n ?? 0)
      : cells.reduce((sum, line) => sum + (line[c] ?? 0), 0),
  );
  const total =
    multipleRows || multipleColumns
      ? (rows.find((row) => row.a === null && row.b === null)?.n ?? 0)
      : rowTotals.reduce((x, y) => x + y, 0);
  return {
    rowKeys,
    columnKeys,
    cells,
    rowTotals,
    columnTotals,
    total,
    records: total,
    sql: `${unit}: ${sql.replace(/\s+/g, ' ').trim()}`,
  };
}
