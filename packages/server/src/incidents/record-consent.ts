import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { anyRow, execute, rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { following } from './following.ts';
import { reason } from './joining.ts';
import { noteSources } from './note-sources.ts';

const answer = z.boolean().nullable().optional();
/** What may be recorded, with its column. */
const PURPOSES = {
  referral: 'consent_referral',
  anonymisedReporting: 'consent_reporting',
  accountability: 'consent_accountability',
  advocacy: 'consent_advocacy',
} as const;
const version = z.object({ version: z.number() });
const incident = z.object({ id: z.string() });

/** Keeps the report as it is as a version. @throws Problem not_found, also where its publisher has withdrawn it */
async function supersedeReport({ db, mission, now, account }: Context, id: string): Promise<void> {
  const key = [mission.id, id];
  const locked = `select from openmara.report
                  where mission_id = $1 and id = $2 and withdrawn_at is null for update`;
  if (!(await anyRow(db, locked, key))) throw new Problem('not_found');
  await execute(
    db,
    `insert into openmara.report_version
       (mission_id, report_id, version, recorded_at, superseded_at, superseded_by, state, survivors)
     select r.mission_id, r.id, r.version, r.recorded_at, greatest($3::timestamptz, r.recorded_at), $4,
            to_jsonb(r),
            coalesce((select jsonb_agg(to_jsonb(v) order by v.line) from openmara.report_survivor v
                      where v.mission_id = r.mission_id and v.report_id = r.id), '[]')
     from openmara.report r where r.mission_id = $1 and r.id = $2`,
    [...key, now, account.accountId],
  );
}

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
      .refine((given) => Object.values(given).some((value) => value !== undefined), 'name a purpose'),
    reason,
  }),
  output: z.object({ id: z.string(), version: z.number() }),
  audit: (input) => ({ record: input.id, note: Object.keys(input.consent).join(', ') }),
  async handler(context, { id, consent, reason: grounds }) {
    const { db, mission, now } = context;
    await supersedeReport(context, id);
    const given = (Object.keys(PURPOSES) as Array<keyof typeof PURPOSES>).filter(
      (purpose) => consent[purpose] !== undefined,
    );
    const [changed] = await rows(
      db,
      version,
      `update openmara.report
       set version = version + 1, recorded_at = greatest($3::timestamptz, recorded_at),
           consent_by_hand = true,
           ${given.map((purpose, at) => `${PURPOSES[purpose]} = $${at + 4}`).join(', ')}
       where mission_id = $1 and id = $2 returning version`,
      [mission.id, id, now, ...given.map((purpose) => consent[purpose])],
    );
    const behind = await following(db, () =>
      rows(
        db,
        incident,
        `select incident_id as id from openmara.incident_report
         where mission_id = $1 and report_id = $2 and separated_at is null`,
        [mission.id, id],
      ),
    );
    await noteSources(
      context,
      behind.map((of) => ({ incidentId: of.id, reportId: id, cause: 'report_changed', grounds })),
    );
    return { id, version: changed?.version ?? 0 };
  },
});
