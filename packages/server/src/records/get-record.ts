import { Problem } from '@openmara/core/access/problems';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import type { Kind } from '@openmara/core/records/kind';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { namesFor } from './names.ts';
import { namesView, presentRecord, recordView } from './present-record.ts';
import {
  columnsOfField,
  ownedByMission,
  qualifiedTable,
  type RecordRow,
  recordRow,
  selectList,
} from './table.ts';

/** @throws Problem not_found; @param lock where it will be changed in the same transaction */
export async function readRecord(context: Context, kind: Kind, id: string, lock = false): Promise<RecordRow> {
  const mine = ownedByMission(kind) ? 't.mission_id = $1 and' : '$1::uuid is not null and';
  const row = await maybeRow(
    context.db,
    recordRow(kind),
    `select ${selectList(kind, 't')} from ${qualifiedTable(kind)} t
     where ${mine} t.id = $2 ${lock ? 'for update' : ''}`,
    [context.mission.id, id],
  );
  if (!row) throw new Problem('not_found');
  return row;
}

const linkedView = z.array(
  z.object({
    kind: z.string(),
    field: z.string(),
    items: z.array(recordView),
    /** Those that the records refer to, by id. */
    names: namesView,
    /** There are more of them than are read here. */
    more: z.boolean(),
  }),
);
const MOST_LINKED = 100;

/** Records of other kinds that link here, as far as the reader may read them. */
async function linkedTo(
  context: Context,
  kind: Kind,
  id: string,
  locale: (typeof LOCALES)[number],
): Promise<z.input<typeof linkedView>> {
  const linked: z.input<typeof linkedView> = [];
  for (const other of context.services.kinds.values()) {
    if (!context.may(other.reads)) continue;
    for (const [field, definition] of Object.entries(other.fields)) {
      if (definition.type !== 'link' || definition.to !== kind.name) continue;
      const column = columnsOfField(other, field)[0]?.name ?? 'id';
      const mine = ownedByMission(other) ? 't.mission_id = $1 and' : '$1::uuid is not null and';
      const linking = await rows(
        context.db,
        recordRow(other),
        `select ${selectList(other, 't')} from ${qualifiedTable(other)} t
         where ${mine} t.${column} = $2 and t.withdrawn_at is null
         order by t.recorded_at desc, t.id desc limit ${MOST_LINKED + 1}`,
        [context.mission.id, id],
      );
      const items = linking
        .slice(0, MOST_LINKED)
        .map((row) => presentRecord(other, context.permit(other.reads, row), context));
      const names = await namesFor(
        context,
        other,
        items.map(({ values }) => values),
        locale,
      );
      if (items.length > 0)
        linked.push({ kind: other.name, field, items, names, more: linking.length > MOST_LINKED });
    }
  }
  return linked;
}

/** `<kind>.get`: one record, the names that it refers to, and what links to it. */
export const getOperation = <const Name extends string>(kind: Kind<Name>) =>
  defineOperation({
    name: `${kind.name}.get` as const,
    summary: `Read one record of the kind “${kind.name}”, with what links to it`,
    kind: 'query',
    who: kind.reads,
    within: 'mission',
    audit: (input) => ({ record: input.id }),
    input: z.object({
      mission: z.string(),
      id: z.uuid(),
      locale: z.enum(LOCALES).default(FIRST_LOCALE),
    }),
    output: z.object({ record: recordView, names: namesView, linked: linkedView }),
    async handler(context, input) {
      const row = await readRecord(context, kind, input.id);
      const record = presentRecord(kind, context.permit(kind.reads, row), context);
      return {
        record,
        names: await namesFor(context, kind, [record.values], input.locale, [record.recordedBy]),
        linked: await linkedTo(context, kind, input.id, input.locale),
      };
    },
  });
