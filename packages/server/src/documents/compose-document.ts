import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { DOCUMENT_KINDS, type DocumentKind, type DocumentKindName } from './kinds.ts';

/** The operation that composes a kind of document as of a moment and keeps it as a draft. */
export function compositionOf<Name extends DocumentKindName>(name: Name) {
  const kind: DocumentKind = DOCUMENT_KINDS[name];
  return defineOperation({
    name: `document.compose-${name}` as const,
    summary: `Compose ${kind.summary} as of a moment, and keep it as a draft`,
    kind: 'command',
    who: 'compose_document',
    within: 'mission',
    input: z.object({
      mission: z.string(),
      period: z.string().regex(kind.period.pattern, kind.period.said),
      locale: z.enum(LOCALES).default(FIRST_LOCALE),
      asOf: z.iso.datetime({ offset: true }).nullable().default(null),
    }),
    output: z.object({ id: z.string(), title: z.string() }),
    audit: (input, output) => ({ record: output.id, note: input.period }),
    async handler(context, input) {
      const asOf = input.asOf ? new Date(input.asOf) : null;
      const model = await kind.model(context, input.period, input.locale, asOf);
      const id = await keepDraft(context, { kind: name, period: input.period, model });
      return { id, title: model.title };
    },
  });
}

async function keepDraft(
  { db, mission, account, now }: Context,
  draft: {
    kind: DocumentKindName;
    period: string;
    model: Awaited<ReturnType<DocumentKind['model']>>;
  },
): Promise<string> {
  const id = newId();
  const { kind, period, model } = draft;
  await execute(
    db,
    `insert into openmara.document
       (mission_id, id, kind, period, locale, as_of, title, model, state, composed_by, composed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', $9, $10)`,
    [
      mission.id,
      id,
      kind,
      period,
      model.locale,
      new Date(model.asOf),
      `${model.title}. ${model.subtitle}`,
      JSON.stringify(model),
      account.accountId,
      now,
    ],
  );
  return id;
}
