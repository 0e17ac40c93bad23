import { z } from 'zod';
import { rows, theRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { countTable } from '../analysis/count.ts';
import { suppressList } from '@openmara/statistics/suppression';
import { incidentItem, incidentRow, presentIncident } from '../incidents/present-incident.ts';
import { incidentPage } from '../incidents/list-incidents.ts';

const quarterRow = z.object({
  q: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
/** The quarter of the latest decision; all null where nothing is verified yet. */
const latestQuarter = ({ db, mission, now }: Context) =>
  theRow(
    db,
    quarterRow,
    `select to_char(d, 'YYYY-"Q"Q') as q, date_trunc('quarter', d)::date::text as from,
            (date_trunc('quarter', d) + interval '3 months - 1 day')::date::text as to
     from (select max(counted_on) as d from openmara.incident
           where mission_id = $1 and status = 'verified' and counted_on <= $2) x`,
    [mission.id, now],
  );

const fact = z.object({ kind: z.string(), text: z.string(), source: z.string() });

/** The latest records are for who works on them: headquarters and others read the list itself. */
async function latestIncidents({ db, mission, may, permit }: Context) {
  if (!may('read_incidents') || !(may('join_reports') || may('decide_verification'))) return [];
  const page = incidentPage(mission.id, {}, null, 6);
  const latest = await rows(db, incidentRow, page.text, page.values);
  return latest.map((row) => presentIncident(permit('read_incidents', row)));
}

export const missionHome = defineOperation({
  name: 'mission.home',
  summary: 'The figures of the latest quarter, the map and what is new',
  kind: 'query',
  who: 'read_aggregates',
  within: 'mission',
  reads: 'aggregates',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({
    quarter: z.string().nullable(),
    verified: z.number().nullable(),
    survivors: z.number().nullable(),
    withoutConsent: z.number().nullable(),
    asOf: z.string(),
    synthetic: z.boolean(),
    months: z.array(z.object({ month: z.string(), incidents: z.number().nullable() })),
    places: z.array(z.object({ name: z.string(), incidents: z.number().nullable() })),
    latest: z.array(incidentItem),
    facts: z.array(fact),
  }),
  async handler(context) {
    const { db, mission, now } = context;
    const { q, from, to } = await latestQuarter(context);
    const common = {
      missionId: mission.id,
      basis: 'decided' as const,
      statuses: ['verified'],
      asOf: null,
      columns: null,
    };
    const quarter = { from, to };
    const byPlace = await countTable(db, { ...common, ...quarter, unit: 'incidents', rows: 'adm1' });
    const survivors = await countTable(db, { ...common, ...quarter, unit: 'survivors', rows: 'sex' });
    const byMonth = await countTable(db, {
      ...common,
      from: null,
      to: null,
      unit: 'incidents',
      rows: 'month',
    });
    const places = suppressList(byPlace.rowTotals, byPlace.total);
    const known = byMonth.rowKeys
      .map((month, i) => ({ month, n: byMonth.rowTotals[i] ?? 0 }))
      .filter((entry) => entry.month !== 'unknown')
      .slice(-12);
    const months = suppressList(
      known.map((entry) => entry.n),
      known.reduce((sum, entry) => sum + entry.n, 0),
    ).counts;
    const latest = await latestIncidents(context);
    const facts = await rows(
      db,
      fact,
      'select kind, text_en as text, source from openmara.fact where mission_id = $1 order by id',
      [mission.id],
    );
    const protectedTotal = (n: number): number | null => (n > 0 && n < 5 ? null : n);
    return {
      quarter: q,
      verified: protectedTotal(byPlace.total),
      survivors: protectedTotal(survivors.total),
      withoutConsent: byPlace.withoutConsent,
      asOf: now.toISOString(),
      synthetic: mission.synthetic,
      months: known.map((entry, i) => ({ month: entry.month, incidents: months[i] ?? null })),
      places: byPlace.rowKeys.map((name, i) => ({ name, incidents: places.counts[i] ?? null })),
      latest,
      facts,
    };
  },
});
