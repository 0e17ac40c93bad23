import { reportSchema } from '@openmara/core/incidents/schema';
import { newId } from '@openmara/vault/passwords';
import { z } from 'zod';
import { defineOperation } from '../operations/operation.ts';

export const fileReport = defineOperation({
  name: 'report.file',
  summary: 'File what one source told one focal point on one day',
  kind: 'command',
  who: 'file_report',
  within: 'mission',
  input: reportSchema.extend({ mission: z.string() }),
  output: z.object({ id: z.string() }),
  audit: (_, output) => ({ record: output.id }),
  async handler({ db, mission, account, office, now }, input) {
    const id = newId(now.getTime());
    await db.query({
      name: 'file-report',
      text: `insert into openmara.report (mission_id, id, external_source, external_key, received_on, occurred_from, occurred_to, date_precision, place_id, adm1_id, place_text, place_precision, latitude, longitude,
           forms, circumstances, party_ids, party_text, source_type, reliability, credibility, consent_referral, consent_reporting, consent_accountability, consent_advocacy, narrative, office, filed_by, synthetic, recorded_at)
         values ($1, $2, case when $3::text is null then null else 'filed' end, $3, coalesce($4, $28::timestamptz::date), $5, $6, $7, $8, (select coalesce(case when p.level = 'adm1' then p.id end, p.adm1_id) from openmara.place p where p.id = $8), $9, $10, $11, $12,
           $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)`,
      values: [
        mission.id,
        id,
        input.externalKey,
        input.receivedOn,
        input.occurred.from,
        input.occurred.to,
        input.occurred.precision,
        input.placeId,
        input.placeText,
        input.placePrecision,
        input.latitude,
        input.longitude,
        input.forms,
        input.circumstances,
        input.partyIds,
        input.partyText,
        input.sourceType,
        input.reliability,
        input.credibility,
        input.consent.referral,
        input.consent.anonymisedReporting,
        input.consent.accountability,
        input.consent.advocacy,
        input.narrative,
        office,
        account.accountId,
        mission.synthetic,
        now,
      ],
    });
    // A statement of its own: row security looks the report up, and a statement does not see its own rows.
    await db.query({
      name: 'file-report-survivors',
      text: `insert into openmara.report_survivor (mission_id, report_id, line, external_key, sex, age_band, displacement, count, count_known)
        select $1, $2, l.line, l.v->>'key', l.v->>'sex', l.v->>'ageBand', l.v->>'displacement', (l.v->>'count')::int, (l.v->>'countKnown')::boolean from jsonb_array_elements($3::jsonb) with ordinality as l(v, line)`,
      values: [mission.id, id, JSON.stringify(input.survivors)],
    });
    return { id };
  },
});
