import { z } from 'zod';
import type pg from 'pg';
import { theRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

const setUpRow = z.object({ set_up: z.boolean() });
/** Whether there is an account already. */
export const isAlreadySetUp = async (db: pg.ClientBase): Promise<boolean> =>
  (await theRow(db, setUpRow, 'select openmara.is_set_up() as set_up')).set_up;

export const isSetUp = defineOperation({
  name: 'access.is-set-up',
  summary: 'Whether the first administrator exists',
  kind: 'query',
  who: 'anyone',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({ setUp: z.boolean() }),
  async handler({ db }) {
    return { setUp: await isAlreadySetUp(db) };
  },
});
