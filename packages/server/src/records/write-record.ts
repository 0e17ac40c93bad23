/** Writing plain records: checked by the definition, never overwritten without a version. */
import { Problem, type ProblemDetail } from '@openmara/core/access/problems';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import { faultsOf } from '@openmara/core/records/check';
import type { Values } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import { newId } from '@openmara/vault/ids';
import { execute } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { namesFor } from './names.ts';
import { columnValues, fieldColumns, HOUSE, ownedByMission, qualifiedTable } from './table.ts';

export type Act = 'change' | 'withdraw' | 'undo' | 'import';

/** References to what is not there, or not for the writer's eyes: one answer, beside the field. */
async function unknownReferences(context: Context, kind: Kind, values: Values): Promise<ProblemDetail[]> {
  const names = await namesFor(context, kind, [values], FIRST_LOCALE);
  const refers = new Set(['place', 'places', 'party', 'account', 'link']);
  return Object.entries(kind.fields)
    .filter(
      ([name, field]) =>
        refers.has(field.type) &&
        [values[name] ?? []].flat().some((id) => typeof id === 'string' && !names[id]),
    )
    .map(([name]) => ({ field: name, reason: 'record.unknown-reference' }));
}

/** Everything that stands against the values, each beside its field, by the id of its message. */
export async function refusalsOf(context: Context, kind: Kind, values: Values): Promise<ProblemDetail[]> {
  return [...faultsOf(kind, values), ...(await unknownReferences(context, kind, values))];
}
/** @throws Problem input_invalid with what is missing or contradicts itself */
export async function assertRecordable(context: Context, kind: Kind, values: Values): Promise<void> {
  const details = await refusalsOf(context, kind, values);
  if (details.length > 0)
    throw new Problem(
      'input_invalid',
      details.map((detail) => ({ ...detail, field: `values.${detail.field}` })),
    );
}

export interface ImportedFrom {
  readonly source: string;
  readonly key: string;
  readonly digest: string;
}

/** @returns the new record's id */
export async function insertRecord(
  { db, mission, account, now }: Context,
  kind: Kind,
  values: Values,
  from: ImportedFrom | null = null,
  id: string = newId(now.getTime()),
): Promise<string> {
  const columns = new Map<string, unknown>([
    ...(ownedByMission(kind) ? ([['mission_id', mission.id]] as const) : []),
    ['id', id],
    ['recorded_by', account.accountId],
    ['recorded_at', now],
    ['external_source', from?.source ?? null],
    ['external_key', from?.key ?? null],
    ['digest', from?.digest ?? null],
    ...(kind.states
      ? ([
          ['state', kind.states.first],
          ['state_since', now],
        ] as const)
      : []),
  ]);
  const fields = columnValues(kind, values);
  fieldColumns(kind).forEach(({ name }, at) => columns.set(name, fields[at]));
  const names = [...columns.keys()];
  await execute(
    db,
    `insert into ${qualifiedTable(kind)} (${names.join(', ')})
     values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    [...columns.values()],
  );
  return id;
}

/** The present row becomes a version that this act ended. The row itself is then changed in the same transaction. */
export async function keepVersion(
  { db, mission, account, now }: Context,
  kind: Kind,
  id: string,
  act: Act,
  reason: string | null,
): Promise<void> {
  const owner = ownedByMission(kind) ? mission.id : HOUSE;
  const mine = ownedByMission(kind) ? 't.mission_id = $1 and' : '';
  await execute(
    db,
    `insert into openmara.record_version
       (mission_id, kind, record_id, version, act, reason, recorded_at, superseded_at, superseded_by, state)
     select $1, $3, t.id, t.version, $4, $5, t.recorded_at, greatest($6::timestamptz, t.recorded_at), $7,
            to_jsonb(t)
     from ${qualifiedTable(kind)} t where ${mine} t.id = $2`,
    [owner, id, kind.name, act, reason, now, account.accountId],
  );
}

/** Sets columns of a record and moves it to its next version. */
export async function updateRecord(
  { db, mission, account, now }: Context,
  kind: Kind,
  id: string,
  columns: ReadonlyMap<string, unknown>,
): Promise<void> {
  const names = [...columns.keys()];
  const sets = names.map((name, at) => `${name} = $${at + 5}`);
  const mine = ownedByMission(kind) ? 'mission_id = $1 and' : '$1::uuid is not null and';
  await execute(
    db,
    `update ${qualifiedTable(kind)}
     set version = version + 1, recorded_at = greatest($3::timestamptz, recorded_at),
         ${['recorded_by = $4', ...sets].join(', ')}
     where ${mine} id = $2`,
    [mission.id, id, now, account.accountId, ...columns.values()],
  );
}

/** The columns of values, for {@link updateRecord}. */
export function columnsFor(kind: Kind, values: Values): Map<string, unknown> {
  const all = columnValues(kind, values);
  return new Map(fieldColumns(kind).map(({ name }, at) => [name, all[at]]));
}
