import { saidBeside } from '@openmara/statistics/disclosure/rule';
import { FIRST_LOCALE, LOCALES } from '@openmara/core/language/languages';
import { trendPicture } from '@openmara/documents/quarterly/trend-picture';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import type { ReleaseTable } from '@openmara/core/releases/release-tables';
import { releasesOf, tableFor } from '../releases/kept-releases.ts';
import { incidentItem, incidentRow, presentIncident } from '../incidents/present-incident.ts';
import { incidentPage } from '../incidents/incident-page.ts';
import { areasOf, homeArea } from './home-areas.ts';
import { openedRelease, periodsToChoose, PLACES, trendTo } from './home-figures.ts';

const SURVIVORS: ReleaseTable = { population: 'survivors_of_verified', rows: 'sex', columns: 'age' };
const WITHOUT_CONSENT: ReleaseTable = {
  population: 'verified_without_consent',
  rows: 'status',
  columns: null,
};

const fact = z.object({ kind: z.string(), text: z.string(), source: z.string() });

/** The latest records are for who works on them: headquarters and others read the list itself. */
async function latestIncidents({ db, mission, may, permit }: Context) {
  if (!may('read_incidents') || !(may('join_reports') || may('decide_verification'))) return [];
  const page = incidentPage(mission.id, { filter: {}, limit: 6 });
  const latest = await rows(db, incidentRow, page.text, page.values);
  return latest.map((row) => presentIncident(permit('read_incidents', row)));
}

export const missionHome = defineOperation({
  name: 'mission.home',
  summary:
    'The released figures of a period, by itself of the latest quarter with any; the map and what is new',
  kind: 'query',
  who: 'read_releases',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({
    mission: z.string(),
    /** A quarter, half-year or year; left out for the latest quarter in which anything was verified. */
    period: z.string().optional(),
    locale: z.enum(LOCALES).default(FIRST_LOCALE),
  }),
  output: z.object({
    /** The period of the figures; null where none was released, or not the one that was asked for. */
    period: z.string().nullable(),
    periods: z.array(
      z.object({ period: z.string(), kind: z.enum(['quarter', 'half', 'year']), released: z.boolean() }),
    ),
    verified: z.number().nullable(),
    survivors: z.number().nullable(),
    /** Verified incidents that are in no figure, for lack of consent; null where too few to say. */
    withoutConsent: z.number().nullable(),
    /** The moment that the figures hold for; null where there are none. */
    asOf: z.string().nullable(),
    synthetic: z.boolean(),
    quarters: z.array(
      z.object({
        quarter: z.string(),
        incidents: z.number().nullable(),
        /** Reports received in the quarter. */
        reports: z.number().nullable(),
      }),
    ),
    /** The quarters as they are drawn in the report; null where one only was released. */
    trend: z.object({ svg: z.string(), caption: z.string(), alternative: z.string() }).nullable(),
    areas: z.array(homeArea),
    /** Whether it is known where nobody listened; where it is not, no area is said to be unheard. */
    listening: z.boolean(),
    latest: z.array(incidentItem),
    facts: z.array(fact),
  }),
  async handler(context, { period, locale }) {
    const { db, mission, now } = context;
    const releases = await releasesOf(db, mission.id);
    const shown = await openedRelease(context, releases, period);
    const of = (table: ReleaseTable) => shown && tableFor(shown.tables, table);
    const quarters = shown ? await trendTo(context, releases, shown.release) : [];
    const drawn = trendPicture(
      quarters.map(({ quarter, incidents, reports }) => ({ quarter, verified: incidents, reports })),
      locale,
    );
    const facts = await rows(
      db,
      fact,
      'select kind, text_en as text, source from openmara.fact where mission_id = $1 order by id',
      [mission.id],
    );
    return {
      period: shown?.release.period ?? null,
      periods: periodsToChoose(releases, now),
      verified: of(PLACES)?.total ?? null,
      survivors: of(SURVIVORS)?.total ?? null,
      withoutConsent: saidBeside(of(WITHOUT_CONSENT)?.total ?? null),
      asOf: shown?.release.moment.toISOString() ?? null,
      synthetic: shown?.release.synthetic ?? mission.synthetic,
      quarters,
      trend: drawn && { svg: drawn.svg, caption: drawn.caption, alternative: drawn.alternative },
      ...(shown ? await areasOf(context, shown, locale) : { areas: [], listening: false }),
      latest: await latestIncidents(context),
      facts,
    };
  },
});
