/** What is looked for in the audit log, as a statement that an index answers, whichever filter is given. */
import { z } from 'zod';

/** A row of the log as the auditor reads it; notes stay in the log. */
export const entryRow = z.object({
  id: z.string(),
  at: z.string(),
  /** Name of the account; null where nobody was signed in. */
  account: z.string().nullable(),
  email: z.string().nullable(),
  role: z.string().nullable(),
  operation: z.string(),
  /** `done`, or the code of the refusal. */
  outcome: z.string(),
  record: z.string().nullable(),
  mission: z.string().nullable(),
});
/** What entries have to be. */
export interface Wanted {
  /** Ids of accounts, any of which acted; left out for everybody and nobody. */
  readonly accounts?: readonly string[];
  readonly record?: string;
  readonly operation?: string;
  /** First day, by the clock of the server in UTC. */
  readonly from?: string;
  /** Last day. */
  readonly to?: string;
  /** The entry after which to go on. */
  readonly after?: { readonly at: string; readonly id: string };
  readonly limit: number;
}

const COLUMNS = 'e.id, e.at, e.account_id, e.role, e.mission_id, e.operation, e.record_id, e.outcome';
const LATEST = 'order by e.at desc, e.id desc';

/** Latest first. For several accounts each brings its own latest, so that none makes the others wait. */
export function entriesStatement(wanted: Wanted): { text: string; values: unknown[] } {
  const { accounts, record, operation, from, to, after, limit } = wanted;
  const values: unknown[] = [limit];
  const conditions: string[] = [];
  const where = (condition: (place: string) => string, value: unknown): void => {
    if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
  };
  where((place) => `e.record_id = ${place}`, record);
  where((place) => `e.operation = ${place}`, operation);
  where((place) => `e.at >= ${place}::date::timestamp at time zone 'UTC'`, from);
  where((place) => `e.at < (${place}::date + 1)::timestamp at time zone 'UTC'`, to);
  if (after)
    conditions.push(
      `(e.at, e.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::uuid)`,
    );
  const latestOf = (further: readonly string[]): string => {
    const all = [...further, ...conditions];
    const filter = all.length > 0 ? `where ${all.join(' and ')}` : '';
    return `select ${COLUMNS} from openmara.audit_entry e ${filter} ${LATEST} limit $1`;
  };
  const found = accounts
    ? `select e.* from unnest($${values.push(accounts)}::uuid[]) who
       cross join lateral (${latestOf(['e.account_id = who'])}) e ${LATEST} limit $1`
    : latestOf([]);
  const text = `select e.id, to_json(e.at)#>>'{}' as at, a.name as account, a.email, e.role, e.operation,
                       e.outcome, e.record_id as record, m.code as mission
                from (${found}) e
                left join openmara.account a on a.id = e.account_id
                left join openmara.mission m on m.id = e.mission_id
                ${LATEST}`;
  return { text, values };
}
