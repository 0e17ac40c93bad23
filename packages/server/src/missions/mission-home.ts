import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { countTable } from '../analysis/count.ts';
import { suppressList } from '@openmara/statistics/suppression';
import { incidentItem, type IncidentRow, presentIncident } from '../incidents/present-incident.ts';
import { incidentPage } from '../incidents/list-incidents.ts';

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
    asOf: z.string(),
    synthetic: z.boolean(),
    months: z.array(z.object({ month: z.string(), incidents: z.number().nullable() })),
    places: z.array(z.object({ name: z.string(), incidents: z.number().nullable() })),
    latest: z.array(incidentItem),
    facts: z.array(z.object({ kind: z.string(), text: z.string(), source: z.string() })),
  }),
  async handler({ db, mission, now, may, permit }) {
    const latestDecision = (
      await db.query<{ q: string | null; from: string | null; to: string | null }>(
        `select to_char(d, 'YYYY-"Q"Q') as q, date_trunc('quarter', d)::date::text as from, (date_trunc('quarter', d) + interval '3 months - 1 day')::date::text as to from (select max(decided_on) as d from openmara.incident where mission_id = $1 and status = 'verified' and decided_on <= $2) x`,
        [mission.id, now],
      )
    ).rows[0];
    const common = {
      missionId: mission.id,
      basis: 'decided' as const,
      statuses: ['verified'],
      asOf: null,
      columns: null,
    };
    const quarter = { from: latestDecision?.from ?? null, to: latestDecision?.to ?? null };
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
    // The latest records are for who works on them: headquarters and others read the list itself.
    const seesRows = may('read_incidents') && (may('join_reports') || may('decide_verification'));
    const page = incidentPage(mission.id, {}, null, 6);
    const latest = seesRows ? (await db.query<IncidentRow>(page.text, page.values)).rows : [];
    const facts = (
      await db.query<{ kind: string; text: string; source: string }>(
        'select kind, text_en as text, source from openmara.fact where mission_id = $1 order by id',
        [mission.id],
      )
    ).rows;
    const protectedTotal = (n: number): number | null => (n > 0 && n < 5 ? null : n);
    return {
      quarter: latestDecision?.q ?? null,
      verified: protectedTotal(byPlace.total),
      survivors: protectedTotal(survivors.total),
      asOf: now.toISOString(),
      synthetic: mission.synthetic,
      months: known.map((entry, i) => ({ month: entry.month, incidents: months[i] ?? null })),
      places: byPlace.rowKeys.map((name, i) => ({ name, incidents: places.counts[i] ?? null })),
      latest: latest.map((row) => presentIncident(permit('read_incidents', row))),
      facts,
    };
  },
});
