import { z } from 'zod';
import { theRow } from '../database/rows.ts';
import { defineOperation } from '../operations/operation.ts';
import { reason } from './joining.ts';
import { supersedeReport, tellIncident } from './supersede-report.ts';

const answer = z.boolean().nullable().optional();
/** What may be recorded, with its column. */
const PURPOSES = {
  referral: 'consent_referral',
  anonymisedReporting: 'consent_reporting',
  accountability: 'consent_accountability',
  advocacy: 'consent_advocacy',
} as const;
const version = z.object({ version: z.number() });

export const recordConsent = defineOperation({
  name: 'report.record-consent',
  summary: 'Record what a source consents to now, or no longer; what was said before is kept',
  kind: 'command',
  who: 'file_report',
  within: 'mission',
  input: z.object({
    mission: z.string(),
    id: z.uuid(),
    /** Only the purposes that were spoken of; null is "not asked". */
    consent: z
      .object({ referral: answer, anonymisedReporting: answer, accountability: answer, advocacy: answer })
      .refine((given) => Object.values(given).some((value) => value !== undefined), 'problem.why.purpose'),
    reason,
  }),
  output: z.object({ id: z.string(), version: z.number() }),
  audit: (input) => ({ record: input.id, note: Object.keys(input.consent).join(', ') }),
  async handler(context, { id, consent, reason: grounds }) {
    const { db, mission, now } = context;
    await supersedeReport(context, id, grounds);
    const given = (Object.keys(PURPOSES) as Array<keyof typeof PURPOSES>).filter(
      (purpose) => consent[purpose] !== undefined,
    );
    const changed = await theRow(
      db,
      version,
      `update openmara.report
       set version = version + 1, recorded_at = greatest($3::timestamptz, recorded_at),
           consent_by_hand = true,
           ${given.map((purpose, at) => `${PURPOSES[purpose]} = $${at + 4}`).join(', ')}
       where mission_id = $1 and id = $2 returning version`,
      [mission.id, id, now, ...given.map((purpose) => consent[purpose])],
    );
    await tellIncident(context, id, grounds);
    return { id, version: changed.version };
  },
});
