/** What the server and a process that works apart say to each other. */
import { PROBLEMS, type ProblemCode } from '@openmara/core/access/problems';
import { ROLES } from '@openmara/core/access/rules';
import { LOCALES } from '@openmara/core/language/languages';
import { z } from 'zod';

const isCode = (code: unknown): boolean => typeof code === 'string' && code in PROBLEMS;

/** How the database is reached: by its parts, or by one address. */
const connection = z.object({
  host: z.string().optional(),
  port: z.number().optional(),
  user: z.string().optional(),
  password: z.string().optional(),
  database: z.string().optional(),
  connectionString: z.string().optional(),
});

/** One operation to run, on whose behalf, at which moment. */
export const taskMessage = z.object({
  connection,
  dataDirectory: z.string(),
  operation: z.string(),
  now: z.date(),
  address: z.string().nullable(),
  input: z.unknown(),
  actor: z.object({
    accountId: z.string(),
    email: z.string(),
    name: z.string(),
    locale: z.enum(LOCALES),
    reads: z.enum(LOCALES),
    assignments: z
      .array(
        z.object({
          role: z.enum(ROLES),
          missionId: z.string().nullable(),
          office: z.string().nullable(),
          areaPlaces: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    sessionDigest: z.custom<Buffer>((value) => Buffer.isBuffer(value)).nullable(),
  }),
});
export type TaskMessage = z.input<typeof taskMessage>;

/** What comes back: signs of life, how far it is, and how it ended. */
export const replyMessage = z.discriminatedUnion('kind', [
  /** Bytes of memory that the process holds. */
  z.object({ kind: z.literal('alive'), resident: z.number() }),
  z.object({
    kind: z.literal('progress'),
    importId: z.string(),
    read: z.number(),
    total: z.number(),
    rows: z.number(),
    seconds: z.number(),
  }),
  z.object({ kind: z.literal('done'), answer: z.unknown() }),
  z.object({
    kind: z.literal('refused'),
    code: z.custom<ProblemCode>(isCode),
    details: z.array(
      z.object({
        field: z.string().optional(),
        reason: z.string(),
        places: z.record(z.string(), z.string()).optional(),
      }),
    ),
    retryAfter: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('fault'),
    name: z.string(),
    message: z.string(),
    stack: z.string(),
    code: z.string(),
  }),
]);
export type ReplyMessage = z.output<typeof replyMessage>;
