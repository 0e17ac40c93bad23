/**
 * One operation, one definition: from it come the route, the OpenAPI entry, the typed client, the verb of
 * the command line, the permission matrix and the test of every role against it.
 */
import type { Assignment } from '@openmara/core/access/assignments';
import type { Permitted } from '@openmara/core/access/permitted';
import type { Capability, Sight } from '@openmara/core/access/rules';
import type { Locale } from '@openmara/core/language/languages';
import type { Kind } from '@openmara/core/records/kind';
import type pg from 'pg';
import type { z } from 'zod';
import type { Waiting } from '../area.ts';
import type { Mail } from '../mail/open-mail.ts';
import type { ImportTarget } from '../exchange/import-target.ts';

export type { Assignment } from '@openmara/core/access/assignments';
/** Who asks, with the roles held now. */
export interface Actor {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  /** The language in which this is answered: that of the page, which need not be that of the account. */
  readonly reads: Locale;
  readonly assignments: readonly Assignment[];
  /** Digest of the session or token that was shown; null on the command line of the machine itself. */
  readonly sessionDigest: Buffer | null;
}
/** The mission in which an operation acts. */
export interface MissionRef {
  readonly id: string;
  readonly code: string;
  readonly country: string;
  readonly synthetic: boolean;
}

/** What a handler gets: one transaction with the row-security settings in place, the moment, the actor. */
export interface Context {
  readonly db: pg.ClientBase;
  readonly now: Date;
  readonly account: Actor;
  readonly office: string | null;
  readonly mission: MissionRef;
  readonly services: Services;
  /** Whether the assignment under which this runs has the capability. */
  readonly may: (capability: Capability) => boolean;
  /** Whether it sees this of the records that it may open. */
  readonly sees: (sight: Sight) => boolean;
  /** Lets a record through to its presenter, where the assignment has the capability that reading it needs. */
  readonly permit: <T>(capability: Capability, record: T) => Permitted<T>;
  /** Refuses, with an audit entry, where what is asked turns out to need a capability that is not there. */
  readonly demand: (capability: Capability) => void;
  /** Names the account that the audit entry is about where nobody is signed in yet. */
  readonly speakFor: (accountId: string) => void;
  /** Runs once the transaction stands; for what a rollback could not take back. */
  readonly afterCommit: (work: () => Promise<void>) => void;
}
/** What there is before a transaction: for work that must not hold a connection, such as looking at a password. */
export interface Outside {
  readonly now: Date;
  readonly pool: pg.Pool;
  /** Address of the host that asks; null on the machine itself. */
  readonly address: string | null;
  /** As in {@link Context}. */
  readonly speakFor: (accountId: string) => void;
  /** Reads under the settings that the operation will run under; the connection is given back. */
  readonly read: <T>(work: (db: pg.ClientBase) => Promise<T>) => Promise<T>;
}
/** A file that came with the request, already on disk; it goes away with the refusal or failure of the operation. */
export interface ReceivedFile {
  readonly path: string;
  readonly bytes: number;
}
/** What the house offers beside the database. */
export interface Services {
  readonly dataDirectory: string;
  readonly pool: pg.Pool;
  /** How e-mail is sent; null where the installation sends none, which is how it begins. */
  readonly mail: Mail | null;
  /** What waits for whoever asks, a question for each area that has an answer. */
  readonly waits: ReadonlyArray<(context: Context) => Promise<readonly Waiting[]>>;
  /** The kinds of plain records, by name. */
  readonly kinds: ReadonlyMap<string, Kind>;
  /** What files can be imported into, by name. */
  readonly importTargets: ReadonlyMap<string, ImportTarget>;
  enqueue(db: pg.ClientBase, queue: string, data: object): Promise<void>;
}

/** What the audit entry says: the record that was touched, or a sentence without personal data; an empty one does not compile. */
export type AuditNote =
  { readonly record: string; readonly note?: string } | { readonly record?: string; readonly note: string };

/** A method's type, so that an operation of any input is an `Operation` without a cast. */
type Note<I extends z.ZodType, O extends z.ZodType> = {
  of(input: z.output<I>, output: z.input<O>): AuditNote;
}['of'];

interface Common<I extends z.ZodType> {
  readonly name: `${string}.${string}`;
  readonly summary: string;
  /** A capability of the rules; `anyone` before sign-in; `signed_in` for one's own account. */
  readonly who: Capability | 'anyone' | 'signed_in';
  /** Whether it acts within one mission (input has `mission`, its code) or over the installation. */
  readonly within: 'mission' | 'installation';
  /** The session that the answer opens or closes, for the transport to keep or forget. */
  readonly session?: 'opens' | 'closes';
  readonly input: I;
}
/** Work that reads what people bring, in a process of its own that is ended where it takes too much. */
export interface RunsApart {
  /** How many run together, each of another account. */
  readonly atOnce: number;
  /** Seconds after which it is ended. */
  readonly longest: number;
}
interface Asked<I extends z.ZodType, O extends z.ZodType> extends Common<I> {
  readonly apart?: RunsApart;
  readonly output: O;
  handler(context: Context, input: z.output<I>): Promise<z.input<O>>;
}
/** Does its slow part first, without a connection, and gives the part that writes. */
interface Prepared<I extends z.ZodType, O extends z.ZodType> extends Common<I> {
  readonly output: O;
  prepare(outside: Outside, input: z.output<I>): Promise<(context: Context) => Promise<z.input<O>>>;
}
/** Changes something: leaves an audit entry. */
export type Command<I extends z.ZodType, O extends z.ZodType> = (Asked<I, O> | Prepared<I, O>) & {
  readonly kind: 'command';
  audit(input: z.output<I>, output: z.input<O>): AuditNote;
};
/** Reads; whether the reading itself is recorded is said each time. */
export interface Query<I extends z.ZodType, O extends z.ZodType> extends Asked<I, O> {
  readonly kind: 'query';
  readonly audit: 'not_recorded' | Note<I, O>;
}
/** Takes a file beside its input. */
export interface Upload<I extends z.ZodType, O extends z.ZodType> extends Common<I> {
  readonly kind: 'upload';
  readonly output: O;
  /** Bytes; what is longer is refused while it comes. */
  readonly limit: number;
  audit(input: z.output<I>, output: z.input<O>): AuditNote;
  handler(context: Context, input: z.output<I>, file: ReceivedFile): Promise<z.input<O>>;
}
/** What leaves as a file. */
export interface FileAnswer {
  readonly bytes: Uint8Array;
  /** Media type. */
  readonly type: string;
  /** Suggested name, ASCII. */
  readonly name: string;
  /** How many records left with it, where it is made of records. */
  readonly records?: number;
  /** How many figures left with it, where it is a document. */
  readonly figures?: number;
}
/** Answers with a file: always recorded, because it leaves the house. */
export interface FileOperation<I extends z.ZodType> extends Common<I> {
  readonly kind: 'file';
  audit(input: z.output<I>, answer: FileAnswer): AuditNote;
  handler(context: Context, input: z.output<I>): Promise<FileAnswer>;
}
/** A write without an audit entry does not compile. */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> =
  Command<I, O> | Query<I, O> | Upload<I, O> | FileOperation<I>;

type Named<N> = { readonly name: N };
/** Defines a query or a command; its name is kept as a literal, so that the typed client knows it. */
export function defineOperation<N extends `${string}.${string}`, I extends z.ZodType, O extends z.ZodType>(
  operation: (Command<I, O> | Query<I, O>) & Named<N>,
): (Command<I, O> | Query<I, O>) & Named<N> {
  return operation;
}
/** Defines an operation that takes a file beside its input. */
export function defineUpload<N extends `${string}.${string}`, I extends z.ZodType, O extends z.ZodType>(
  operation: Omit<Upload<I, O>, 'kind'> & Named<N>,
): Upload<I, O> & Named<N> {
  return { kind: 'upload', ...operation };
}
/** Defines an operation that answers with a file. */
export function defineFile<N extends `${string}.${string}`, I extends z.ZodType>(
  operation: Omit<FileOperation<I>, 'kind'> & Named<N>,
): FileOperation<I> & Named<N> {
  return { kind: 'file', ...operation };
}
