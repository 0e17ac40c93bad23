import { MEASURE } from '@openmara/core/commitments/measure';
import { gapOf, SIGNS, signsOf } from '@openmara/core/commitments/standing';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';

/** As many measures as are told of at once; a mission has some hundred. */
const MOST = 2000;

const measureRow = z.object({
  id: z.string(),
  text: z.string(),
  standard: z.string(),
  state: z.string(),
  state_since: z.string(),
  state_reason: z.string().nullable(),
  due: z.string().nullable(),
  theirs: z.string().nullable(),
  ours: z.string().nullable(),
  cost_amount: z.number().nullable(),
  cost_currency: z.string().nullable(),
  instrument_id: z.string(),
  instrument: z.string(),
  party: z.string().nullable(),
  seen_on: z.string().nullable(),
  progress_on: z.string().nullable(),
  funds: z.array(z.object({ currency: z.string(), pledged: z.number(), received: z.number() })),
});
type MeasureRow = z.output<typeof measureRow>;

/** Money in two columns, each with its currency, as one line a currency. */
const FUNDS = `(select coalesce(json_agg(json_build_object('currency', s.currency, 'pledged', s.pledged,
    'received', s.received) order by s.currency), '[]')
  from (select c.currency, sum(c.pledged)::float8 as pledged, sum(c.received)::float8 as received
    from openmara.funding f cross join lateral (values
      (f.pledged_currency, f.pledged_amount, 0), (f.received_currency, 0, f.received_amount)
    ) as c(currency, pledged, received)
    where f.mission_id = m.mission_id and f.measure = m.id and f.withdrawn_at is null
      and c.currency is not null
    group by c.currency) s)`;

/** Every measure of what is in force, with what was last seen of it and the money that came. */
const measuresOf = ({ db, mission }: Context): Promise<MeasureRow[]> =>
  rows(
    db,
    measureRow,
    `select m.id, m.text, m.standard, m.state, m.state_since::text, m.state_reason, m.due::text, m.theirs,
       a.name as ours, m.cost_amount::float8, m.cost_currency,
       i.id as instrument_id, i.title as instrument, p.said as party,
       e.seen_on::text, e.progress_on::text, ${FUNDS} as funds
     from openmara.measure m
     join openmara.instrument i on i.mission_id = m.mission_id and i.id = m.instrument
     left join openmara.party_now p on p.id = i.party
     left join openmara.account a on a.id = m.ours
     left join lateral (select max(e.seen_on) as seen_on,
         max(e.seen_on) filter (where e.bears = 'shows_progress') as progress_on
       from openmara.evidence e
       where e.mission_id = m.mission_id and e.measure = m.id and e.withdrawn_at is null) e on true
     where m.mission_id = $1 and m.withdrawn_at is null and i.withdrawn_at is null
       and i.state in ('in_preparation', 'agreed')
     order by m.due nulls last, m.id limit ${MOST + 1}`,
    [mission.id],
  );

const money = z.object({ amount: z.number(), currency: z.string() });
const standing = z.object({
  id: z.string(),
  text: z.string(),
  standard: z.string(),
  state: z.enum(Object.keys(MEASURE.states?.all ?? {})),
  stateSince: z.string(),
  stateReason: z.string().nullable(),
  due: z.string().nullable(),
  /** Who owes it: a function of the party, and a colleague. */
  theirs: z.string().nullable(),
  ours: z.string().nullable(),
  instrument: z.object({ id: z.string(), title: z.string(), party: z.string().nullable() }),
  /** The latest days on which anything, and on which progress, was seen of it. */
  seenOn: z.string().nullable(),
  progressOn: z.string().nullable(),
  cost: money.nullable(),
  funds: z.array(z.object({ currency: z.string(), pledged: z.number(), received: z.number() })),
  /** What of the cost has not come; null where no cost is known or the currencies differ. */
  gap: money.nullable(),
  signs: z.array(z.enum(SIGNS)),
});

function present(row: MeasureRow, today: string): z.input<typeof standing> {
  const cost =
    row.cost_amount === null || row.cost_currency === null
      ? null
      : { amount: row.cost_amount, currency: row.cost_currency };
  const known = {
    state: row.state,
    stateSince: row.state_since,
    due: row.due,
    cost,
    progressOn: row.progress_on,
    funds: row.funds,
  };
  const gap = gapOf(known);
  return {
    id: row.id,
    text: row.text,
    standard: row.standard,
    state: row.state,
    stateSince: row.state_since,
    stateReason: row.state_reason,
    due: row.due,
    theirs: row.theirs,
    ours: row.ours,
    instrument: { id: row.instrument_id, title: row.instrument, party: row.party },
    seenOn: row.seen_on,
    progressOn: row.progress_on,
    cost,
    funds: row.funds,
    gap: gap === null || cost === null ? null : { amount: gap, currency: cost.currency },
    signs: [...signsOf(known, today)],
  };
}

/** The measures that a reader is told of, as they stand today; one more than {@link MOST} where there are more. */
export async function signedMeasures(context: Context): Promise<Array<z.input<typeof standing>>> {
  const today = context.now.toISOString().slice(0, 10);
  return (await measuresOf(context)).map((row) => present(row, today));
}

export const commitmentStanding = defineOperation({
  name: 'commitment.standing',
  summary:
    'Every measure of the instruments in force or in preparation: its state, its last evidence, its money and its signs',
  kind: 'query',
  who: 'read_commitments',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({ items: z.array(standing), more: z.boolean() }),
  async handler(context) {
    const found = await signedMeasures(context);
    return { items: found.slice(0, MOST), more: found.length > MOST };
  },
});
