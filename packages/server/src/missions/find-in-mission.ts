import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { incidentPage } from '../incidents/incident-page.ts';
import { incidentItem, incidentRow, presentIncident } from '../incidents/present-incident.ts';
import { presentReport, reportRow, reportView } from '../incidents/present-report.ts';
import { reportPage } from '../incidents/report-page.ts';
import { type Meant, meantBy, searchWords } from '../incidents/search-words.ts';
import { type Context, defineOperation } from '../operations/operation.ts';

/** As many of each as a person looks through while she types. */
const MOST = 6;
const named = z.object({ id: z.string(), name: z.string() });

async function incidentsFound({ db, mission, permit }: Context, meant: Meant) {
  const { text, values } = incidentPage(mission.id, { filter: {}, behind: null, limit: MOST, meant });
  const found = await rows(db, incidentRow, text, values);
  return found.map((row) => presentIncident(permit('read_incidents', row)));
}
/** For who files reports and reads no incidents; what was told is searched in the list of reports only. */
async function reportsFound({ db, mission, permit, sees }: Context, meant: Meant) {
  const { text, values } = reportPage(mission.id, {
    filter: {},
    behind: null,
    responsible: null,
    within: null,
    after: null,
    limit: MOST,
    order: 'latest',
    meant,
    sees: { narrative: false, incident: sees('incident_of_report') },
  });
  const found = await rows(db, reportRow, text, values);
  return found.map((row) => presentReport(permit('read_reports', row), false));
}
const PLACES = `select p.id, openmara.said(p) as name from openmara.place p where p.id = any ($1)
  order by array_position($1, p.id)`;
/** A party that was merged is found as the one that it is now. */
const PARTIES = `select p.now_id as id, p.said as name from openmara.party_now p where p.id = any ($1)
  group by p.now_id, p.said order by min(array_position($1, p.id))`;
const PEOPLE = `select a.id, a.name from openmara.account a where a.id = any ($1)
  order by array_position($1, a.id)`;
/** The names of what the words mean, in the order in which it was found. */
const namesOf = ({ db }: Context, sql: string, ids: readonly string[]) =>
  rows(db, named, sql, [ids.slice(0, MOST)]);

export const findInMission = defineOperation({
  name: 'mission.find',
  summary: 'Records, places and parties by words, as far as the role opens them',
  kind: 'query',
  who: 'know_missions',
  within: 'mission',
  audit: (_, { incidents, reports }) => ({ note: `${incidents.length + reports.length} records` }),
  input: z.object({ mission: z.string(), q: searchWords }),
  output: z.object({
    incidents: z.array(incidentItem),
    /** Only where the role reads no incidents. */
    reports: z.array(reportView),
    places: z.array(named),
    parties: z.array(named),
    /** Colleagues who may be responsible for records, for who sees such names. */
    people: z.array(named),
  }),
  async handler(context, { q }) {
    const [incidents, reports] = [context.may('read_incidents'), context.may('read_reports')];
    if (!incidents && !reports) return { incidents: [], reports: [], places: [], parties: [], people: [] };
    const meant = await meantBy(context, q, context.sees('exact_place'));
    const places = meant.places.map(({ id }) => id);
    return {
      incidents: incidents ? await incidentsFound(context, meant) : [],
      reports: incidents ? [] : await reportsFound(context, meant),
      places: await namesOf(context, PLACES, places),
      parties: await namesOf(context, PARTIES, meant.parties),
      people: await namesOf(context, PEOPLE, meant.people),
    };
  },
});
