import { Problem } from '@openmara/core/access/problems';
import { isLate } from '@openmara/core/incidents/verification';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';
import { incidentItem, type IncidentRow, presentIncident } from './present-incident.ts';
import { presentReport, reportRowColumns, type ReportRow, reportView } from './present-report.ts';

const step = z.object({
  kind: z.string(),
  method: z.string().nullable(),
  decision: z.string().nullable(),
  primarySource: z.boolean(),
  officer: z.string(),
  takenOn: z.string(),
  grounds: z.string(),
  recordedAt: z.string(),
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
    circumstances: z.array(z.string()),
    partsShown: z.boolean(),
    survivorGroups: z.array(
      z.object({
        sex: z.string(),
        ageBand: z.string(),
        displacement: z.string(),
        count: z.number(),
        countKnown: z.boolean(),
      }),
    ),
    perpetrators: z.array(
      z.object({
        party: z.string(),
        unit: z.string().nullable(),
        number: z.number().nullable(),
        attribution: z.string(),
      }),
    ),
    responses: z.array(z.object({ service: z.string(), state: z.string(), reason: z.string().nullable() })),
    joinedReports: z.array(
      reportView.extend({
        joinedBy: z.string(),
        joinedAt: z.string(),
        joinReason: z.string(),
        separatedAt: z.string().nullable(),
        separationReason: z.string().nullable(),
        independent: z.boolean(),
      }),
    ),
    steps: z.array(step),
    versions: z.array(
      z.object({
        version: z.number(),
        recordedAt: z.string(),
        supersededAt: z.string(),
        by: z.string(),
        status: z.string(),
      }),
    ),
  }),
  async handler({ db, mission, permit }, input) {
    const key = [mission.id, input.id];
    const found = await db.query<IncidentRow & { version: number }>(
      `select i.id, i.reference, i.version, i.occurred_from::text, i.occurred_to::text, i.date_precision, p.name as place_name, a1.name as adm1_name, i.place_precision, i.forms, i.status, i.decided_on::text, i.survivor_count, i.report_count, i.synthetic,
         (select array_agg(pa.name) from openmara.alleged_perpetrator ap join openmara.party pa on pa.id = ap.party_id where ap.mission_id = i.mission_id and ap.incident_id = i.id) as parties
       from openmara.incident i left join openmara.place p on p.id = i.place_id left join openmara.place a1 on a1.id = i.adm1_id where i.mission_id = $1 and i.id = $2`,
      key,
    );
    const row = found.rows[0];
    if (!row) throw new Problem('not_found');
    const incident = permit('read_incidents', row);
    const whole = incident.sees('incident_parts');
    const part = async <T extends object>(sql: string): Promise<T[]> =>
      whole ? (await db.query<T>(sql, key)).rows : [];
    const survivors = await part<{
      sex: string;
      ageBand: string;
      displacement: string;
      count: number;
      countKnown: boolean;
    }>(
      'select sex, age_band as "ageBand", displacement, count, count_known as "countKnown" from openmara.survivor_group where mission_id = $1 and incident_id = $2 order by line',
    );
    const perpetrators = await part<{
      party: string;
      unit: string | null;
      number: number | null;
      attribution: string;
    }>(
      'select p.name as party, a.unit, a.number, a.attribution from openmara.alleged_perpetrator a join openmara.party p on p.id = a.party_id where a.mission_id = $1 and a.incident_id = $2 order by a.line',
    );
    const circumstances = await part<{ code: string }>(
      'select code from openmara.circumstance where mission_id = $1 and incident_id = $2 order by code',
    );
    const responses = await part<{ service: string; state: string; reason: string | null }>(
      'select service, state, reason from openmara.response where mission_id = $1 and incident_id = $2 order by survivor_line, service',
    );
    const steps = await part<z.infer<typeof step>>(
      `select v.kind, v.method, v.decision, v.primary_source as "primarySource", a.name as officer, v.taken_on::text as "takenOn", v.grounds, to_json(v.recorded_at)#>>'{}' as "recordedAt" from openmara.verification_step v join openmara.account a on a.id = v.officer_id where v.mission_id = $1 and v.incident_id = $2 order by v.sequence`,
    );
    const versions = await part<{
      version: number;
      recordedAt: string;
      supersededAt: string;
      by: string;
      status: string;
    }>(
      `select v.version, to_json(v.recorded_at)#>>'{}' as "recordedAt", to_json(v.superseded_at)#>>'{}' as "supersededAt", a.name as by, v.state->>'status' as status from openmara.incident_version v join openmara.account a on a.id = v.superseded_by where v.mission_id = $1 and v.incident_id = $2 order by v.version desc limit 50`,
    );
    const reports = await part<
      ReportRow & {
        joinedBy: string;
        joinedAt: string;
        joinReason: string;
        separatedAt: string | null;
        separationReason: string | null;
        independent: boolean;
      }
    >(
      `select ${reportRowColumns(true)}, null as incident_id, null as incident_reference, a.name as "joinedBy", to_json(ir.joined_at)#>>'{}' as "joinedAt", ir.reason as "joinReason", to_json(ir.separated_at)#>>'{}' as "separatedAt", ir.separation_reason as "separationReason", ir.independent
       from openmara.incident_report ir join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id join openmara.account a on a.id = ir.joined_by left join openmara.place p on p.id = r.place_id where ir.mission_id = $1 and ir.incident_id = $2 order by r.received_on, r.id`,
    );
    return {
      ...presentIncident(incident),
      late: isLate(row.occurred_to, row.status === 'verified' ? row.decided_on : null),
      version: row.version,
      circumstances: circumstances.map((c) => c.code),
      partsShown: whole,
      survivorGroups: survivors,
      perpetrators,
      responses,
      steps,
      versions,
      joinedReports: reports.map((report) => ({
        ...presentReport(permit('read_reports', report), true),
        joinedBy: report.joinedBy,
        joinedAt: report.joinedAt,
        joinReason: report.joinReason,
        separatedAt: report.separatedAt,
        separationReason: report.separationReason,
        independent: report.independent,
      })),
    };
  },
});
