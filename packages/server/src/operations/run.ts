/**
 * The one runner. It checks the rule, opens one transaction, sets the row-security settings, runs the
 * handler, checks its answer, writes the audit entry, commits, and only then answers. A refusal leaves an
 * entry too.
 */
import { rm } from 'node:fs/promises';
import { type Assignment, widestThatFits } from '@openmara/core/access/assignments';
import { Permitted } from '@openmara/core/access/permitted';
import { Problem, type ProblemCode } from '@openmara/core/access/problems';
import { may, sees } from '@openmara/core/access/rules';
import { FIRST_LOCALE } from '@openmara/core/language/languages';
import { QueueFull } from '@openmara/vault/fair-queue';
import type pg from 'pg';
import type { z } from 'zod';
import type { Apart, ApartCall } from '../apart/open-apart.ts';
import { isConnectionLost } from '../database/lost-connection.ts';
import { writeAuditEntry, writeRefusal } from './audit-entry.ts';
import { findMission } from './find-mission.ts';
import type {
  Actor,
  AuditNote,
  Command,
  Context,
  FileAnswer,
  FileOperation,
  MissionRef,
  Operation,
  Outside,
  Query,
  ReceivedFile,
  Services,
  Upload,
} from './operation.ts';
import { receiveFile } from './receive-file.ts';
import { RefusalBrake } from './refusal-brake.ts';
import { detailOf, whyNot } from './input-faults.ts';
import { openingStatements } from './row-security.ts';
import { assertWritable } from './writable-text.ts';

const NOBODY: Actor = {
  accountId: '00000000-0000-0000-0000-000000000000',
  email: '',
  name: '',
  locale: FIRST_LOCALE,
  reads: FIRST_LOCALE,
  assignments: [],
  sessionDigest: null,
};
const NO_MISSION: MissionRef = { id: '', code: '', country: '', synthetic: false };

/** What the runner needs of the house: database, services and the clock. */
export interface Runtime {
  readonly pool: pg.Pool;
  /** Where operations run that read what people bring; null where this process serves nobody else. */
  readonly apart: Apart | null;
  readonly services: Services;
  now(): Date;
}

/** What is known about one call before and while it runs; refusals are recorded from it. */
interface Call {
  readonly operation: Operation;
  readonly actor: Actor | null;
  readonly now: Date;
  mission: MissionRef | null;
  assignment: Assignment | null;
  spokenFor: string | null;
}

/** The assignment under which the actor may do this, or the refusal. "No such mission" and "not yours" are one answer. */
function authorise(operation: Operation, actor: Actor | null, mission: MissionRef | null): Assignment | null {
  if (operation.who === 'anyone') return null;
  if (!actor) throw new Problem('sign_in_needed');
  if (operation.who === 'signed_in') return null;
  const here = actor.assignments.filter(
    (a) =>
      operation.within === 'installation' ||
      (mission !== null && (a.missionId === mission.id || a.missionId === null)),
  );
  if (operation.within === 'mission' && here.length === 0) throw new Problem('not_found');
  const fitting = widestThatFits(here, operation.who);
  if (!fitting) throw new Problem('not_allowed');
  return fitting;
}

function parseInput<I extends z.ZodType>(schema: I, rawInput: unknown): z.output<I> {
  const parsed = schema.safeParse(rawInput, { error: whyNot });
  if (parsed.success) return parsed.data;
  throw new Problem('input_invalid', parsed.error.issues.map(detailOf));
}

function contextOf(
  runtime: Runtime,
  db: pg.ClientBase,
  call: Call,
  afterwards: Array<() => Promise<void>>,
): Context {
  const role = call.assignment?.role ?? null;
  return {
    db,
    now: call.now,
    account: call.actor ?? NOBODY,
    office: call.assignment?.office ?? null,
    mission: call.mission ?? NO_MISSION,
    services: runtime.services,
    may: (capability) => role !== null && may(role, capability),
    sees: (sight) => role !== null && sees(role, sight),
    permit: (capability, record) => Permitted.byRule(role, capability, record),
    demand(capability) {
      if (role === null || !may(role, capability)) throw new Problem('not_allowed');
    },
    speakFor(accountId) {
      call.spokenFor = accountId;
    },
    afterCommit(work) {
      afterwards.push(work);
    },
  };
}

const entryOf = (call: Call, outcome: 'done' | ProblemCode, note: AuditNote | null) => ({
  at: call.now,
  accountId: call.actor?.accountId ?? call.spokenFor,
  role: call.assignment?.role ?? null,
  missionId: call.mission?.id ?? null,
  operation: call.operation.name,
  outcome,
  note,
});

const brake = new RefusalBrake();
/** Which refusals are recorded: all but a question that was only misspelt, and the flood of nobody in particular. */
function recorded(call: Call, problem: Problem): boolean {
  if (problem.code === 'input_invalid') return call.operation.kind !== 'query' && call.actor !== null;
  if (call.actor || call.spokenFor) return true;
  return brake.lets(`${call.operation.name} ${problem.code}`, call.now);
}

/** One transaction: settings, handler, checked answer, audit entry, commit; or rollback and the refusal's own entry. */
async function transact<T>(
  runtime: Runtime,
  call: Call,
  work: (context: Context) => Promise<{ answer: T; note: AuditNote | null }>,
): Promise<T> {
  const db = await runtime.pool.connect();
  const afterwards: Array<() => Promise<void>> = [];
  let broken: Error | undefined;
  try {
    await db.query(openingStatements(call.operation, call.actor, call.mission, call.assignment));
    const { answer, note } = await work(contextOf(runtime, db, call, afterwards));
    if (note) await writeAuditEntry(db, entryOf(call, 'done', note));
    await db.query('commit');
    // What was committed stands, whatever happens to the rest; housekeeping finds left-overs.
    await Promise.allSettled(afterwards.map((then) => then()));
    return answer;
  } catch (error) {
    const refusal = translate(error);
    try {
      await db.query('rollback');
      const code = refusal instanceof Problem ? refusal : new Problem('fault');
      if (recorded(call, code))
        await writeRefusal(db, entryOf(call, code.code, null), call.actor?.accountId ?? null);
    } catch (failure) {
      broken = failure instanceof Error ? failure : new Error('rollback');
    }
    throw refusal;
  } finally {
    db.release(broken);
  }
}

/** The code of the mission that an input names; empty where it names none. */
const missionOf = (rawInput: unknown): string =>
  typeof rawInput === 'object' &&
  rawInput !== null &&
  'mission' in rawInput &&
  typeof rawInput.mission === 'string'
    ? rawInput.mission
    : '';

/** The rule, the mission and the input, before anything is opened. A refusal here is recorded as well. */
async function admit<I extends z.ZodType>(
  runtime: Runtime,
  operation: Operation & { readonly input: I },
  actor: Actor | null,
  rawInput: unknown,
): Promise<{ call: Call; input: z.output<I> }> {
  const call: Call = {
    operation,
    actor,
    now: runtime.now(),
    mission: null,
    assignment: null,
    spokenFor: null,
  };
  try {
    if (!actor && operation.who !== 'anyone') throw new Problem('sign_in_needed');
    assertWritable(rawInput);
    if (operation.within === 'mission') call.mission = await findMission(runtime.pool, missionOf(rawInput));
    call.assignment = authorise(operation, actor, call.mission);
    return { call, input: parseInput(operation.input, rawInput) };
  } catch (error) {
    if (error instanceof Problem && recorded(call, error)) await recordRefusal(runtime, call, error.code);
    throw error;
  }
}
async function recordRefusal(runtime: Runtime, call: Call, code: ProblemCode): Promise<void> {
  const db = await runtime.pool.connect();
  let broken: Error | undefined;
  try {
    await writeRefusal(db, entryOf(call, code, null), call.actor?.accountId ?? null);
  } catch (error) {
    broken = error instanceof Error ? error : new Error('audit');
    throw error;
  } finally {
    db.release(broken);
  }
}

/** What may be asked and done before the transaction. */
const outsideOf = (runtime: Runtime, call: Call, address: string | null): Outside => ({
  now: call.now,
  pool: runtime.pool,
  address,
  speakFor(accountId) {
    call.spokenFor = accountId;
  },
  async read(work) {
    const db = await runtime.pool.connect();
    let broken: Error | undefined;
    try {
      await db.query(openingStatements(call.operation, call.actor, call.mission, call.assignment));
      return await work(db);
    } finally {
      await db.query('rollback').catch((failure: Error) => {
        broken = failure;
      });
      db.release(broken);
    }
  },
});

/** The part of a command that needs no connection, then the part that does. A refusal of the first is recorded too. */
async function handlerOf<I extends z.ZodType, O extends z.ZodType>(
  runtime: Runtime,
  operation: Command<I, O> | Query<I, O>,
  call: Call,
  input: z.output<I>,
  address: string | null,
): Promise<(context: Context) => Promise<z.input<O>>> {
  if (!('prepare' in operation)) return (context) => operation.handler(context, input);
  try {
    return await operation.prepare(outsideOf(runtime, call, address), input);
  } catch (error) {
    const refusal = translate(error);
    const code = refusal instanceof Problem ? refusal : new Problem('fault');
    if (recorded(call, code)) await recordRefusal(runtime, call, code.code);
    throw refusal;
  }
}

/** Runs it in another process, which checks the rule again and keeps the records; what ends that process is on record here. */
async function runElsewhere(
  runtime: Runtime,
  apart: Apart,
  call: Call & { readonly actor: Actor },
  asked: Pick<ApartCall, 'operation' | 'input' | 'address'>,
): Promise<unknown> {
  const outcome = await apart
    .run({ ...asked, actor: call.actor, now: call.now })
    .catch(async (error: unknown) => {
      const refusal = translate(error);
      await recordRefusal(runtime, call, refusal instanceof Problem ? refusal.code : 'fault');
      throw refusal;
    });
  if (outcome.kind === 'refused') throw outcome.error;
  return outcome.answer;
}

/**
 * Runs a command or a query.
 * @param address of the host that asks; null on the machine itself
 * @throws Problem for every refusal of the catalogue; anything else is a fault
 */
export async function runOperation<I extends z.ZodType, O extends z.ZodType>(
  runtime: Runtime,
  operation: Command<I, O> | Query<I, O>,
  actor: Actor | null,
  rawInput: unknown,
  address: string | null = null,
): Promise<z.output<O>> {
  const { call, input } = await admit(runtime, operation, actor, rawInput);
  if ('apart' in operation && operation.apart && runtime.apart && actor) {
    const asked = { operation: { name: operation.name, apart: operation.apart }, input: rawInput, address };
    return operation.output.parse(await runElsewhere(runtime, runtime.apart, { ...call, actor }, asked));
  }
  const handler = await handlerOf(runtime, operation, call, input, address);
  return transact(runtime, call, async (context) => {
    const result = await handler(context);
    const note = operation.audit === 'not_recorded' ? null : operation.audit(input, result);
    // Checked before the commit: an answer that cannot be given must not stand as done.
    return { answer: operation.output.parse(result), note };
  });
}

/** Runs an upload: rule first, then the file to disk, then the transaction. A refusal leaves no file behind. */
export async function runUpload<I extends z.ZodType, O extends z.ZodType>(
  runtime: Runtime,
  operation: Upload<I, O>,
  actor: Actor | null,
  rawInput: unknown,
  body: AsyncIterable<Uint8Array>,
): Promise<z.output<O>> {
  const { call, input } = await admit(runtime, operation, actor, rawInput);
  let file: ReceivedFile | null = null;
  try {
    file = await receiveFile(runtime.services, body, operation.limit);
  } catch (error) {
    if (error instanceof Problem && recorded(call, error)) await recordRefusal(runtime, call, error.code);
    throw error;
  }
  const received = file;
  try {
    return await transact(runtime, call, async (context) => {
      const result = await operation.handler(context, input, received);
      return { answer: operation.output.parse(result), note: operation.audit(input, result) };
    });
  } catch (error) {
    await rm(received.path, { force: true });
    throw error;
  }
}

/** Runs an operation that answers with a file. */
export async function runFile<I extends z.ZodType>(
  runtime: Runtime,
  operation: FileOperation<I>,
  actor: Actor | null,
  rawInput: unknown,
): Promise<FileAnswer> {
  const { call, input } = await admit(runtime, operation, actor, rawInput);
  return transact(runtime, call, async (context) => {
    const answer = await operation.handler(context, input);
    return { answer, note: operation.audit(input, answer) };
  });
}

/** What the database says of a value that it cannot hold: too large, too long, no date, no text, against a check. */
const UNFIT = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05', '23514', '54000']);
/** The database's refusals in the words of the catalogue. */
function translate(error: unknown): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof QueueFull) return new Problem('busy', [], 5);
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === '23505') return new Problem('already_exists');
  if (typeof code === 'string' && UNFIT.has(code))
    return new Problem('input_invalid', [{ reason: 'problem.why.impossible' }]);
  if (code === '23503') return new Problem('not_found');
  // Row security said no where the rule had not: the second lock held, and the first needs mending.
  if (code === '42501') return new Problem('not_allowed');
  if (code === '40001' || code === '40P01') return new Problem('changed_meanwhile');
  if (code === '53300') return new Problem('busy');
  if (isConnectionLost(error)) return new Problem('database_away');
  return error;
}
