/** The table engine: two dimensions over one unit, each count by one SQL statement, margins counted for themselves. */
import { cellsOverlap, type Dimension, type Unit } from '@openmara/core/analysis/dimensions';
import type pg from 'pg';
import { stateAt } from './relations.ts';

export interface CountRequest {
  readonly missionId: string;
  readonly unit: Unit;
  readonly rows: Dimension;
  readonly columns: Dimension | null;
  /** Inclusive ISO dates. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether the period is that of the incident or that of the decision. */
  readonly basis: 'occurred' | 'decided';
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
  readonly sql: string;
}
interface Source {
  readonly join: string;
  readonly value: string;
}

const LINE: Partial<Record<Dimension, string>> = {
  sex: 'sex',
  age: 'age_band',
  displacement: 'displacement',
};
const placeName = (alias: string, column: string, n: number): Source => ({
  join: `left join openmara.place pl${n} on pl${n}.id = ${alias}.${column}`,
  value: `coalesce(pl${n}.name, '—')`,
});
const truncated = (alias: string, unit: 'month' | 'quarter' | 'year'): Source => {
  const fits = {
    month: `('exact','week','month')`,
    quarter: `('exact','week','month','quarter')`,
    year: `('exact','week','month','quarter','year')`,
  }[unit];
  const format = { month: 'YYYY-MM', quarter: 'YYYY-"Q"Q', year: 'YYYY' }[unit];
  return {
    join: '',
    value: `case when ${alias}.date_precision in ${fits} then to_char(${alias}.occurred_from, '${format}') else 'unknown' end`,
  };
};

/**
 * The lines of a record, each value of it once. Nearly every record has one line, so a later line is kept only where
 * no earlier one says the same: the few are looked up, instead of sorting all; as a part of its own, because the
 * planner charges every row for what an `or` asks of a few. Over the states of a past moment,
 * which no index serves, the values are made distinct as a whole.
 */
function eachValueOnce(table: string, owner: string, column: string, past: boolean): string {
  if (past) return `(select distinct mission_id, ${owner}, ${column} as v from ${table})`;
  const line = `select s.mission_id, s.${owner}, s.${column} as v from ${table} s where`;
  return `(${line} s.line = 1 union all ${line} s.line > 1 and not exists (select from ${table} e where e.mission_id = s.mission_id and e.${owner} = s.${owner} and e.line < s.line and e.${column} = s.${column}))`;
}

/** Joins and value of a dimension for one unit; every (record, value) pair comes once. */
function source(unit: Unit, dimension: Dimension, n: number, past: boolean): Source {
  const record = unit === 'reports' ? 'r' : 'i';
  const line = LINE[dimension];
  if (line) {
    if (unit === 'survivors') return { join: '', value: `g.${line}` };
    const table = unit === 'reports' ? 'report_survivor_t' : 'survivor_group_t';
    const owner = unit === 'reports' ? 'report_id' : 'incident_id';
    return {
      join: `join ${eachValueOnce(table, owner, line, past)} d${n} on d${n}.mission_id = ${record}.mission_id and d${n}.${owner} = ${record}.id`,
      value: `d${n}.v`,
    };
  }
  switch (dimension) {
    case 'party':
      return unit === 'reports'
        ? {
            join: `left join lateral unnest(case when cardinality(r.party_ids) = 0 then array[null::uuid] else r.party_ids end) d${n}(v) on true left join openmara.party pa${n} on pa${n}.id = d${n}.v`,
            value: `coalesce(pa${n}.name, '—')`,
          }
        : {
            join: `left join ${eachValueOnce('alleged_perpetrator_t', 'incident_id', 'party_id', past)} d${n} on d${n}.mission_id = i.mission_id and d${n}.incident_id = i.id left join openmara.party pa${n} on pa${n}.id = d${n}.v`,
            value: `coalesce(pa${n}.name, '—')`,
          };
    case 'form':
      return { join: `cross join lateral unnest(${record}.forms) d${n}(v)`, value: `d${n}.v` };
    case 'circumstance':
      return unit === 'reports'
        ? { join: `cross join lateral unnest(r.circumstances) d${n}(v)`, value: `d${n}.v` }
        : {
            join: `join circumstance_t d${n} on d${n}.mission_id = i.mission_id and d${n}.incident_id = i.id`,
            value: `d${n}.code`,
          };
    case 'source':
      return unit === 'reports'
        ? { join: '', value: 'r.source_type' }
        : { join: `cross join lateral unnest(i.source_types) d${n}(v)`, value: `d${n}.v` };
    case 'status':
      return {
        join: '',
        value: unit === 'reports' ? `coalesce(r.stated_verification, 'reported')` : 'i.status',
      };
    case 'response':
      return unit === 'survivors'
        ? {
            join: `join (select distinct mission_id, incident_id, survivor_line, state from response_t) d${n} on d${n}.mission_id = g.mission_id and d${n}.incident_id = g.incident_id and d${n}.survivor_line = g.line`,
            value: `d${n}.state`,
          }
        : {
            join: `join (select distinct mission_id, incident_id, state from response_t) d${n} on d${n}.mission_id = i.mission_id and d${n}.incident_id = i.id`,
            value: `d${n}.state`,
          };
    case 'adm1':
      return placeName(record, 'adm1_id', n);
    case 'adm2':
      return placeName(record, 'adm2_id', n);
    case 'place':
      return placeName(record, 'place_id', n);
    case 'country':
      return {
        join: `left join openmara.place pl${n} on pl${n}.id = ${record}.place_id`,
        value: `coalesce(pl${n}.country, '—')`,
      };
    case 'month':
    case 'quarter':
    case 'year':
      return truncated(record, dimension);
    default:
      throw new Error(`no source for ${dimension}`);
  }
}

function base(unit: Unit): string {
  if (unit === 'reports') return 'report_t r';
  return unit === 'incidents'
    ? 'incident_t i'
    : 'incident_t i join survivor_group_t g on g.mission_id = i.mission_id and g.incident_id = i.id';
}

export async function countTable(db: pg.ClientBase, request: CountRequest): Promise<Counts> {
  const { unit } = request;
  const record = unit === 'reports' ? 'r' : 'i';
  const values: unknown[] = [request.missionId];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const state = stateAt(request.asOf ? parameter(request.asOf) : null);
  const conditions = [`${record}.mission_id = $1`];
  if (unit === 'reports') conditions.push('r.withdrawn_at is null');
  else if (request.statuses.length > 0) conditions.push(`i.status = any (${parameter(request.statuses)})`);
  if (request.basis === 'decided' && unit !== 'reports') {
    if (request.from) conditions.push(`i.decided_on >= ${parameter(request.from)}::date`);
    if (request.to) conditions.push(`i.decided_on <= ${parameter(request.to)}::date`);
  } else {
    if (request.from) conditions.push(`${record}.occurred_from >= ${parameter(request.from)}::date`);
    if (request.to) conditions.push(`${record}.occurred_to <= ${parameter(request.to)}::date`);
  }
  const where = conditions.join(' and ');
  const measure = unit === 'survivors' ? 'coalesce(sum(g.count), 0)::int' : 'count(*)::int';
  const past = request.asOf !== null;
  const a = source(unit, request.rows, 1, past);
  const b = request.columns ? source(unit, request.columns, 2, past) : { join: '', value: `'total'` };
  const multipleRows = cellsOverlap(unit, request.rows);
  const multipleColumns = request.columns !== null && cellsOverlap(unit, request.columns);
  const grouped = (x: string, y: string, joins: string): string =>
    `select ${x} as a, ${y} as b, ${measure} as n from ${base(unit)} ${joins} where ${where} group by 1, 2`;
  const statement = `${state}
    ${grouped(`(${a.value})::text`, `(${b.value})::text`, `${a.join} ${b.join}`)}
    ${multipleColumns ? `union all ${grouped(`(${a.value})::text`, 'null::text', a.join)}` : ''}
    ${multipleRows ? `union all ${grouped('null::text', `(${b.value})::text`, b.join)}` : ''}
    ${multipleRows || multipleColumns ? `union all select null, null, ${measure} from ${base(unit)} where ${where}` : ''}`;
  const { rows } = await db.query<{ a: string | null; b: string | null; n: number }>(statement, values);
  return arrange(rows, multipleRows, multipleColumns, statement, unit);
}

function arrange(
  rows: ReadonlyArray<{ a: string | null; b: string | null; n: number }>,
  multipleRows: boolean,
  multipleColumns: boolean,
  sql: string,
  unit: Unit,
): Counts {
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
