/** The parts of one incident, each as it leaves: what is not said in a row does not come in. */
import { AGREEMENTS, COMPARED_FACTS } from '@openmara/core/incidents/comparison';
import { NOTICE_CAUSES } from '@openmara/core/incidents/verification';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { reportRow, reportRowColumns, reportView } from './present-report.ts';

const survivorGroup = z.object({
  /** The number of the group, by which its services name it. */
  line: z.number(),
  sex: z.string(),
  ageBand: z.string(),
  displacement: z.string(),
  count: z.number(),
  countKnown: z.boolean(),
});
const perpetrator = z.object({
  party: z.string(),
  unit: z.string().nullable(),
  number: z.number().nullable(),
  attribution: z.string(),
});
const response = z.object({
  survivorLine: z.number(),
  service: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
});
const step = z.object({
  kind: z.string(),
  method: z.string().nullable(),
  decision: z.string().nullable(),
  primarySource: z.boolean(),
  officer: z.string(),
  takenOn: z.string(),
  grounds: z.string(),
  recordedAt: z.string(),
  /** Of a notice: what happened to the source. */
  cause: z.enum(NOTICE_CAUSES).nullable(),
  reportId: z.string().nullable(),
});
const version = z.object({
  version: z.number(),
  recordedAt: z.string(),
  supersededAt: z.string(),
  by: z.string(),
  status: z.string(),
});
const joining = {
  joinedBy: z.string(),
  joinedAt: z.string(),
  joinReason: z.string(),
  separatedAt: z.string().nullable(),
  separationReason: z.string().nullable(),
  independent: z.boolean(),
  /** Whether it has a new version that nobody has taken a step on or decided on yet. */
  changedSince: z.boolean(),
  /** To anonymised reporting; null where it was not asked. */
  reportingConsent: z.boolean().nullable(),
};

/** What is shown of the parts of an incident. */
export const partViews = {
  circumstances: z.array(z.string()),
  survivorGroups: z.array(survivorGroup),
  perpetrators: z.array(perpetrator),
  responses: z.array(response),
  joinedReports: z.array(
    reportView.extend({
      ...joining,
      /** How it stands to what is held, fact by fact; null for a report that is no source of it now. */
      facts: z.record(z.enum(COMPARED_FACTS), z.enum(AGREEMENTS)).nullable(),
    }),
  ),
  steps: z.array(step),
  versions: z.array(version),
};

const circumstance = z.object({ code: z.string() });
const joinedReportRow = reportRow.extend(joining);
export type JoinedReportRow = z.infer<typeof joinedReportRow>;

type Key = readonly [missionId: string, incidentId: string];
/** What the working group established: groups of survivors, alleged perpetrators, circumstances, responses. */
async function readFacts(db: Context['db'], key: Key) {
  return {
    survivorGroups: await rows(
      db,
      survivorGroup,
      `select line, sex, age_band as "ageBand", displacement, count, count_known as "countKnown"
       from openmara.survivor_group where mission_id = $1 and incident_id = $2 order by line`,
      key,
    ),
    perpetrators: await rows(
      db,
      perpetrator,
      `select p.said as party, a.unit, a.number, a.attribution
       from openmara.alleged_perpetrator a join openmara.party_now p on p.id = a.party_id
       where a.mission_id = $1 and a.incident_id = $2 order by a.line`,
      key,
    ),
    circumstances: (
      await rows(
        db,
        circumstance,
        'select code from openmara.circumstance where mission_id = $1 and incident_id = $2 order by code',
        key,
      )
    ).map(({ code }) => code),
    responses: await rows(
      db,
      response,
      `select survivor_line as "survivorLine", service, state, reason from openmara.response
       where mission_id = $1 and incident_id = $2 order by survivor_line, service`,
      key,
    ),
  };
}

/** How it came to stand so: steps of the verification, versions, the reports with who joined or separated them. */
async function readCourse(db: Context['db'], key: Key) {
  return {
    steps: await rows(
      db,
      step,
      `select v.kind, v.method, v.decision, v.primary_source as "primarySource", a.name as officer,
              v.taken_on::text as "takenOn", v.grounds, to_json(v.recorded_at)#>>'{}' as "recordedAt",
              v.cause, v.report_id as "reportId"
       from openmara.verification_step v join openmara.account a on a.id = v.officer_id
       where v.mission_id = $1 and v.incident_id = $2 order by v.sequence`,
      key,
    ),
    versions: await rows(
      db,
      version,
      `select v.version, to_json(v.recorded_at)#>>'{}' as "recordedAt",
              to_json(v.superseded_at)#>>'{}' as "supersededAt", a.name as by, v.state->>'status' as status
       from openmara.incident_version v join openmara.account a on a.id = v.superseded_by
       where v.mission_id = $1 and v.incident_id = $2 order by v.version desc limit 50`,
      key,
    ),
    joinedReports: await rows(
      db,
      joinedReportRow,
      `select ${reportRowColumns(true)}, null as incident_id, null as incident_reference,
              a.name as "joinedBy",
              to_json(ir.joined_at)#>>'{}' as "joinedAt", ir.reason as "joinReason",
              to_json(ir.separated_at)#>>'{}' as "separatedAt", ir.separation_reason as "separationReason",
              ir.independent, r.consent_reporting as "reportingConsent",
              ir.separated_at is null and exists (select from openmara.verification_step n
                      where n.mission_id = ir.mission_id and n.incident_id = ir.incident_id
                        and n.report_id = r.id and n.cause = 'report_changed'
                        and not exists (select from openmara.verification_step later
                                        where later.mission_id = n.mission_id
                                          and later.incident_id = n.incident_id
                                          and later.sequence > n.sequence and later.kind <> 'notice'))
                as "changedSince"
       from openmara.incident_report ir
       join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id
       join openmara.account a on a.id = ir.joined_by
       left join openmara.place p on p.id = r.place_id
       where ir.mission_id = $1 and ir.incident_id = $2 order by r.received_on, r.id`,
      key,
    ),
  };
}

/** All parts of an incident; the reports are still to be presented, by what their reader sees. */
export const readParts = async (db: Context['db'], key: Key) => ({
  ...(await readFacts(db, key)),
  ...(await readCourse(db, key)),
});
/** For who sees the incident without its parts. */
export const NO_PARTS: Awaited<ReturnType<typeof readParts>> = {
  survivorGroups: [],
  perpetrators: [],
  circumstances: [],
  responses: [],
  steps: [],
  versions: [],
  joinedReports: [],
};
