/** What is held to have happened, as it is corrected: all facts at once, so that none is lost or mixed with another state. */
import { z } from 'zod';
import { codesOf, type VocabularyName } from '../vocabularies.ts';
import { periodSchema, survivorLineSchema } from './schema.ts';

const code = (list: VocabularyName) =>
  z.string().refine((value) => codesOf(list).includes(value), 'problem.why.no-such-term');
const people = z.number().int().min(1).max(100_000);

/** Survivors of one profile; `line` names the group that it continues, whose services stay with it. */
const heldGroupSchema = survivorLineSchema.omit({ key: true }).extend({
  line: z.number().int().min(1).nullable().default(null),
});
const heldPerpetratorSchema = z.object({
  partyId: z.uuid(),
  unit: z.string().trim().min(1).max(200).nullable().default(null),
  /** How many took part; null where nobody knows. */
  number: people.nullable().default(null),
  attribution: code('attribution').default('unknown'),
});

const total = (groups: ReadonlyArray<{ readonly count: number }>): number =>
  groups.reduce((sum, { count }) => sum + count, 0);

/**
 * The shape of what is held of an incident, also of what an older rule let in. The best number of survivors is the sum of the groups; `least` and `most` are held
 * beside it with their reasoning, or both are null.
 */
export const heldFactsShape = z.object({
  occurred: periodSchema,
  placeId: z.uuid().nullable(),
  placePrecision: code('placePrecision'),
  forms: z.array(code('form')).max(14),
  circumstances: z.array(code('circumstance')).max(12),
  survivors: z.array(heldGroupSchema).max(200),
  least: people.nullable().default(null),
  most: people.nullable().default(null),
  reasoning: z.string().trim().max(2_000).nullable().default(null),
  perpetrators: z.array(heldPerpetratorSchema).max(20),
});

/** What may be held from now on. */
export const heldFactsSchema = heldFactsShape.superRefine(
  ({ survivors, least, most, reasoning, perpetrators }, context) => {
    const refuse = (field: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    const best = total(survivors);
    if (least !== null && least > best) refuse('least', 'problem.why.least-order');
    if (most !== null && most < best) refuse('most', 'problem.why.most-order');
    if ((least !== null || most !== null) && !reasoning) refuse('reasoning', 'problem.why.reasoning');
    if (new Set(perpetrators.map(({ partyId }) => partyId)).size < perpetrators.length)
      refuse('perpetrators', 'problem.why.named-twice');
    const lines = survivors.flatMap(({ line }) => line ?? []);
    if (new Set(lines).size < lines.length) refuse('survivors', 'problem.why.named-twice');
  },
);
/** What is held of an incident, parsed. */
export type HeldFacts = z.infer<typeof heldFactsShape>;

/** Whether two states hold the same; the order of groups and parties is part of it. */
export const sameFacts = (one: HeldFacts, other: HeldFacts): boolean =>
  JSON.stringify(heldFactsShape.parse(one)) === JSON.stringify(heldFactsShape.parse(other));
