import { Problem } from '@openmara/core/access/problems';
import { belongsToMission, ROLES } from '@openmara/core/access/rules';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { isoDay } from '@openmara/core/incidents/schema';
import { newId } from '@openmara/vault/ids';
import { hashPassword } from '@openmara/vault/passwords';
import { z } from 'zod';
import { type Context, defineOperation } from '../operations/operation.ts';
import { execute, maybeRow } from '../database/rows.ts';
import { email, insertAccount, password } from './insert-account.ts';

const missionRow = z.object({ id: z.string() });

const newAccount = z.object({
  email,
  name: z.string().min(1).max(200),
  password,
  locale: z.enum(LOCALES).default(FIRST_LOCALE),
  role: z.enum(ROLES),
  missionCode: z.string().nullable().default(null),
  office: z.string().max(200).nullable().default(null),
  areas: z.array(z.uuid()).default([]),
  until: isoDay.nullable().default(null),
});

export const createAccount = defineOperation({
  name: 'access.create-account',
  summary: 'Create an account with a role in a mission',
  kind: 'command',
  who: 'manage_accounts',
  within: 'installation',
  input: newAccount,
  output: z.object({ id: z.string() }),
  audit: (input, output) => ({ record: output.id, note: `${input.role} ${input.missionCode ?? ''}` }),
  async prepare(_, input) {
    const passwordHash = await hashPassword(input.password);
    return (context) => insertWithRole(context, input, passwordHash);
  },
});

async function insertWithRole(
  context: Context,
  input: z.output<typeof newAccount>,
  passwordHash: string,
): Promise<{ id: string }> {
  const { db } = context;
  const mission = input.missionCode
    ? await maybeRow(db, missionRow, 'select id from openmara.mission where code = $1', [input.missionCode])
    : null;
  if (input.missionCode && !mission)
    throw new Problem('input_invalid', [
      { field: 'missionCode', reason: 'There is no mission with that code.' },
    ]);
  if (!mission && belongsToMission(input.role))
    throw new Problem('input_invalid', [
      { field: 'missionCode', reason: 'This role belongs to a mission; say which.' },
    ]);
  const id = await insertAccount(context, input, passwordHash);
  await execute(
    db,
    `insert into openmara.assignment (id, account_id, role, mission_id, office, area_places, since, until)
     values ($1, $2, $3, $4, $5, $6, current_date, $7)`,
    [newId(), id, input.role, mission?.id ?? null, input.office, input.areas, input.until],
  );
  return { id };
}
