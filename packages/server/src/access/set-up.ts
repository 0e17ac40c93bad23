import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { hashPassword } from '@openmara/vault/passwords';
import type pg from 'pg';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { anyRow, execute } from '../database/rows.ts';
import { email, insertAccount, password } from './insert-account.ts';

export const setUp = defineOperation({
  name: 'access.set-up',
  summary: 'Create the first administrator; works once',
  kind: 'command',
  who: 'anyone',
  within: 'installation',
  input: z.object({ email, name: z.string().min(1).max(200), password }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async prepare({ read }, input) {
    const isSetUp = (db: pg.ClientBase): Promise<boolean> =>
      anyRow(db, 'select from openmara.account limit 1');
    if (await read(isSetUp)) throw new Problem('already_set_up');
    const passwordHash = await hashPassword(input.password);
    return async (context) => {
      await execute(context.db, 'lock table openmara.account in exclusive mode');
      if (await isSetUp(context.db)) throw new Problem('already_set_up');
      const id = await insertAccount(context, { ...input, locale: 'en' }, passwordHash);
      await execute(
        context.db,
        `insert into openmara.assignment (id, account_id, role, since)
         values ($1, $2, 'administrator', current_date)`,
        [newId(), id],
      );
      return { id };
    };
  },
});
