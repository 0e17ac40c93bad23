import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import type { Kind } from '@openmara/core/records/kind';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { findRecords, questionFields } from './find-records.ts';
import { namesFor } from './names.ts';
import { namesView, presentRecord, recordView } from './present-record.ts';

/** `<kind>.list`: filters, search, order, pages by key, as of any moment. */
export const listOperation = <const Name extends string>(kind: Kind<Name>) =>
  defineOperation({
    name: `${kind.name}.list` as const,
    summary: `List records of the kind “${kind.name}”, a keyset page at a time`,
    kind: 'query',
    who: kind.reads,
    within: 'mission',
    audit: (_, output) => ({ note: `${output.items.length} records` }),
    input: z.object({
      mission: z.string(),
      locale: z.enum(LOCALES).default(FIRST_LOCALE),
      ...questionFields(kind),
      after: z.string().optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ items: z.array(recordView), names: namesView, next: z.string().nullable() }),
    async handler(context, input) {
      const { rows, next } = await findRecords(context, kind, input, input.limit, input.after);
      const items = rows.map((row) => presentRecord(kind, context.permit(kind.reads, row), context));
      const names = await namesFor(
        context,
        kind,
        items.map((item) => item.values),
        input.locale,
        items.map((item) => item.recordedBy),
      );
      return { items, names, next };
    },
  });
