import { Problem } from '@openmara/core/access/problems';
import { isLate } from '@openmara/core/incidents/verification';
import { z } from 'zod';
import { maybeRow } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { type JoinedReportRow, NO_PARTS, partViews, readParts } from './incident-parts.ts';
import { incidentItem, incidentRow, presentIncident } from './present-incident.ts';
import { presentReport } from './present-report.ts';

const versionedRow = incidentRow.extend({ version: z.number() });
/** The report's own fields as its reader sees them, and who joined it to the incident, who separated it, and why. */
const presentJoined = (context: Context, report: JoinedReportRow) => ({
  ...presentReport(context.permit('read_reports', report), true),
  joinedBy: report.joinedBy,
  joinedAt: report.joinedAt,
  joinReason: report.joinReason,
  separatedAt: report.separatedAt,
  separationReason: report.separationReason,
  independent: report.independent,
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
    version: z.number(),
    partsShown: z.boolean(),
    ...partViews,
  }),
  async handler(context, input) {
    const key = [context.mission.id, input.id] as const;
    const row = await maybeRow(
      context.db,
      versionedRow,
      `select i.id, i.reference, i.version, i.occurred_from::text, i.occurred_to::text, i.date_precision,
              p.name as place_name, a1.name as adm1_name, i.place_precision, i.forms, i.status,
              i.decided_on::text, i.survivor_count, i.report_count, i.synthetic,
              (select array_agg(pa.name) from openmara.alleged_perpetrator ap
               join openmara.party pa on pa.id = ap.party_id
               where ap.mission_id = i.mission_id and ap.incident_id = i.id) as parties
       from openmara.incident i left join openmara.place p on p.id = i.place_id
       left join openmara.place a1 on a1.id = i.adm1_id
       where i.mission_id = $1 and i.id = $2`,
      key,
    );
    if (!row) throw new Problem('not_found');
    const incident = context.permit('read_incidents', row);
    const whole = incident.sees('incident_parts');
    const { joinedReports, ...parts } = whole ? await readParts(context.db, key) : NO_PARTS;
    return {
      ...presentIncident(incident),
      late: isLate(row.occurred_to, row.status === 'verified' ? row.decided_on : null),
      version: row.version,
      partsShown: whole,
      ...parts,
      joinedReports: joinedReports.map((report) => presentJoined(context, report)),
    };
  },
});
