import { forEachLocale, type Locale, LOCALES } from '@openmara/core/language/languages';
import { BOUNDARY_STATEMENTS, statementsOf } from '@openmara/core/missions/disputed-lines';
import { newId } from '@openmara/vault/ids';
import { z } from 'zod';
import { disputedLinesOn } from './disputed-lines.ts';
import { insertMission, type MissionNameColumns, missionNames } from './mission-names.ts';
import { defineOperation } from '../operations/operation.ts';
import { countTable } from '../analysis/count.ts';
import { suppressList } from '@openmara/statistics/suppression';
import { incidentItem, type IncidentRow, presentIncident } from '../incidents/present-incident.ts';
import { incidentPage } from '../incidents/list-incidents.ts';

export const listMissions = defineOperation({
  name: 'mission.list',
  summary: 'The missions that the account is assigned to',
  kind: 'query',
  who: 'know_missions',
  within: 'installation',
  audit: 'not_recorded',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        names: z.record(z.enum(LOCALES), z.string()),
        country: z.string(),
        synthetic: z.boolean(),
      }),
    ),
  }),
  async handler({ db, account }) {
    const everywhere = account.assignments.some((a) => a.missionId === null);
    const { rows } = await db.query<
      MissionNameColumns & { code: string; country: string; synthetic: boolean }
    >('select * from openmara.mission where $1 or id = any ($2) order by code', [
      everywhere,
      account.assignments.map((a) => a.missionId).filter((id) => id !== null),
    ]);
    return {
      items: rows.map((row) => ({
        code: row.code,
        names: missionNames(row),
        country: row.country,
        synthetic: row.synthetic,
      })),
    };
  },
});

const capital = <Code extends string>(code: Code): Capitalize<Code> =>
  `${code.charAt(0).toUpperCase()}${code.slice(1)}` as Capitalize<Code>;

export const createMission = defineOperation({
  name: 'mission.create',
  summary: 'Create a mission',
  kind: 'command',
  who: 'manage_missions',
  within: 'installation',
  input: z.object({
    code: z.string().regex(/^[A-Z][A-Z0-9-]{1,15}$/, 'capital letters, as UNMISS'),
    nameEn: z.string().min(1),
    nameFr: z.string().min(1).optional(),
    nameAr: z.string().min(1).optional(),
    country: z.string().regex(/^[A-Z]{3}$/, 'three letters, as SSD'),
  }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler({ db, now }, input) {
    const id = newId();
    const given: Readonly<Partial<Record<`name${Capitalize<Locale>}`, string>>> = input;
    await insertMission(db, {
      id,
      code: input.code,
      country: input.country,
      names: forEachLocale((locale) => given[`name${capital(locale)}`] ?? input.nameEn),
      synthetic: false,
      createdAt: now,
    });
    return { id };
  },
});

export const missionHome = defineOperation({
  name: 'mission.home',
  summary: 'What waits, the figures of the latest quarter, the map and what is new',
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
    waiting: z
      .object({ unjoined: z.number(), reported: z.number(), underVerification: z.number() })
      .nullable(),
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
    const works = may('join_reports') || may('decide_verification');
    const waiting = works
      ? (
          await db.query<{ unjoined: number; reported: number; underVerification: number }>(
            `select (select count(*)::int from openmara.report r where r.mission_id = $1 and r.withdrawn_at is null and not r.joined) as unjoined,
      count(*) filter (where status = 'reported')::int as reported, count(*) filter (where status = 'under_verification')::int as "underVerification" from openmara.incident where mission_id = $1 and status in ('reported', 'under_verification')`,
            [mission.id],
          )
        ).rows[0]
      : undefined;
    const seesRows = may('read_incidents') && works;
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
      waiting: waiting ?? null,
      places: byPlace.rowKeys.map((name, i) => ({ name, incidents: places.counts[i] ?? null })),
      latest: latest.map((row) => presentIncident(permit('read_incidents', row))),
      facts,
    };
  },
});

export const missionMap = defineOperation({
  name: 'mission.map',
  summary: 'First-level boundaries of the mission’s country and disputed lines',
  kind: 'query',
  who: 'know_missions',
  within: 'mission',
  audit: 'not_recorded',
  input: z.object({ mission: z.string() }),
  output: z.object({
    areas: z.array(z.object({ id: z.string(), name: z.string(), geometry: z.any() })),
    disputed: z.array(z.object({ geometry: z.any() })),
    statements: z.array(z.enum(BOUNDARY_STATEMENTS)),
  }),
  async handler({ db, mission }) {
    const { rows } = await db.query<{ id: string; name: string; geometry: unknown }>(
      `select p.id, p.name, b.geometry from openmara.place p join openmara.boundary b on b.place_id = p.id where p.country = $1 and p.level = 'adm1' order by p.name`,
      [mission.country],
    );
    const disputed = disputedLinesOn(mission.country);
    return {
      areas: rows,
      disputed: disputed.map(({ geometry }) => ({ geometry })),
      statements: statementsOf(disputed),
    };
  },
});
