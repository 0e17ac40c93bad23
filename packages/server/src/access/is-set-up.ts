import { z } from 'zod';
import { anyRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

export const isSetUp = defineOperation({
  name: 'access.is-set-up',
  summary: 'Whether the first administrator exists',
  kind: 'query',
  who: 'anyone',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({ setUp: z.boolean() }),
  handler: async ({ db }) => ({ setUp: await anyRow(db, 'select from openmara.account limit 1') }),
});
