/** Where the values of a dimension come from: the joins and the value, over the states that `stateAt` names. */
import type { Dimension, Unit } from '@openmara/core/analysis/dimensions';

export interface Source {
  readonly join: string;
  readonly value: string;
}

const placeName = (alias: string, column: string, n: number): Source => ({
  join: `left join openmara.place pl${n} on pl${n}.id = ${alias}.${column}`,
  value: `coalesce(pl${n}.name, '—')`,
});
/** The month, quarter or year of the last day (docs/methods/quarters.md), where the date is known so exactly. */
const truncated = (alias: string, unit: 'month' | 'quarter' | 'year'): Source => {
  const fits = {
    month: `('exact','week','month')`,
    quarter: `('exact','week','month','quarter')`,
    year: `('exact','week','month','quarter','year')`,
  }[unit];
  const format = { month: 'YYYY-MM', quarter: 'YYYY-"Q"Q', year: 'YYYY' }[unit];
  return {
    join: '',
    value: `case when ${alias}.date_precision in ${fits}
      then to_char(${alias}.occurred_to, '${format}') else 'unknown' end`,
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
  return `(${line} s.line = 1
    union all
    ${line} s.line > 1 and not exists (
      select from ${table} e where e.mission_id = s.mission_id and e.${owner} = s.${owner}
        and e.line < s.line and e.${column} = s.${column}))`;
}

/** What a dimension is made of: one unit, its record's alias, and a number that keeps two dimensions apart. */
interface Asked {
  readonly unit: Unit;
  readonly record: 'r' | 'i';
  readonly n: number;
  /** Whether it is the state of a past moment that is counted. */
  readonly past: boolean;
  /** Whether parties were merged at all: without that, no record is asked for it. */
  readonly merged: boolean;
}
/** An array column of the record, each of its values. */
const unnested = ({ record, n }: Asked, column: string): Source => ({
  join: `cross join lateral unnest(${record}.${column}) d${n}(v)`,
  value: `d${n}.v`,
});

/** What the lines of survivors say: of the counted line itself, or of the record that has one. */
function lineSource({ unit, record, n, past }: Asked, line: string): Source {
  if (unit === 'survivors') return { join: '', value: `g.${line}` };
  const table = unit === 'reports' ? 'report_survivor_t' : 'survivor_group_t';
  const owner = unit === 'reports' ? 'report_id' : 'incident_id';
  return {
    join: `join ${eachValueOnce(table, owner, line, past)} d${n}
      on d${n}.mission_id = ${record}.mission_id and d${n}.${owner} = ${record}.id`,
    value: `d${n}.v`,
  };
}
/** A record without a party counts under “—”. */
function partySource(asked: Asked): Source {
  const { unit, n, past } = asked;
  if (asked.merged) return mergedPartySource(asked);
  const party = `left join openmara.party pa${n} on pa${n}.id = d${n}.v`;
  const value = `coalesce(pa${n}.name, '—')`;
  if (unit === 'reports')
    return {
      join: `left join lateral unnest(
          case when cardinality(r.party_ids) = 0 then array[null::uuid] else r.party_ids end) d${n}(v) on true
        ${party}`,
      value,
    };
  return {
    join: `left join ${eachValueOnce('alleged_perpetrator_t', 'incident_id', 'party_id', past)} d${n}
        on d${n}.mission_id = i.mission_id and d${n}.incident_id = i.id
      ${party}`,
    value,
  };
}
/** The same where parties were merged: each record once under the party that its parties were at the moment. */
function mergedPartySource({ unit, n }: Asked): Source {
  const merged = (of: string): string => `left join party_merge_t m on m.party_id = ${of}`;
  const party = `left join openmara.party pa${n} on pa${n}.id = d${n}.v`;
  const value = `coalesce(pa${n}.name, '—')`;
  if (unit === 'reports')
    return {
      join: `left join lateral (
          select distinct coalesce(m.into_id, u.v) as v from unnest(r.party_ids) u(v) ${merged('u.v')}
        ) d${n} on true
        ${party}`,
      value,
    };
  return {
    join: `left join (
        select distinct a.mission_id, a.incident_id, coalesce(m.into_id, a.party_id) as v
        from alleged_perpetrator_t a ${merged('a.party_id')}
      ) d${n} on d${n}.mission_id = i.mission_id and d${n}.incident_id = i.id
      ${party}`,
    value,
  };
}
function circumstanceSource(asked: Asked): Source {
  const { unit, n } = asked;
  if (unit === 'reports') return unnested(asked, 'circumstances');
  return {
    join: `join circumstance_t d${n} on d${n}.mission_id = i.mission_id and d${n}.incident_id = i.id`,
    value: `d${n}.code`,
  };
}
/** What was recorded of services: each service, each state, or each pair of them once for a survivor group or incident. */
function responseJoin({ unit, n }: Pick<Asked, 'unit' | 'n'>, columns: string): string {
  if (unit === 'survivors')
    return `join (select distinct mission_id, incident_id, survivor_line, ${columns} from response_t) d${n}
      on d${n}.mission_id = g.mission_id and d${n}.incident_id = g.incident_id
        and d${n}.survivor_line = g.line`;
  return `join (select distinct mission_id, incident_id, ${columns} from response_t) d${n}
    on d${n}.mission_id = i.mission_id and d${n}.incident_id = i.id`;
}
const responseSource = (asked: Asked, column: 'service' | 'state'): Source => ({
  join: responseJoin(asked, column),
  value: `d${asked.n}.${column}`,
});
const countrySource = ({ record, n }: Asked): Source => ({
  join: `left join openmara.place pl${n} on pl${n}.id = ${record}.place_id`,
  value: `coalesce(pl${n}.country, '—')`,
});

/** Over which states it is counted. */
type Over = Pick<Asked, 'past' | 'merged'>;
/** Joins and value of a dimension for one unit; every (record, value) pair comes once. */
export function source(unit: Unit, dimension: Dimension, n: number, over: Over): Source {
  const record = unit === 'reports' ? 'r' : 'i';
  const asked: Asked = { unit, record, n, ...over };
  switch (dimension) {
    case 'sex':
      return lineSource(asked, 'sex');
    case 'age':
      return lineSource(asked, 'age_band');
    case 'displacement':
      return lineSource(asked, 'displacement');
    case 'party':
      return partySource(asked);
    case 'form':
      return unnested(asked, 'forms');
    case 'circumstance':
      return circumstanceSource(asked);
    case 'source':
      return unit === 'reports' ? { join: '', value: 'r.source_type' } : unnested(asked, 'source_types');
    case 'status':
      return {
        join: '',
        value: unit === 'reports' ? `coalesce(r.stated_verification, 'reported')` : 'i.status',
      };
    case 'service':
      return responseSource(asked, 'service');
    case 'response':
      return responseSource(asked, 'state');
    case 'adm1':
      return placeName(record, 'adm1_id', n);
    case 'adm2':
      return placeName(record, 'adm2_id', n);
    case 'place':
      return placeName(record, 'place_id', n);
    case 'country':
      return countrySource(asked);
    case 'month':
    case 'quarter':
    case 'year':
      return truncated(record, dimension);
  }
}

/** Where the cells of two dimensions come from. */
interface CellSource {
  readonly join: string;
  readonly row: string;
  readonly column: string;
}
/** Both dimensions of each record; a state is that of its service, so that those two come from one line. */
export function cellSource(unit: Unit, rows: Dimension, columns: Dimension | null, over: Over): CellSource {
  const a = source(unit, rows, 1, over);
  if (columns === null) return { join: a.join, row: a.value, column: `'total'` };
  const [row, column] = [RESPONSE[rows], RESPONSE[columns]];
  if (row && column)
    return {
      join: responseJoin({ unit, n: 1 }, 'service, state'),
      row: `d1.${row}`,
      column: `d1.${column}`,
    };
  const b = source(unit, columns, 2, over);
  return { join: `${a.join} ${b.join}`, row: a.value, column: b.value };
}
const RESPONSE: Readonly<Partial<Record<Dimension, 'service' | 'state'>>> = {
  service: 'service',
  response: 'state',
};

/** The tables that a unit is counted over; a record is `i` or `r`, a group of survivors `g`. */
export function base(unit: Unit): string {
  if (unit === 'reports') return 'report_t r';
  return unit === 'incidents'
    ? 'incident_t i'
    : 'incident_t i join survivor_group_t g on g.mission_id = i.mission_id and g.incident_id = i.id';
}
