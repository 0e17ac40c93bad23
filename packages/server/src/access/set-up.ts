import { Problem } from '@openmara/core/access/problems';
import { newId } from '@openmara/vault/ids';
import { hashPassword } from '@openmara/vault/passwords';
import { newToken, tokenDigest } from '@openmara/vault/tokens';
import { z } from 'zod';
import { theRow } from '../database/rows.ts';
import { missionColumns } from '../missions/mission-names.ts';
import { missionCode, missionCountry } from '../missions/mission-fields.ts';
import { defineOperation } from '../operations/operation.ts';
import { email, locale, password, personName } from './account-fields.ts';
import { INVITATION_DAYS } from './invitations.ts';
import { isAlreadySetUp } from './is-set-up.ts';

const doneRow = z.object({ done: z.boolean() });

export const setUp = defineOperation({
  name: 'access.set-up',
  summary:
    'Create the administrator, the first mission and the invitation of who leads its arrangements; works once',
  kind: 'command',
  who: 'anyone',
  within: 'installation',
  input: z.object({
    email,
    name: personName,
    password,
    locale,
    mission: z.object({ code: missionCode, name: z.string().min(1).max(200), country: missionCountry }),
    adviser: z
      .object({ email, name: personName, locale })
      .describe('the first Senior Women’s Protection Adviser: another person'),
  }),
  output: z.object({
    id: z.string(),
    /** For the senior adviser; shown once. */
    invitation: z.string(),
    /** For further missions, whose first adviser nobody can name yet; shown once, to be kept where it is safe. */
    firstRunKey: z.string(),
  }),
  audit: (_, output) => ({ record: output.id }),
  async prepare({ read, now }, { mission, adviser, ...administrator }) {
    if (await read(isAlreadySetUp)) throw new Problem('already_set_up');
    if (adviser.email.toLowerCase() === administrator.email.toLowerCase())
      throw new Problem('input_invalid', [{ field: 'adviser.email', reason: 'problem.why.sees-no-content' }]);
    const [id, invitation, firstRunKey] = [newId(), newToken(), newToken()];
    const { password: secret, ...known } = administrator;
    const account = JSON.stringify({ id, ...known, password_hash: await hashPassword(secret) });
    return async ({ db }) => {
      const { done } = await theRow(db, doneRow, 'select openmara.set_up($1, $2, $3, $4, $5, $6) as done', [
        account,
        JSON.stringify(
          missionColumns({
            id: newId(),
            code: mission.code,
            country: mission.country,
            names: { en: mission.name },
            synthetic: false,
            createdAt: now,
          }),
        ),
        JSON.stringify({ id: newId(), ...adviser }),
        tokenDigest(invitation),
        tokenDigest(firstRunKey),
        INVITATION_DAYS,
      ]);
      // Two that set up at once: the database lets one through.
      if (!done) throw new Problem('already_set_up');
      return { id, invitation, firstRunKey };
    };
  },
});
