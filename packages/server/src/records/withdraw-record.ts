import { Problem } from '@openmara/core/access/problems';
import type { Kind } from '@openmara/core/records/kind';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { readAsSeen, reasonSchema } from './change-record.ts';
import { keepVersion, updateRecord } from './write-record.ts';

/** `<kind>.withdraw`: it is kept with its history, and counts no longer. */
export const withdrawOperation = <const Name extends string>(kind: Kind<Name>) =>
  defineOperation({
    name: `${kind.name}.withdraw` as const,
    summary: `Withdraw one record of the kind “${kind.name}” with the reason; its history stays`,
    kind: 'command',
    who: kind.writes,
    within: 'mission',
    input: z.object({
      mission: z.string(),
      id: z.uuid(),
      version: z.number().int().min(1),
      reason: reasonSchema,
    }),
    output: z.object({ id: z.string(), version: z.number() }),
    audit: (input) => ({ record: input.id }),
    async handler(context, input) {
      const row = await readAsSeen(context, kind, input.id, input.version);
      if (row.withdrawn_at !== null) throw new Problem('out_of_order');
      await keepVersion(context, kind, input.id, 'withdraw', input.reason);
      const columns = new Map<string, unknown>([
        ['withdrawn_at', context.now],
        ['withdrawal_reason', input.reason],
      ]);
      await updateRecord(context, kind, input.id, columns);
      return { id: input.id, version: row.version + 1 };
    },
  });
