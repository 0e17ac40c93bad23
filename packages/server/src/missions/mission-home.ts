import { saidBeside } from '@openmara/statistics/disclosure/rule';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { parseReleasePeriod } from '@openmara/core/releases/release-period';
import type { ReleaseTable } from '@openmara/core/releases/release-tables';
import { type ReleasedTable, releasesOf, tableFor, tablesOf } from '../releases/kept-releases.ts';
import { NOT_STATED } from '../releases/release-counts.ts';
import { incidentItem, incidentRow, presentIncident } from '../incidents/present-incident.ts';
import { incidentPage } from '../incidents/list-incidents.ts';

const PLACES: ReleaseTable = { population: 'verified_incidents', rows: 'adm1', columns: null };
const SURVIVORS: ReleaseTable = { population: 'survivors_of_verified', rows: 'sex', columns: 'age' };
const WITHOUT_CONSENT: ReleaseTable = {
  population: 'verified_without_consent',
  rows: 'status',
  columns: null,
};
/** Two years, so that a quarter stands beside the same quarter of the year before. */
const QUARTERS_SHOWN = 9;

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
  summary: 'The figures of the latest quarter that was released, the map and what is new',
  kind: 'query',
  who: 'read_releases',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({
    quarter: z.string().nullable(),
    verified: z.number().nullable(),
    survivors: z.number().nullable(),
    /** Verified incidents that are in no figure, for lack of consent; null where too few to say. */
    withoutConsent: z.number().nullable(),
    /** The moment that the figures hold for; null where no quarter was released. */
    asOf: z.string().nullable(),
    synthetic: z.boolean(),
    quarters: z.array(z.object({ quarter: z.string(), incidents: z.number().nullable() })),
    places: z.array(z.object({ name: z.string(), incidents: z.number().nullable() })),
    latest: z.array(incidentItem),
    facts: z.array(fact),
  }),
  async handler(context) {
    const { db, mission } = context;
    const quarters = (await releasesOf(db, mission.id))
      .filter(({ period }) => parseReleasePeriod(period)?.kind === 'quarter')
      .slice(0, QUARTERS_SHOWN);
    const verified: Array<{ period: string; tables: ReleasedTable[] }> = [];
    for (const { id, period } of quarters)
      verified.push({ period, tables: await tablesOf(db, mission.id, id) });
    const [now] = verified;
    const places = now ? tableFor(now.tables, PLACES) : null;
    const facts = await rows(
      db,
      fact,
      'select kind, text_en as text, source from openmara.fact where mission_id = $1 order by id',
      [mission.id],
    );
    return {
      quarter: now?.period ?? null,
      verified: places?.total ?? null,
      survivors: (now && tableFor(now.tables, SURVIVORS)?.total) ?? null,
      withoutConsent: saidBeside((now && tableFor(now.tables, WITHOUT_CONSENT)?.total) ?? null),
      asOf: quarters[0]?.moment.toISOString() ?? null,
      synthetic: quarters[0]?.synthetic ?? mission.synthetic,
      quarters: verified
        .map(({ period, tables }) => ({
          quarter: period,
          incidents: tableFor(tables, PLACES)?.total ?? null,
        }))
        .toReversed(),
      places: (places?.rowKeys ?? [])
        .map((name, r) => ({ name, incidents: places?.rowTotals[r] ?? null }))
        .filter(({ name, incidents }) => name !== NOT_STATED && incidents !== 0),
      latest: await latestIncidents(context),
      facts,
    };
  },
});
