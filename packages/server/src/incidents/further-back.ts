/**
 * Words in what was told of reports, beyond the latest that a list looks through: as many again at a time, from the
 * latest back, until some are found or the reader has waited long enough; where it stopped is said.
 */
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { type ReportRow, reportRow } from './present-report.ts';
import { type Asked, conditionsOf, type Put, rowsOf, saidIn, type Spot, TEXTS_READ } from './report-page.ts';
import type { Meant } from './search-words.ts';

type Narrowed = Omit<Asked, 'after' | 'limit'>;
/** Windows of {@link TEXTS_READ} reports that are looked through in one go. */
const AT_ONCE = 5;
const LATEST = 'r.listed_on desc, r.id desc';
const before = (put: Put, { day, id }: Spot): string =>
  `(r.listed_on, r.id) < (${put(day)}::date, ${put(id)}::uuid)`;

const spot = z.object({ day: z.string(), id: z.string() });
/** The last report of the window that begins after `from`; null where nothing is left behind it. */
export async function endOfWindow(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  asked: Narrowed,
  from: Spot | null,
): Promise<Spot | null> {
  const values: unknown[] = [mission.id];
  const put: Put = (value) => `$${values.push(value)}`;
  const conditions = [...conditionsOf(put, { ...asked, after: null, limit: 0 })];
  if (from) conditions.push(before(put, from));
  const found = await rows(
    db,
    spot,
    `select r.listed_on::text as day, r.id from openmara.report r where ${conditions.join(' and ')}
     order by ${LATEST} offset ${TEXTS_READ - 1} limit 2`,
    values,
  );
  return found.length === 2 ? (found[0] ?? null) : null;
}

/** The first reports after `from`, up to `to`, in which the words stand. */
async function inWindow(
  { db, mission }: Context,
  asked: Narrowed & { readonly meant: Meant },
  [from, to]: readonly [Spot, Spot | null],
  limit: number,
): Promise<ReportRow[]> {
  const values: unknown[] = [mission.id, limit];
  const put: Put = (value) => `$${values.push(value)}`;
  const conditions = [
    ...conditionsOf(put, { ...asked, after: null, limit }),
    before(put, from),
    ...(to ? [`not ${before(put, to)}`] : []),
    saidIn(put, 'r', asked.meant, asked.sees.narrative),
  ];
  const chosen = `openmara.report r where ${conditions.join(' and ')}`;
  return rows(db, reportRow, rowsOf(chosen, LATEST, false), values);
}

/**
 * @param from where the reader has looked to
 * @returns what was found, and where it was looked to now; null where everything was
 */
export async function foundFurtherBack(
  context: Context,
  asked: Narrowed & { readonly meant: Meant },
  from: Spot,
  limit: number,
): Promise<{ found: ReportRow[]; lookedTo: Spot | null }> {
  const found: ReportRow[] = [];
  let at: Spot | null = from;
  for (let n = 0; n < AT_ONCE && at; n += 1) {
    const end: Spot | null = await endOfWindow(context, asked, at);
    found.push(...(await inWindow(context, asked, [at, end], limit + 1 - found.length)));
    const last = found[limit - 1];
    if (found.length > limit && last) return { found: found.slice(0, limit), lookedTo: spotOf(last) };
    at = end;
  }
  return { found, lookedTo: at };
}

/** Where a report stands in the list. */
export const spotOf = ({ receivedOn, id }: Pick<ReportRow, 'receivedOn' | 'id'>): Spot => ({
  day: receivedOn ?? '0001-01-01',
  id,
});
