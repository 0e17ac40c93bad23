/** What leaves of a plain record: its fields as far as the reader sees them, and what every kind has. */
import type { Permitted } from '@openmara/core/access/permitted';
import type { Field, Values } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import { z } from 'zod';
import type { Context } from '../operations/operation.ts';
import { type RecordRow, valuesOf } from './table.ts';

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.object({ amount: z.number(), currency: z.string() }),
  z.object({
    from: z.string().nullable(),
    to: z.string().nullable(),
    precision: z.enum(['exact', 'week', 'month', 'quarter', 'year', 'unknown']),
  }),
  z.null(),
]);
export const valuesView = z.record(z.string(), value);
export const namesView = z.record(z.string(), z.string());
export const recordView = z.object({
  id: z.string(),
  version: z.number(),
  values: valuesView,
  state: z.string().nullable(),
  stateSince: z.string().nullable(),
  stateReason: z.string().nullable(),
  /** Null where it came with the house. */
  recordedBy: z.string().nullable(),
  recordedAt: z.string(),
  withdrawn: z.boolean(),
  withdrawalReason: z.string().nullable(),
});
export type RecordView = z.input<typeof recordView>;

/** Whether the reader sees a field: those with a capability of their own need it. */
export const fieldSeen =
  (context: Pick<Context, 'may'>) =>
  (field: Field): boolean =>
    field.seenWith === undefined || context.may(field.seenWith);

/** The fields of a kind that the reader may know of. */
export const seenKind = (context: Pick<Context, 'may'>, kind: Kind): Kind => ({
  ...kind,
  fields: Object.fromEntries(Object.entries(kind.fields).filter(([, field]) => fieldSeen(context)(field))),
});

type MutableValues = z.input<typeof valuesView>;
export const plainValues = (values: Values): MutableValues => values as MutableValues;

export function presentRecord(kind: Kind, record: Permitted<RecordRow>, context: Context): RecordView {
  const row = record.record;
  return {
    id: row.id,
    version: row.version,
    values: plainValues(valuesOf(kind, row, fieldSeen(context))),
    state: row.state,
    stateSince: row.state_since,
    stateReason: row.state_reason,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    withdrawn: row.withdrawn_at !== null,
    withdrawalReason: row.withdrawal_reason,
  };
}
