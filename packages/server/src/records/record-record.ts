import { valuesSchema } from '@openmara/core/records/check';
import { type Kind } from '@openmara/core/records/kind';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { assertRecordable, insertRecord } from './write-record.ts';
import type { OwnWrites } from './own-writes.ts';
import { assertSeen } from './seen-fields.ts';

/** `<kind>.record`: a new record. */
export const recordOperation = <const Name extends string>(kind: Kind<Name>, own: OwnWrites = {}) =>
  defineOperation({
    name: `${kind.name}.record` as const,
    summary: `Record one of the kind “${kind.name}”`,
    kind: 'command',
    who: kind.writes,
    within: 'mission',
    input: z.object({ mission: z.string(), values: valuesSchema(kind) }),
    output: z.object({ id: z.string(), version: z.number() }),
    audit: (_, output) => ({ record: output.id }),
    async handler(context, input) {
      assertSeen(context, kind, input.values);
      await assertRecordable(context, kind, input.values);
      await own.before?.(context, input.values, null);
      const id = await insertRecord(context, kind, input.values);
      await own.after?.(context, id, input.values);
      return { id, version: 1 };
    },
  });
