import { Problem } from '@openmara/core/access/problems';
import { isoDay } from '@openmara/core/incidents/schema';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { message } from '../language/messages.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { entriesStatement, entryRow } from './find-entries.ts';

/** Accounts that one search of a name brings together; more of them is no name. */
const PEOPLE = 20;

const input = z.object({
  /** An e-mail address, or part of a name or an address. */
  person: z.string().trim().min(1).max(200).optional(),
  /** The id of a record, as entries give it. */
  record: z.string().trim().min(1).max(300).optional(),
  operation: z.string().trim().min(1).max(100).optional(),
  /** First and last day, in UTC. */
  from: isoDay.optional(),
  to: isoDay.optional(),
  /** In whose words refusals are said. */
  locale: z.enum(LOCALES).default(FIRST_LOCALE),
  after: z.string().max(100).optional(),
  limit: z.number().int().min(1).max(500).default(100),
});
const entry = entryRow.extend({
  /** Why it was refused, in words; null where it was done. */
  refused: z.string().nullable(),
});
const idRow = z.object({ id: z.string() });

/** @throws Problem input_invalid where the words fit too many */
async function accountsOf({ db }: Context, person: string): Promise<string[]> {
  const found = await rows(
    db,
    idRow,
    `select id from openmara.account where lower(email) = lower($1)
     union all
     select id from openmara.account
     where not exists (select from openmara.account where lower(email) = lower($1))
       and (position(lower($1) in lower(name)) > 0 or position(lower($1) in lower(email)) > 0)
     limit $2`,
    [person, PEOPLE + 1],
  );
  if (found.length > PEOPLE)
    throw new Problem('input_invalid', [
      { field: 'person', reason: 'problem.why.too-many-people', places: { limit: String(PEOPLE) } },
    ]);
  return found.map(({ id }) => id);
}
/** @throws Problem input_invalid where it is not the key of an entry */
function keyOf(after: string): { at: string; id: string } {
  const [at = '', id = ''] = after.split('_');
  if (!z.iso.datetime({ offset: true }).safeParse(at).success || !z.uuid().safeParse(id).success)
    throw new Problem('input_invalid', [{ field: 'after', reason: 'problem.why.page-before' }]);
  return { at, id };
}

/** A record that was looked for; what is typed there and is no id is not written down. */
const idOf = (record: string | undefined): string | undefined => z.uuid().safeParse(record).data;
/** What was looked for, for the entry that the looking leaves: names and addresses are not repeated there. */
const lookedFor = (asked: z.output<typeof input>): string =>
  [
    `the latest ${asked.limit}`,
    ...(asked.person ? ['of a person'] : []),
    ...(asked.operation ? [`of ${asked.operation}`] : []),
    ...(asked.from ? [`from ${asked.from}`] : []),
    ...(asked.to ? [`to ${asked.to}`] : []),
  ].join(', ');

export const listAudit = defineOperation({
  name: 'audit.list',
  summary:
    'Search the audit log by person, record, operation and days, latest first, a keyset page at a time',
  kind: 'query',
  who: 'read_audit',
  within: 'installation',
  audit: (asked) => ({ record: idOf(asked.record), note: lookedFor(asked) }),
  input,
  output: z.object({ items: z.array(entry), next: z.string().nullable() }),
  async handler(context, { person, after, limit, locale, ...asked }) {
    const accounts = person === undefined ? undefined : await accountsOf(context, person);
    const { text, values } = entriesStatement({
      ...asked,
      accounts,
      after: after === undefined ? undefined : keyOf(after),
      limit: limit + 1,
    });
    const found = await rows(context.db, entryRow, text, values);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => ({
        ...row,
        refused: row.outcome === 'done' ? null : message(locale, `problem.${row.outcome}`),
      })),
      next: found.length > limit && last ? `${last.at}_${last.id}` : null,
    };
  },
});
