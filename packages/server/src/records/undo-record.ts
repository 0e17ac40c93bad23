import { Problem } from '@openmara/core/access/problems';
import type { Kind } from '@openmara/core/records/kind';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { readAsSeen, reasonSchema } from './change-record.ts';
import { fieldColumns, HOUSE, ownedByMission, qualifiedTable, restoredRow } from './table.ts';
import { keepVersion, updateRecord } from './write-record.ts';

/** `<kind>.undo`: the record is again as it was before its last act; the act itself stays in the history. */
export const undoOperation = <const Name extends string>(kind: Kind<Name>) =>
  defineOperation({
    name: `${kind.name}.undo` as const,
    summary: `Undo the last act on a record of the kind “${kind.name}”`,
    kind: 'command',
    who: kind.writes,
    within: 'mission',
    input: z.object({
      mission: z.string(),
      id: z.uuid(),
      version: z.number().int().min(1),
      reason: reasonSchema.optional(),
    }),
    output: z.object({ id: z.string(), version: z.number() }),
    audit: (input) => ({ record: input.id }),
    async handler(context, input) {
      const row = await readAsSeen(context, kind, input.id, input.version);
      const state = kind.states ? ['state', 'state_since', 'state_reason'] : [];
      const restored = [
        ...fieldColumns(kind).map(({ name }) => name),
        ...state,
        'withdrawn_at',
        'withdrawal_reason',
      ];
      const owner = ownedByMission(kind) ? context.mission.id : HOUSE;
      const before = await maybeRow(
        context.db,
        restoredRow(kind),
        `select ${restored.map((name) => `s.${name}`).join(', ')}
         from openmara.record_version v, jsonb_populate_record(null::${qualifiedTable(kind)}, v.state) s
         where v.mission_id = $1 and v.kind = $2 and v.record_id = $3 and v.version = $4`,
        [owner, kind.name, input.id, row.version - 1],
      );
      // The first version was before nothing: a record that should not be there is withdrawn, with its reason.
      if (!before) throw new Problem('out_of_order');
      await keepVersion(context, kind, input.id, 'undo', input.reason ?? null);
      await updateRecord(context, kind, input.id, new Map(Object.entries(before)));
      return { id: input.id, version: row.version + 1 };
    },
  });
