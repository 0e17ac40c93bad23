/** Handing reports and incidents to a person who is then responsible for them, one or a page of them, and taking that back. */
import type { Capability } from '@openmara/core/access/rules';
import { Problem } from '@openmara/core/access/problems';
import { rolesThatMay } from '@openmara/core/access/rules';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { execute, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { MOST_AT_ONCE, type Refusal, refusedRecord } from './severally.ts';

type What = 'incident' | 'report';
/** What a person must be allowed to do with such a record, to be responsible for it. */
const NEEDS: Readonly<Record<What, Capability>> = { incident: 'record_verification', report: 'join_reports' };

/** What was handed over, and who had it before; and what was not, and why. */
export const handedOver = z.object({
  done: z.array(z.object({ id: z.string(), name: z.string(), was: z.string().nullable() })),
  refused: z.array(refusedRecord),
});
export const handingOver = z.object({
  mission: z.string(),
  records: z
    .array(
      z.object({
        id: z.uuid(),
        /** Whose it becomes; nobody's where it is null. */
        to: z.uuid().nullable(),
      }),
    )
    .min(1)
    .max(MOST_AT_ONCE),
});

const record = z.object({ id: z.string(), name: z.string(), was: z.string().nullable(), over: z.boolean() });
/** Named as a person names it; `over` where nothing is done with it any more. */
const RECORDS: Readonly<Record<What, string>> = {
  incident: `select r.id, r.reference as name, r.responsible_id as was, false as over
    from openmara.incident r`,
  report: `select r.id, r.id::text as name, r.responsible_id as was, r.withdrawn_at is not null as over
    from openmara.report r`,
};
const pair = z.object({ id: z.string() });
/** Of what is asked, the records whose new person may work on them where they lie. */
const fitting = (what: What): string => `
  select distinct asked.id from unnest($2::uuid[], $3::uuid[]) as asked(id, account)
  join openmara.${what} r on r.mission_id = $1 and r.id = asked.id
  join openmara.account a on a.id = asked.account and a.disabled_at is null
  join openmara.assignment s on s.account_id = a.id and s.mission_id = $1 and s.role = any ($4)
   and s.since <= current_date and (s.until is null or s.until >= current_date)
   and (s.role <> 'field_wpa' or r.adm1_id = any (s.area_places))`;

/** Which of them may be handed over as asked. */
async function thatFit(
  { db, mission }: Context,
  what: What,
  to: ReadonlyMap<string, string | null>,
): Promise<Set<string>> {
  const values = [mission.id, [...to.keys()], [...to.values()], rolesThatMay(NEEDS[what])];
  return new Set((await rows(db, pair, fitting(what), values)).map(({ id }) => id));
}

/** Writes whose they are now, and that it became so. */
async function write(
  { db, mission, account, now }: Context,
  what: What,
  ids: readonly string[],
  to: ReadonlyMap<string, string | null>,
): Promise<void> {
  const accounts = ids.map((id) => to.get(id) ?? null);
  await execute(
    db,
    `update openmara.${what} r set responsible_id = n.account
     from unnest($2::uuid[], $3::uuid[]) as n(id, account) where r.mission_id = $1 and r.id = n.id`,
    [mission.id, ids, accounts],
  );
  await execute(
    db,
    `insert into openmara.handover (mission_id, id, ${what}_id, to_id, by_id, at)
     select $1, n.id, n.record, n.account, $2, $3
     from unnest($4::uuid[], $5::uuid[], $6::uuid[]) as n(id, record, account)`,
    [mission.id, account.accountId, now, ids.map(() => newId(now.getTime())), ids, accounts],
  );
}

/**
 * Hands each record over that may be, and says of the others why not. Locks them in one order.
 * @throws Problem not_found where the one who asks may see none of them
 */
export async function handOver(
  context: Context,
  what: What,
  asked: z.output<typeof handingOver>['records'],
): Promise<z.output<typeof handedOver>> {
  const to = new Map(asked.map((one) => [one.id, one.to]));
  const found = await rows(
    context.db,
    record,
    `${RECORDS[what]} where r.mission_id = $1 and r.id = any ($2) order by r.id for no key update`,
    [context.mission.id, [...to.keys()]],
  );
  if (found.length === 0) throw new Problem('not_found');
  const fits = await thatFit(context, what, to);
  const whyNot = ({ id, over }: z.infer<typeof record>): Refusal | null => {
    if (over) return 'withdrawn';
    return to.get(id) === null || fits.has(id) ? null : 'not_theirs';
  };
  const done = found.filter((one) => whyNot(one) === null && one.was !== to.get(one.id));
  await write(
    context,
    what,
    done.map(({ id }) => id),
    to,
  );
  const seen = new Set(found.map(({ id }) => id));
  const unseen = [...to.keys()].filter((id) => !seen.has(id));
  return {
    done: done.map(({ id, name, was }) => ({ id, name, was })),
    refused: [
      ...found.flatMap((one) => {
        const reason = whyNot(one);
        return reason ? [{ id: one.id, name: one.name, reason }] : [];
      }),
      ...unseen.map((id) => ({ id, name: id, reason: 'not_seen' as const })),
    ],
  };
}
