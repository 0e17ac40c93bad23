import { mayGrant } from '@openmara/core/access/granting';
import { Problem } from '@openmara/core/access/problems';
import { belongsToMission, ROLES } from '@openmara/core/access/rules';
import { newId } from '@openmara/vault/ids';
import { tokenDigest } from '@openmara/vault/tokens';
import { z } from 'zod';
import { execute, maybeRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { email } from './account-fields.ts';

const input = z.object({
  email,
  role: z.enum(ROLES),
  missionCode: z.string().nullable().default(null),
  office: z.string().min(1).max(200).nullable().default(null),
  areas: z.array(z.uuid()).max(100).default([]),
  until: z.iso.date().nullable().default(null),
  /** Shown when the installation was set up; stands for the second person where nobody holds the role yet. */
  firstRunKey: z.string().max(100).nullable().default(null),
});
const idRow = z.object({ id: z.string() });

/** One that is not there and one in which the giver has nothing to give are told apart by nobody. */
async function missionOf({ db }: Context, code: string | null): Promise<string | null> {
  if (code === null) return null;
  const mission = await maybeRow(db, idRow, 'select id from openmara.mission_named($1)', [code]);
  if (!mission) throw new Problem('second_person');
  return mission.id;
}
const keyRow = z.object({ fits: z.boolean() });
async function keyFits({ db }: Context, key: string | null): Promise<boolean> {
  if (key === null) return false;
  const row = await maybeRow(db, keyRow, 'select openmara.first_run_key_fits($1) as fits', [
    tokenDigest(key),
  ]);
  return row?.fits ?? false;
}

export const grantRole = defineOperation({
  name: 'access.grant-role',
  summary: 'Give a role to another account, as the second person who holds it',
  kind: 'command',
  who: 'grant_roles',
  within: 'installation',
  input,
  output: z.object({ id: z.string(), account: z.string() }),
  audit: ({ role, missionCode, firstRunKey }, output) => ({
    record: output.account,
    note: [role, missionCode ?? 'all missions', ...(firstRunKey ? ['by the first-run key'] : [])].join(', '),
  }),
  async handler(context, { role, missionCode, office, areas, until, ...to }) {
    const { db, account: giver } = context;
    if (missionCode === null && belongsToMission(role))
      throw new Problem('input_invalid', [{ field: 'missionCode', reason: 'problem.why.say-mission' }]);
    const missionId = await missionOf(context, missionCode);
    if (
      to.email.toLowerCase() === giver.email.toLowerCase() ||
      !(
        mayGrant(giver.assignments, { role, missionId, office, areaPlaces: areas }) ||
        (await keyFits(context, to.firstRunKey))
      )
    )
      throw new Problem('second_person');
    const account = await maybeRow(
      db,
      idRow,
      'select id from openmara.account where lower(email) = lower($1) and disabled_at is null',
      [to.email],
    );
    if (!account) throw new Problem('input_invalid', [{ field: 'email', reason: 'problem.why.no-account' }]);
    const id = newId();
    await execute(db, 'select openmara.grant_role($1, $2, $3, $4, $5, $6, $7, $8)', [
      id,
      account.id,
      role,
      missionId,
      office,
      areas,
      until,
      to.firstRunKey === null ? null : tokenDigest(to.firstRunKey),
    ]);
    return { id, account: account.id };
  },
});
