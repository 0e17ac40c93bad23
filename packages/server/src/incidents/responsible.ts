/** Who is responsible for a report or an incident: who may be, and under whom it is found. */
import { rolesThatMay } from '@openmara/core/access/rules';
import { Problem } from '@openmara/core/access/problems';
import { fold } from '@openmara/core/language/fold';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';

/** Whose records a list shows: one's own, nobody's, or those of one colleague. */
export const whose = z.union([z.enum(['mine', 'nobody']), z.uuid()]);

/**
 * Whose records are asked for; null where that was not asked.
 * @throws Problem not_allowed where the role sees no person responsible: it would find by what it does not see
 */
export function responsibleIs(
  { account, sees }: Pick<Context, 'account' | 'sees'>,
  asked: z.output<typeof whose> | undefined,
): Responsible | null {
  if (asked === undefined) return null;
  if (!sees('person_responsible')) throw new Problem('not_allowed');
  return asked === 'nobody' ? 'nobody' : { id: asked === 'mine' ? account.accountId : asked };
}
/** Whose records are asked for, by the account. */
export type Responsible = 'nobody' | { readonly id: string };

const COLLEAGUES = `
  select a.id, a.name from openmara.account a
  where a.disabled_at is null and exists (
      select from openmara.assignment s
      where s.account_id = a.id and s.mission_id = $1 and s.role = any ($2) and s.since <= current_date
        and (s.until is null or s.until >= current_date))
    or exists (select from openmara.handover h where h.mission_id = $1 and h.to_id = a.id)
  order by a.name, a.id`;
/** Who works on cases in the mission, or was once responsible for one; nobody for who does not see such names. */
export async function colleaguesIn({
  db,
  mission,
  sees,
}: Context): Promise<z.infer<typeof responsiblePerson>[]> {
  if (!sees('person_responsible')) return [];
  return rows(db, responsiblePerson, COLLEAGUES, [mission.id, rolesThatMay('record_verification')]);
}
/** Those whose name has the words. */
export async function colleaguesNamed(
  context: Context,
  words: string,
): Promise<z.infer<typeof responsiblePerson>[]> {
  const folded = fold(words);
  return (await colleaguesIn(context)).filter(({ name }) => fold(name).includes(folded));
}

/** The condition on a record under an alias; the account by a placeholder. */
export const ofResponsible = (alias: string, asked: Responsible, put: (value: unknown) => string): string =>
  asked === 'nobody' ? `${alias}.responsible_id is null` : `${alias}.responsible_id = ${put(asked.id)}::uuid`;

/** The person, as a record says it. */
export const responsiblePerson = z.object({ id: z.string(), name: z.string() });
/** A {@link responsiblePerson} of a record under an alias. */
export const responsibleColumn = (alias: string): string =>
  `(select json_build_object('id', rp.id, 'name', rp.name) from openmara.account rp
    where rp.id = ${alias}.responsible_id) as responsible`;
