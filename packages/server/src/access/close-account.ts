import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { theRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const closedRow = z.object({ closed: z.boolean() });

/** For who has left for good. Everything she did keeps her name. */
export const closeAccount = defineOperation({
  name: 'access.close-account',
  summary: 'Close another account: nobody signs in to it any more, and its roles end',
  kind: 'command',
  who: 'manage_accounts',
  within: 'installation',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler({ db, account }, { id }) {
    if (id === account.accountId) throw new Problem('second_person');
    const { closed } = await theRow(db, closedRow, 'select openmara.close_account($1) as closed', [id]);
    if (!closed) throw new Problem('not_found');
    return { id };
  },
});
