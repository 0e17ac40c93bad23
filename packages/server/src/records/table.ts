/** A kind's table: its columns by field, and a row as values. The SQL that names columns is made here and nowhere else. */
import {
  type Column,
  columnsOf,
  type Field,
  fromColumns,
  toColumns,
  type Values,
} from '@openmara/core/records/fields';
import { columnName, type Kind, tableOf } from '@openmara/core/records/kind';
import { z } from 'zod';

/** The mission of what belongs to the house. */
export const HOUSE = '00000000-0000-0000-0000-000000000000';

interface FieldColumn {
  readonly field: string;
  readonly name: string;
  readonly type: Column['type'];
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
    : 'null as state, null as state_since, null as state_reason';
  return [
    `${alias}.id, ${alias}.version, ${alias}.recorded_by`,
    `to_json(${alias}.recorded_at)#>>'{}' as recorded_at, ${alias}.withdrawn_at::text, ${alias}.withdrawal_reason`,
    state,
    ...fields,
  ].join(', ');
}

/** Makes something once for each kind, such as the schema of its rows. */
export function perKind<Made>(make: (kind: Kind) => Made): (kind: Kind) => Made {
  const known = new WeakMap<Kind, Made>();
  return (kind) => {
    const made = known.get(kind) ?? make(kind);
    known.set(kind, made);
    return made;
  };
}

/** How the driver gives a column of a type; `numeric` as text, because a number would round it. */
const ARRIVES: Readonly<Record<Column['type'], z.ZodType>> = {
  text: z.string(),
  uuid: z.string(),
  /** Selected as `::text`. */
  date: z.string(),
  numeric: z.string(),
  int4: z.number(),
  bool: z.boolean(),
  _text: z.array(z.string()),
  _uuid: z.array(z.string()),
};
const common = z.object({
  id: z.string(),
  version: z.number(),
  recorded_by: z.string().nullable(),
  recorded_at: z.string(),
  withdrawn_at: z.string().nullable(),
  withdrawal_reason: z.string().nullable(),
  state: z.string().nullable(),
  state_since: z.string().nullable(),
  state_reason: z.string().nullable(),
});

/** A row of {@link selectList}. Any field may be empty: a version that was kept before its column was there has none. */
export const recordRow = perKind((kind): z.ZodType<RecordRow> => {
  const fields: Readonly<Record<`f_${number}`, z.ZodType>> = Object.fromEntries(
    fieldColumns(kind).map(({ type }, at) => [`f_${at}`, ARRIVES[type].nullable()]),
  );
  return common.extend(fields);
});
export type RecordRow = z.infer<typeof common> & { readonly [field: `f_${number}`]: unknown };

/** The columns that undo restores, as they come and go back: days and moments are `Date` here. */
export const restoredRow = perKind((kind) => {
  const stored = (type: Column['type']): z.ZodType => (type === 'date' ? z.date() : ARRIVES[type]);
  const state = {
    state: z.string().nullable(),
    state_since: z.date().nullable(),
    state_reason: z.string().nullable(),
  };
  return z.object({
    ...Object.fromEntries(fieldColumns(kind).map(({ name, type }) => [name, stored(type).nullable()])),
    ...(kind.states ? state : {}),
    withdrawn_at: z.date().nullable(),
    withdrawal_reason: z.string().nullable(),
  });
});

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
    where v.mission_id = ${mission} and v.kind = '${kind.name}'
      and v.recorded_at <= ${time} and v.superseded_at > ${time})`;
}
