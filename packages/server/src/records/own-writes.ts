import type { Values } from '@openmara/core/records/fields';
import type { Context } from '../operations/operation.ts';

/** What a kind with parts of its own does when a record of it is written, in the same transaction. */
export interface OwnWrites {
  /** Before anything is written. @throws Problem where the parts stand against it */
  readonly before?: (context: Context, values: Values, id: string | null) => Promise<void>;
  /** After the record stands. */
  readonly after?: (context: Context, id: string, values: Values) => Promise<void>;
}
