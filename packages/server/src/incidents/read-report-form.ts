import { reportSchema, survivorLineSchema } from '@openmara/core/incidents/schema';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { maybeRow, rows } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';

/** What a file brought may be longer than what a form takes: it is read, and the sending says what is too long. */
const filed = reportSchema.omit({ externalKey: true }).extend({
  placeText: z.string().nullable(),
  partyText: z.string().nullable(),
  narrative: z.string().nullable(),
  partyIds: z.array(z.string()),
  survivors: z.array(survivorLineSchema.extend({ key: z.string().nullable(), count: z.number() })),
});
const formRow = z.object({ version: z.number(), report: z.record(z.string(), z.unknown()) });
const nameRow = z.object({ id: z.string(), name: z.string() });

/** A report in the shape in which a form sends it. */
const AS_FORM = `
  select r.version, jsonb_build_object(
      'receivedOn', r.received_on,
      'occurred', jsonb_build_object('from', r.occurred_from, 'to', r.occurred_to,
                                     'precision', r.date_precision),
      'placeId', r.place_id, 'placeText', r.place_text, 'placePrecision', r.place_precision,
      'latitude', r.latitude, 'longitude', r.longitude,
      'forms', r.forms, 'circumstances', r.circumstances,
      'partyIds', r.party_ids, 'partyText', r.party_text,
      'sourceType', r.source_type, 'reliability', r.reliability, 'credibility', r.credibility,
      'consent', jsonb_build_object(
        'referral', r.consent_referral, 'anonymisedReporting', r.consent_reporting,
        'accountability', r.consent_accountability, 'advocacy', r.consent_advocacy),
      'narrative', r.narrative,
      'survivors', coalesce((select jsonb_agg(jsonb_build_object(
          'key', v.external_key, 'sex', v.sex, 'ageBand', v.age_band,
          'displacement', v.displacement, 'count', v.count, 'countKnown', v.count_known) order by v.line)
        from openmara.report_survivor v where v.mission_id = r.mission_id and v.report_id = r.id), '[]')
    ) as report
  from openmara.report r where r.mission_id = $1 and r.id = $2 and r.withdrawn_at is null`;

export const readReportForm = defineOperation({
  name: 'report.read-form',
  summary: 'Read a report as the form that corrects it, with the version that is read',
  kind: 'query',
  who: 'file_report',
  within: 'mission',
  audit: (input) => ({ record: input.id }),
  input: z.object({ mission: z.string(), id: z.uuid() }),
  output: z.object({
    version: z.number(),
    report: filed,
    /** Names of the places and parties that it refers to, by id. */
    names: z.record(z.string(), z.string()),
  }),
  async handler({ db, mission, sees }, input) {
    if (!sees('narrative')) throw new Problem('not_allowed');
    const row = await maybeRow(db, formRow, AS_FORM, [mission.id, input.id]);
    if (!row) throw new Problem('not_found');
    const report = filed.parse(row.report);
    const names = await rows(
      db,
      nameRow,
      `select id, openmara.said(p) as name from openmara.place p where id = $1
       union all select id, said as name from openmara.party_now where id = any ($2)`,
      [report.placeId, report.partyIds],
    );
    return {
      version: row.version,
      report,
      names: Object.fromEntries(names.map(({ id, name }) => [id, name])),
    };
  },
});
