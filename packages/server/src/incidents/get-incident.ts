import { firstOfMonth } from '@openmara/core/incidents/coarse';
import { Problem } from '@openmara/core/access/problems';
import { type Comparison, compareAccounts } from '@openmara/core/incidents/comparison';
import { isLate } from '@openmara/core/incidents/verification';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { accountsOfIncidents, accountsOfReports } from './compared-accounts.ts';
import { type JoinedReportRow, NO_PARTS, partViews, readParts } from './incident-parts.ts';
import { plannedFor, plannedView } from './planned-steps.ts';
import {
  INCIDENT_COLUMNS,
  incidentItem,
  incidentRow,
  incidentSource,
  presentIncident,
} from './present-incident.ts';
import { presentReport } from './present-report.ts';
import { readReadiness, readinessView } from './readiness.ts';

/** Beside the best number: how few and how many they may be, and why; null where only the best is held. */
const bounds = {
  survivorsLeast: z.number().nullable(),
  survivorsMost: z.number().nullable(),
  survivorsReasoning: z.string().nullable(),
};
const versionedRow = incidentRow.extend({
  version: z.number(),
  countedLateOn: z.string().nullable(),
  reportingConsent: z.boolean(),
  ...bounds,
});
/** Fact by fact, how each report that stands agrees with what is held; one that does not stand is not asked. */
async function readAgreement(
  context: Context,
  incidentId: string,
  reports: readonly JoinedReportRow[],
): Promise<ReadonlyMap<string, Comparison['facts']>> {
  const standing = reports.filter((report) => !report.separatedAt && report.withdrawn_at === null);
  const held = (await accountsOfIncidents(context, [incidentId])).get(incidentId);
  const told = await accountsOfReports(
    context,
    standing.map(({ id }) => id),
  );
  return new Map(held ? [...told].map(([id, account]) => [id, compareAccounts(held, account).facts]) : []);
}

/** The report's own fields as its reader sees them, and who joined it to the incident, who separated it, and why. */
const presentJoined = (context: Context, report: JoinedReportRow, facts: Comparison['facts'] | null) => ({
  ...presentReport(context.permit('read_reports', report), true),
  joinedBy: report.joinedBy,
  joinedAt: report.joinedAt,
  joinReason: report.joinReason,
  separatedAt: report.separatedAt,
  separationReason: report.separationReason,
  independent: report.independent,
  changedSince: report.changedSince,
  reportingConsent: report.reportingConsent,
  facts,
});

export const getIncident = defineOperation({
  name: 'incident.get',
  summary: 'Read one incident with its reports, survivors, alleged perpetrators, verification and history',
  kind: 'query',
  who: 'read_incidents',
  within: 'mission',
  audit: (input) => ({ record: input.id }),
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: incidentItem.extend({
    late: z.boolean(),
    /** Where the decision was recorded after the report of its quarter was cleared: the day on which it counts. */
    countedLateOn: z.string().nullable(),
    /** Whether it may stand in a total. */
    reportingConsent: z.boolean(),
    version: z.number(),
    partsShown: z.boolean(),
    ...bounds,
    /** What is missing for *verified*; null for who takes no part in the verification, and once it is verified. */
    readiness: readinessView.nullable(),
    /** Steps that were planned, the ended ones too; none for who takes no part in the verification. */
    planned: z.array(plannedView),
    ...partViews,
  }),
  async handler(context, input) {
    const key = [context.mission.id, input.id] as const;
    const row = await maybeRow(
      context.db,
      versionedRow,
      `select ${INCIDENT_COLUMNS}, i.version, i.counted_late_on::text as "countedLateOn",
              i.reporting_consent as "reportingConsent",
              i.survivors_least as "survivorsLeast", i.survivors_most as "survivorsMost",
              i.survivors_reasoning as "survivorsReasoning"
       from ${incidentSource('openmara.incident')}
       where i.mission_id = $1 and i.id = $2`,
      key,
    );
    if (!row) throw new Problem('not_found');
    const incident = context.permit('read_incidents', row);
    const whole = incident.sees('incident_parts');
    const { joinedReports, ...parts } = whole ? await readParts(context.db, key) : NO_PARTS;
    const agreement = await readAgreement(context, input.id, joinedReports);
    return {
      ...presentIncident(incident),
      late:
        isLate(row.occurred_to, row.status === 'verified' ? row.decidedOn : null) ||
        row.countedLateOn !== null,
      countedLateOn: incident.sees('exact_figures') ? row.countedLateOn : firstOfMonth(row.countedLateOn),
      reportingConsent: row.reportingConsent,
      version: row.version,
      partsShown: whole,
      survivorsLeast: whole ? row.survivorsLeast : null,
      survivorsMost: whole ? row.survivorsMost : null,
      survivorsReasoning: whole ? row.survivorsReasoning : null,
      readiness:
        whole && context.may('record_verification') && row.status !== 'verified'
          ? await readReadiness(context, input.id)
          : null,
      planned: whole && context.may('record_verification') ? await plannedFor(context, input.id) : [],
      ...parts,
      joinedReports: joinedReports.map((report) =>
        presentJoined(context, report, agreement.get(report.id) ?? null),
      ),
    };
  },
});
