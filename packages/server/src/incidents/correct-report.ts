import {
  REPORT_FIELD_NAMES,
  REPORT_FIELDS,
  type ReportFieldName,
  storedFromForm,
} from '@openmara/core/incidents/report-fields';
import { reportSchema } from '@openmara/core/incidents/schema';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, theRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { placedAt, precisionOf, writeSurvivors } from './filing.ts';
import { reason } from './joining.ts';
import { supersedeReport, tellIncident } from './supersede-report.ts';

/** No form asks for these: what the file or the office said stays. */
const KEPT: ReadonlySet<ReportFieldName> = new Set(['statedVerification', 'remarks', 'office']);
const CHANGED = REPORT_FIELD_NAMES.filter((name) => !KEPT.has(name));
const FIRST = 4;
const UPDATE = `update openmara.report
  set version = version + 1, recorded_at = greatest($3::timestamptz, recorded_at), consent_by_hand = true,
      ${CHANGED.map((name, at) => `${REPORT_FIELDS[name].column} = $${FIRST + at}`).join(', ')}
  where mission_id = $1 and id = $2`;
const received = z.object({ receivedOn: z.string() });

export const correctReport = defineOperation({
  name: 'report.correct',
  summary: 'Correct a report as a new version, with the reason; what it said before is kept',
  kind: 'command',
  who: 'file_report',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    /** The version that was read: another one has come meanwhile, or it is this one that is changed. */
    version: z.number().int().min(1),
    /** Everything that it says now. */
    report: reportSchema.omit({ externalKey: true }),
    reason,
  }),
  output: z.object({ id: z.string(), version: z.number() }),
  audit: (input) => ({ record: input.id, note: `from version ${input.version}` }),
  async handler(context, input) {
    const { db, mission, now } = context;
    const was = await supersedeReport(context, input.id, input.reason);
    if (was !== input.version) throw new Problem('changed_meanwhile');
    const key = [mission.id, input.id];
    const before = await theRow(
      db,
      received,
      `select coalesce(received_on, recorded_at::date)::text as "receivedOn"
       from openmara.report where mission_id = $1 and id = $2`,
      key,
    );
    const placed = await placedAt(context, input.report.placeId);
    const report = storedFromForm(
      {
        ...input.report,
        externalKey: null,
        placePrecision: precisionOf(input.report.placePrecision, placed),
      },
      { receivedOn: before.receivedOn, adm1Id: placed.adm1Id, office: null },
    );
    await execute(db, UPDATE, [...key, now, ...CHANGED.map((name) => report[name])]);
    await execute(db, 'delete from openmara.report_survivor where mission_id = $1 and report_id = $2', key);
    await writeSurvivors(context, input.id, input.report.survivors);
    await tellIncident(context, input.id, input.reason);
    return { id: input.id, version: was + 1 };
  },
});
