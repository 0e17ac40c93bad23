/**
 * One operation, one definition: from it come the route, the OpenAPI entry, the typed client, the verb of
 * the command line, the permission matrix and the test of every role against it.
 */
import type { Capability, Role } from '@openmara/core/access/rules';
import type { Locale } from '@openmara/core/language/languages';
import type pg from 'pg';
import type { z } from 'zod';

export interface Assignment {
  readonly role: Role;
  readonly missionId: string | null;
  readonly office: string | null;
  readonly areaPlaces: readonly string[];
}
export interface Actor {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly assignments: readonly Assignment[];
}
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
  readonly actor: Actor | null;
  readonly account: Actor;
  readonly role: Role;
  readonly office: string | null;
  readonly mission: MissionRef;
  readonly services: Services;
}
/** What the house offers beside the database. */
export interface Services {
  readonly dataDirectory: string;
  readonly pool: pg.Pool;
  enqueue(db: pg.ClientBase, queue: 'import' | 'document', data: object): Promise<void>;
}

export interface AuditNote {
  readonly record?: string | null;
  readonly note?: string;
}
interface Definition<I extends z.ZodType, O extends z.ZodType> {
  readonly name: `${string}.${string}`;
  readonly summary: string;
  /** A capability of the rules; `anyone` before sign-in; `signed_in` for one's own account. */
  readonly who: Capability | 'anyone' | 'signed_in';
  /** Whether it acts within one mission (input has `mission`, its code) or over the installation. */
  readonly within: 'mission' | 'installation';
  readonly reads?: 'records' | 'aggregates';
  readonly input: I;
  readonly output: O;
  handler(context: Context, input: z.output<I>): Promise<z.input<O>>;
}
/** A write without an audit entry does not compile. */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Definition<I, O> &
  (
    | { readonly kind: 'command'; audit(input: z.output<I>, output: z.input<O>): AuditNote }
    | {
        readonly kind: 'query';
        readonly audit: 'not_recorded' | ((input: z.output<I>, output: z.input<O>) => AuditNote);
      }
  );

export function defineOperation<N extends `${string}.${string}`, I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O> & { readonly name: N },
): Operation<I, O> & { readonly name: N } {
  return operation;
}
