import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import type { Kind } from '@openmara/core/records/kind';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { readRecord } from './get-record.ts';
import { namesFor } from './names.ts';
import { namesView, presentRecord, recordView } from './present-record.ts';
import { HOUSE, ownedByMission, perKind, qualifiedTable, recordRow, selectList } from './table.ts';

const entry = z.object({
  record: recordView,
  /** The act that made this version; the first was recorded. */
  act: z.enum(['record', 'change', 'withdraw', 'undo', 'import']),
  reason: z.string().nullable(),
});
const ended = z.object({
  act: z.enum(['change', 'withdraw', 'undo', 'import']),
  reason: z.string().nullable(),
});
const versionRow = perKind((kind) => z.intersection(recordRow(kind), ended));

/** `<kind>.history`: every version, latest first, each with the act that made it and why. */
export const historyOperation = <const Name extends string>(kind: Kind<Name>) =>
  defineOperation({
    name: `${kind.name}.history` as const,
    summary: `Every version of a record of the kind “${kind.name}”, with who changed it and why`,
    kind: 'query',
    who: kind.reads,
    within: 'mission',
    audit: (input) => ({ record: input.id }),
    input: z.object({
      mission: z.string(),
      id: z.uuid(),
      locale: z.enum(LOCALES).default(FIRST_LOCALE),
    }),
    output: z.object({ entries: z.array(entry), names: namesView }),
    async handler(context, input) {
      const current = await readRecord(context, kind, input.id);
      const owner = ownedByMission(kind) ? context.mission.id : HOUSE;
      const versions = await rows(
        context.db,
        versionRow(kind),
        `select ${selectList(kind, 's')}, v.act, v.reason
         from openmara.record_version v, jsonb_populate_record(null::${qualifiedTable(kind)}, v.state) s
         where v.mission_id = $1 and v.kind = $2 and v.record_id = $3 order by v.version desc`,
        [owner, kind.name, input.id],
      );
      // A version tells the act that ended it, which is the act that made the one after it.
      const entries = [current, ...versions].map((row, at) => ({
        record: presentRecord(kind, context.permit(kind.reads, row), context),
        act: versions[at]?.act ?? ('record' as const),
        reason: versions[at]?.reason ?? null,
      }));
      const names = await namesFor(
        context,
        kind,
        entries.map(({ record }) => record.values),
        input.locale,
        entries.map(({ record }) => record.recordedBy),
      );
      return { entries, names };
    },
  });
