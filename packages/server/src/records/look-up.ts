import { FIRST_LOCALE, type Locale, LOCALES } from '@openmara/core/language/languages';
import { fold } from '@openmara/core/language/fold';
import type { Field } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { titlesOf } from './names.ts';
import { fieldSeen } from './present-record.ts';
import { ownedByMission, qualifiedTable } from './table.ts';

/** As many as a person looks through. */
const MOST = 20;
const found = z.object({ id: z.string(), name: z.string() });
type Found = z.infer<typeof found>;
const idRow = z.object({ id: z.string() });
const like = (words: string): string => `%${fold(words).replace(/[%_\\]/g, '\\$&')}%`;

/** Places of the mission's country, the wider first. */
export async function findPlaces({ db, mission }: Context, words: string): Promise<Found[]> {
  return await rows(
    db,
    found,
    `select p.id, openmara.said(p) || coalesce(', ' || openmara.said(a), '') as name
     from openmara.place p left join openmara.place a on a.id = p.adm1_id and a.id <> p.id
     where p.country = $1 and p.level <> 'country'
       and exists (select from openmara.place_name n where n.place_id = p.id and n.folded like $2)
     order by array_position(array['adm1', 'adm2', 'adm3', 'settlement'], p.level), p.name limit ${MOST}`,
    [mission.country, like(words)],
  );
}
/** Parties by words of any of their names. */
export async function findParties({ db }: Context, words: string): Promise<Found[]> {
  return await rows(
    db,
    found,
    `select distinct p.now_id as id, p.said as name from openmara.party_now p
     where exists (select from openmara.party_alias a where a.party_id = p.id and a.folded like $1)
     order by p.said limit ${MOST}`,
    [like(words)],
  );
}
/** Accounts that are assigned to the mission now, by name only. */
async function accounts({ db, mission }: Context, words: string): Promise<Found[]> {
  return await rows(
    db,
    found,
    `select a.id, a.name from openmara.account a
     where a.disabled_at is null and lower(a.name) like $2
       and exists (select from openmara.assignment s where s.account_id = a.id and s.mission_id = $1
                   and s.since <= current_date and (s.until is null or s.until >= current_date))
     order by a.name limit ${MOST}`,
    [mission.id, like(words)],
  );
}
/** Records of a kind whose title has the words, latest first. */
async function records(context: Context, to: Kind, words: string, locale: Locale): Promise<Found[]> {
  if (!context.may(to.reads)) return [];
  const latest = await rows(
    context.db,
    idRow,
    `select id from ${qualifiedTable(to)}
     where ${ownedByMission(to) ? 'mission_id = $1' : '$1::uuid is not null'} and withdrawn_at is null
     order by recorded_at desc limit 500`,
    [context.mission.id],
  );
  const titles = await titlesOf(
    context,
    to,
    latest.map((row) => row.id),
    locale,
  );
  return latest
    .map(({ id }) => ({ id, name: titles[id] ?? '—' }))
    .filter(({ name }) => fold(name).includes(fold(words)))
    .slice(0, MOST);
}

function search(context: Context, field: Field, words: string, locale: Locale): Promise<Found[]> {
  switch (field.type) {
    case 'place':
    case 'places':
      return findPlaces(context, words);
    case 'party':
      return findParties(context, words);
    case 'account':
      return accounts(context, words);
    case 'link': {
      const to = context.services.kinds.get(field.to);
      return to ? records(context, to, words, locale) : Promise.resolve([]);
    }
    // A field that refers to nothing has nothing to choose from.
    default:
      return Promise.resolve([]);
  }
}

/** `<kind>.look-up`: what a field may refer to, while somebody writes. */
export const lookUpOperation = <const Name extends string>(kind: Kind<Name>) =>
  defineOperation({
    name: `${kind.name}.look-up` as const,
    summary: `What a field of the kind “${kind.name}” may refer to, by words of its name`,
    kind: 'query',
    who: kind.writes,
    within: 'mission',
    audit: 'not_recorded',
    input: z.object({
      mission: z.string(),
      field: z.enum(Object.keys(kind.fields)),
      search: z.string().trim().max(100).default(''),
      locale: z.enum(LOCALES).default(FIRST_LOCALE),
    }),
    output: z.object({ items: z.array(found) }),
    async handler(context, input) {
      const field = kind.fields[input.field];
      if (!field || !fieldSeen(context)(field)) throw new Problem('not_allowed');
      return { items: await search(context, field, input.search, input.locale) };
    },
  });
