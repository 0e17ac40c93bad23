import {
  type Account,
  AGREEMENTS,
  byLikeness,
  compareAccounts,
  type Comparison,
  isPossible,
  isStrong,
  speaksFor,
} from '@openmara/core/incidents/comparison';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { accountsOfIncidents, accountsOfReports, incidentsNear } from './compared-accounts.ts';
import {
  INCIDENT_COLUMNS,
  incidentItem,
  incidentRow,
  incidentSource,
  presentIncident,
} from './present-incident.ts';
import { presentReport, reportRow, reportRowColumns, reportView } from './present-report.ts';

/** Reports that are asked about at once, and incidents that are proposed for each. */
const MOST_REPORTS = 25;
const MOST_PROPOSED = 8;

const agreement = z.enum(AGREEMENTS);
const likeness = z.object({
  facts: z.object({
    place: agreement,
    date: agreement,
    party: agreement,
    form: agreement,
    survivors: agreement,
  }),
  daysApart: z.number().nullable(),
  kmApart: z.number().nullable(),
  /** Neither place nor date contradicts. */
  possible: z.boolean(),
  /** Place, date and something else agree, and nothing contradicts. */
  strong: z.boolean(),
});
const apart = z.object({ incidentId: z.string(), by: z.string(), at: z.string(), reason: z.string() });
const proposal = likeness.extend({
  incident: incidentItem,
  /** Who held that the report is not about it, and why. */
  apart: apart.omit({ incidentId: true }).nullable(),
});
const item = z.object({
  report: reportView,
  /** Incidents that were compared. */
  compared: z.number(),
  /** Best first; those that were held apart come after all others. */
  proposals: z.array(proposal),
  /** Others of the reports that were asked about, which may be about the same event; best first. */
  alike: z.array(likeness.extend({ reportId: z.string() })),
});

type Incident = z.input<typeof incidentItem>;
type Apart = z.infer<typeof apart>;
/** A comparison as it leaves; kilometres are rounded, because a place is no better known. */
const viewOf = (comparison: Comparison): z.input<typeof likeness> => ({
  ...comparison,
  kmApart: comparison.kmApart === null ? null : Math.round(comparison.kmApart),
  possible: isPossible(comparison),
  strong: isStrong(comparison),
});

/** Looked up report by report: joined as sets, the whole register would be read for twenty-five. */
async function readReports({ db, mission, permit }: Context, ids: readonly string[]) {
  const found = await rows(
    db,
    reportRow,
    `select ${reportRowColumns(false)}, ir.incident_id, i.reference as incident_reference
     from openmara.report r left join openmara.place p on p.id = r.place_id
     left join lateral (select j.incident_id from openmara.incident_report j
                        where j.mission_id = r.mission_id and j.report_id = r.id
                          and j.separated_at is null limit 1) ir on true
     left join lateral (select k.reference from openmara.incident k
                        where k.mission_id = r.mission_id and k.id = ir.incident_id limit 1) i on true
     where r.mission_id = $1 and r.id = any ($2) and r.withdrawn_at is null`,
    [mission.id, ids],
  );
  return new Map(found.map((row) => [row.id, presentReport(permit('read_reports', row), false)]));
}
async function readIncidents({ db, mission, permit }: Context, ids: readonly string[]) {
  const found = await rows(
    db,
    incidentRow,
    `select ${INCIDENT_COLUMNS} from ${incidentSource('openmara.incident')}
     where i.mission_id = $1 and i.id = any ($2)`,
    [mission.id, ids],
  );
  return new Map(
    found.map((row): [string, Incident] => [row.id, presentIncident(permit('read_incidents', row))]),
  );
}
const apartRow = apart.extend({ reportId: z.string() });
/** What was held apart and not taken back, by report. */
async function readApart({ db, mission }: Context, ids: readonly string[]) {
  const found = await rows(
    db,
    apartRow,
    `select x.report_id as "reportId", x.incident_id as "incidentId", a.name as by,
            to_json(x.said_at)#>>'{}' as at, x.reason
     from openmara.report_apart x join openmara.account a on a.id = x.said_by
     where x.mission_id = $1 and x.report_id = any ($2) and x.taken_back_at is null`,
    [mission.id, ids],
  );
  return Map.groupBy(found, ({ reportId }) => reportId);
}

interface Compared {
  readonly incidentId: string;
  readonly comparison: Comparison;
  readonly apart: Apart | null;
}
/** The incidents that something speaks for, and those that a person has spoken about; best first, those held apart last. */
function choose(
  report: Account,
  incidents: ReadonlyMap<string, Account>,
  near: readonly string[],
  held: readonly Apart[],
): Compared[] {
  const apartFrom = new Map(held.map((one) => [one.incidentId, one]));
  const compared = [...new Set([...near, ...apartFrom.keys()])].flatMap((incidentId): Compared[] => {
    const account = incidents.get(incidentId);
    if (!account) return [];
    return [
      {
        incidentId,
        comparison: compareAccounts(report, account),
        apart: apartFrom.get(incidentId) ?? null,
      },
    ];
  });
  const ordered = compared.toSorted((a, b) => byLikeness(a.comparison, b.comparison));
  return [
    ...ordered.filter((one) => !one.apart && speaksFor(one.comparison) > 0).slice(0, MOST_PROPOSED),
    ...ordered.filter((one) => one.apart),
  ];
}

/** Others of the reports that are as free as this one and may be about the same event. */
const alike = (id: string, accounts: ReadonlyMap<string, Account>): Array<[string, Comparison]> => {
  const own = accounts.get(id);
  if (!own) return [];
  return [...accounts]
    .filter(([other]) => other !== id)
    .map(([other, account]): [string, Comparison] => [other, compareAccounts(own, account)])
    .filter(([, comparison]) => isPossible(comparison))
    .toSorted(([, a], [, b]) => byLikeness(a, b))
    .slice(0, MOST_PROPOSED);
};

export const findCandidates = defineOperation({
  name: 'report.candidates',
  summary: 'Incidents that reports may be about, each with what agrees and what contradicts; decides nothing',
  kind: 'query',
  who: 'join_reports',
  within: 'mission',
  audit: ({ ids }) => ({ ...(ids[0] ? { record: ids[0] } : {}), note: `${ids.length} reports compared` }),
  input: z.object({ mission: z.string(), ids: z.array(z.uuid()).min(1).max(MOST_REPORTS) }),
  output: z.object({ items: z.array(item) }),
  async handler(context, input) {
    const ids = [...new Set(input.ids)];
    const reports = await readReports(context, ids);
    if (reports.size < ids.length) throw new Problem('not_found');
    const accounts = await accountsOfReports(context, ids);
    const [near, held] = [await incidentsNear(context, ids), await readApart(context, ids)];
    const wanted = [...near.values(), ...[...held.values()].map((all) => all.map((one) => one.incidentId))];
    const incidents = await accountsOfIncidents(context, [...new Set(wanted.flat())]);
    const free = new Map([...accounts].filter(([id]) => !reports.get(id)?.incidentId));
    const chosen = ids.map((id) => {
      const account = accounts.get(id);
      const own = reports.get(id)?.incidentId;
      const around = (near.get(id) ?? []).filter((incidentId) => incidentId !== own);
      return account ? choose(account, incidents, around, held.get(id) ?? []) : [];
    });
    const shown = await readIncidents(context, [...new Set(chosen.flat().map((one) => one.incidentId))]);
    return {
      items: ids.flatMap((id, at) => {
        const report = reports.get(id);
        if (!report) return [];
        return [
          {
            report,
            compared: near.get(id)?.length ?? 0,
            proposals: (chosen[at] ?? []).flatMap((one) => {
              const incident = shown.get(one.incidentId);
              return incident ? [{ ...viewOf(one.comparison), incident, apart: one.apart }] : [];
            }),
            alike: free.has(id)
              ? alike(id, free).map(([reportId, comparison]) => ({ ...viewOf(comparison), reportId }))
              : [],
          },
        ];
      }),
    };
  },
});
