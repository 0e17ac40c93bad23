/** The names of what records refer to, for one page of them: a query for each type that occurs. */
import type { Locale } from '@openmara/core/language/languages';
import type { FieldType, Values } from '@openmara/core/records/fields';
import type { Kind } from '@openmara/core/records/kind';
import { type Names, titleOf } from '@openmara/core/records/title';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { ownedByMission, qualifiedTable, recordRow, selectList, valuesOf } from './table.ts';

type Referring = Extract<FieldType, 'place' | 'places' | 'party' | 'account' | 'link'>;
/** Where each has its name, and how that is read. */
const NAMED_IN: ReadonlyMap<string, string> = new Map<Exclude<Referring, 'link' | 'places'>, string>([
  ['place', 'openmara.said(p) as name from openmara.place p'],
  ['party', 'said as name from openmara.party_now'],
  ['account', 'name from openmara.account'],
]);

const namedRow = z.object({ id: z.string(), name: z.string() });

/** Ids by what they refer to: `place`, `party`, `account`, or the name of a kind. */
function idsIn(kind: Kind, records: readonly Values[]): Map<string, Set<string>> {
  const ids = new Map<string, Set<string>>();
  for (const values of records)
    for (const [name, field] of Object.entries(kind.fields)) {
      const to = field.type === 'link' ? field.to : field.type === 'places' ? 'place' : field.type;
      if (!NAMED_IN.has(to) && field.type !== 'link') continue;
      for (const id of [values[name] ?? []].flat())
        if (typeof id === 'string') ids.set(to, (ids.get(to) ?? new Set()).add(id));
    }
  return ids;
}

/** @param accounts further accounts to name, such as who recorded */
export async function namesFor(
  context: Context,
  kind: Kind,
  records: readonly Values[],
  locale: Locale,
  accounts: readonly (string | null)[] = [],
): Promise<Names> {
  const { db } = context;
  const ids = idsIn(kind, records);
  for (const id of accounts) if (id) ids.set('account', (ids.get('account') ?? new Set()).add(id));
  const names: Record<string, string> = {};
  for (const [to, wanted] of ids) {
    const named = NAMED_IN.get(to);
    if (named) {
      const sql = `select id, ${named} where id = any ($1)`;
      for (const row of await rows(db, namedRow, sql, [[...wanted]])) names[row.id] = row.name;
      continue;
    }
    const linked = context.services.kinds.get(to);
    if (linked) Object.assign(names, await titlesOf(context, linked, [...wanted], locale));
  }
  return names;
}

/** Titles of records of a kind, as far as the one who asks may read that kind. */
export async function titlesOf(
  context: Context,
  kind: Kind,
  ids: readonly string[],
  locale: Locale,
): Promise<Names> {
  if (!context.may(kind.reads)) return {};
  const mine = ownedByMission(kind) ? 't.mission_id = $2 and' : '$2::uuid is not null and';
  const found = await rows(
    context.db,
    recordRow(kind),
    `select ${selectList(kind, 't')} from ${qualifiedTable(kind)} t where ${mine} t.id = any ($1)`,
    [ids, context.mission.id],
  );
  const titled: Kind = {
    ...kind,
    fields: Object.fromEntries(Object.entries(kind.fields).filter(([name]) => kind.title.includes(name))),
  };
  const values = found.map((row) => valuesOf(kind, row));
  // One step only: a title that names other links would lead on without end.
  const names = await namesFor(context, withoutLinks(titled), values, locale);
  return Object.fromEntries(found.map((row, at) => [row.id, titleOf(kind, values[at] ?? {}, names, locale)]));
}
const withoutLinks = (kind: Kind): Kind => ({
  ...kind,
  fields: Object.fromEntries(Object.entries(kind.fields).filter(([, field]) => field.type !== 'link')),
});
