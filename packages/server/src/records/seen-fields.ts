import { Problem } from '@openmara/core/access/problems';
import { isSaid, type Values } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import type { Context } from '../operations/operation.ts';
import { fieldSeen } from './present-record.ts';

/** Who does not see a field cannot say anything in it either. @throws Problem not_allowed */
export function assertSeen(context: Context, kind: Kind, said: Partial<Values>): void {
  const seen = fieldSeen(context);
  for (const [name, value] of Object.entries(said)) {
    const field = kind.fields[name];
    if (field && value !== undefined && isSaid(value) && !seen(field)) throw new Problem('not_allowed');
  }
}
