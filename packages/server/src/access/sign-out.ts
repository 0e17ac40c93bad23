import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { closeSession } from './sessions.ts';

export const signOut = defineOperation({
  name: 'access.sign-out',
  summary: 'End the session or token that this request shows',
  kind: 'command',
  who: 'signed_in',
  within: 'installation',
  session: 'closes',
  input: z.object({}),
  output: z.object({ ended: z.boolean() }),
  audit: (_, output) => ({ note: output.ended ? 'session ended' : 'no session to end' }),
  async handler({ db, account }) {
    return { ended: account.sessionDigest !== null && (await closeSession(db, account.sessionDigest)) };
  },
});
