import { Problem } from '@openmara/core/access/problems';
import { isoDay } from '@openmara/core/incidents/schema';
import { changesSchema, mayMove } from '@openmara/core/records/check';
import type { Values } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import { z } from 'zod';
import { type Context, defineOperation } from '../operations/operation.ts';
import { readRecord } from './get-record.ts';
import type { OwnWrites } from './own-writes.ts';
import { assertSeen } from './seen-fields.ts';
import { type RecordRow, valuesOf } from './table.ts';
import { assertRecordable, columnsFor, keepVersion, updateRecord } from './write-record.ts';

export const reasonSchema = z.string().trim().min(3, 'problem.why.say-why').max(2000);

/** The row as the writer saw it, locked. @throws Problem changed_meanwhile with the version that stands now */
export async function readAsSeen(
  context: Context,
  kind: Kind,
  id: string,
  version: number,
): Promise<RecordRow> {
  const row = await readRecord(context, kind, id, true);
  if (row.version !== version)
    throw new Problem('changed_meanwhile', [
      {
        field: 'version',
        reason: 'problem.why.version',
        places: { now: String(row.version), seen: String(version) },
      },
    ]);
  return row;
}

interface Move {
  readonly state?: string | undefined;
  readonly stateSince?: string | undefined;
  readonly reason?: string | undefined;
}
/** The columns of a move to another state. @throws Problem out_of_order, or input_invalid without a reason */
function columnsOfMove(context: Context, kind: Kind, row: RecordRow, move: Move): Array<[string, unknown]> {
  if (move.state === undefined || move.state === row.state) return [];
  if (!mayMove(kind, row.state ?? '', move.state)) throw new Problem('out_of_order');
  if (!move.reason) throw new Problem('input_invalid', [{ field: 'reason', reason: 'problem.why.say-why' }]);
  return [
    ['state', move.state],
    ['state_since', move.stateSince ?? context.now.toISOString().slice(0, 10)],
    ['state_reason', move.reason],
  ];
}

/** `<kind>.change`: single fields, or the state, of the version that the writer saw. */
export const changeOperation = <const Name extends string>(kind: Kind<Name>, own: OwnWrites = {}) =>
  defineOperation({
    name: `${kind.name}.change` as const,
    summary: `Change one record of the kind “${kind.name}”; what somebody else changed meanwhile is not lost`,
    kind: 'command',
    who: kind.writes,
    within: 'mission',
    input: z.object({
      mission: z.string(),
      id: z.uuid(),
      version: z.number().int().min(1),
      values: changesSchema(kind).default({}),
      state: z.enum(Object.keys(kind.states?.all ?? { none: null })).optional(),
      stateSince: isoDay.optional(),
      reason: reasonSchema.optional(),
    }),
    output: z.object({ id: z.string(), version: z.number() }),
    audit: (input) => ({
      record: input.id,
      note: Object.keys(input.values).join(', ') || input.state || 'nothing',
    }),
    async handler(context, input) {
      const row = await readAsSeen(context, kind, input.id, input.version);
      if (row.withdrawn_at !== null) throw new Problem('out_of_order');
      assertSeen(context, kind, input.values);
      const said = Object.entries(input.values).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
      const values: Values = { ...valuesOf(kind, row), ...Object.fromEntries(said) };
      await assertRecordable(context, kind, values);
      await own.before?.(context, values, input.id);
      const columns = new Map([...columnsFor(kind, values), ...columnsOfMove(context, kind, row, input)]);
      await keepVersion(context, kind, input.id, 'change', input.reason ?? null);
      await updateRecord(context, kind, input.id, columns);
      await own.after?.(context, input.id, values);
      return { id: input.id, version: row.version + 1 };
    },
  });
