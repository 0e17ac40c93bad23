/** A kind's table: its columns by field, and a row as values. The SQL that names columns is made here and nowhere else. */
import { columnsOf, type Field, fromColumns, toColumns, type Values } from '@openmara/core/records/fields';
import { columnName, type Kind, tableOf } from '@openmara/core/records/kind';

/** The mission of what belongs to the house. */
export const HOUSE = '00000000-0000-0000-0000-000000000000';

interface FieldColumn {
  readonly field: string;
  readonly name: string;
  readonly type: string;
}
/** Every column of the fields, in the order of the definition. */
export const fieldColumns = (kind: Kind): FieldColumn[] =>
  Object.entries(kind.fields).flatMap(([field, definition]) =>
    columnsOf(definition).map(({ suffix, type }) => ({ field, name: `${columnName(field)}${suffix}`, type })),
  );

/** The columns of a field. */
export const columnsOfField = (kind: Kind, field: string): FieldColumn[] =>
  fieldColumns(kind).filter((column) => column.field === field);

export const qualifiedTable = (kind: Kind): string => `openmara.${tableOf(kind)}`;
export const ownedByMission = (kind: Kind): boolean => kind.owner === 'mission';

/** The values in the order of {@link fieldColumns}. */
export const columnValues = (kind: Kind, values: Values): unknown[] =>
  Object.entries(kind.fields).flatMap(([name, field]) => toColumns(field, values[name] ?? null));

const DAYS = new Set(['date']);
/** What is selected of a row: the fields as `f_<n>`, days as texts, and what every kind has. */
export function selectList(kind: Kind, alias: string): string {
  const fields = fieldColumns(kind).map(
    ({ name, type }, at) => `${alias}.${name}${DAYS.has(type) ? '::text' : ''} as f_${at}`,
  );
  const state = kind.states
    ? `${alias}.state, ${alias}.state_since::text, ${alias}.state_reason`
    : 'null as state';
  return [
    `${alias}.id, ${alias}.version, ${alias}.recorded_by`,
    `to_json(${alias}.recorded_at)#>>'{}' as recorded_at, ${alias}.withdrawn_at::text, ${alias}.withdrawal_reason`,
    state,
    ...fields,
  ].join(', ');
}

/** A row of {@link selectList}. */
export interface RecordRow {
  readonly id: string;
  readonly version: number;
  readonly recorded_by: string | null;
  readonly recorded_at: string;
  readonly withdrawn_at: string | null;
  readonly withdrawal_reason: string | null;
  readonly state: string | null;
  readonly state_since?: string | null;
  readonly state_reason?: string | null;
  readonly [field: `f_${number}`]: unknown;
}

/** The values of a row by field. @param sees whether a field is shown; a hidden one is not even there */
export function valuesOf(kind: Kind, row: RecordRow, sees: (field: Field) => boolean = () => true): Values {
  let at = 0;
  const values: Record<string, Values[string]> = {};
  for (const [name, field] of Object.entries(kind.fields)) {
    const width = columnsOf(field).length;
    const columns = Array.from({ length: width }, (_, i) => row[`f_${at + i}`] ?? null);
    at += width;
    if (sees(field)) values[name] = fromColumns(field, columns);
  }
  return values;
}

/**
 * The rows of a kind as they stood: now the table itself, at a moment the rows recorded by then and the versions that
 * held then.
 * @param moment a parameter such as `$3`, or null for the present
 */
export function rowsAt(kind: Kind, moment: string | null): string {
  const table = qualifiedTable(kind);
  if (moment === null) return table;
  const time = `${moment}::timestamptz`;
  const mission = ownedByMission(kind) ? '$1' : `'${HOUSE}'`;
  return `(select t.* from ${table} t where t.recorded_at <= ${time}
    union all
    select s.* from openmara.record_version v, jsonb_populate_record(null::${table}, v.state) s
    where v.mission_id = ${mission} and v.kind = '${kind.name}' and v.recorded_at <= ${time} and v.superseded_at > ${time})`;
}
