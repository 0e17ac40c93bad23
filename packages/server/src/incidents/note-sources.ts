/** What happened to a source or to a fact, told to its incident: a notice among the steps, in a new version of it. */
import { takesVerifiedBack, type NoticeCause } from '@openmara/core/incidents/verification';
import { execute } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { keepDecidable } from './decidable.ts';
import { following } from './following.ts';
import { gatherSources } from './joining.ts';
import { supersedeIncidents } from './version.ts';

export interface Notice {
  readonly incidentId: string;
  /** The source; null where what is held was corrected. */
  readonly reportId: string | null;
  readonly cause: NoticeCause;
  /** In a person's words, or the register that the change came from. */
  readonly grounds: string;
}

/**
 * Notes what happened, whoever did it and whatever they may see. A verified incident that lost a source goes back to
 * under verification, and with that out of every total, in the same transaction.
 */
export async function noteSources(context: Context, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const incidents = [...new Set(notices.map(({ incidentId }) => incidentId))].sort();
  await following(context.db, async () => {
    await supersedeIncidents(context, incidents);
    await keepNotices(context, notices);
    await takeBack(context, notices);
    await gatherSources(context, incidents);
    await keepDecidable(context, incidents);
  });
}

/** A correction by a person who sees the incident, whose former state is a version already. */
export async function noteCorrection(context: Context, incidentId: string, grounds: string): Promise<void> {
  const notice: Notice = { incidentId, reportId: null, cause: 'facts_corrected', grounds };
  await keepNotices(context, [notice]);
  await takeBack(context, [notice]);
  await following(context.db, () => keepDecidable(context, [incidentId]));
}

/** What was verified and is no longer held, or has a source less, is under verification again. */
async function takeBack({ db, mission }: Context, notices: readonly Notice[]): Promise<void> {
  const back = notices.filter(({ cause }) => takesVerifiedBack(cause)).map(({ incidentId }) => incidentId);
  await execute(
    db,
    `update openmara.incident set status = 'under_verification', decided_on = null, counted_late_on = null
     where mission_id = $1 and id = any ($2) and status = 'verified'`,
    [mission.id, [...new Set(back)]],
  );
}

async function keepNotices(
  { db, mission, account, now }: Context,
  notices: readonly Notice[],
): Promise<void> {
  await execute(
    db,
    `insert into openmara.verification_step
       (mission_id, incident_id, sequence, kind, method, decision, primary_source, officer_id, taken_on,
        grounds, recorded_at, cause, report_id)
     select $1, n.incident, coalesce((select max(s.sequence) from openmara.verification_step s
                                      where s.mission_id = $1 and s.incident_id = n.incident), 0)
              + row_number() over (partition by n.incident order by n.at),
            'notice', null, case when n.loss and i.status = 'verified' then 'under_verification' end,
            false, $2,
            ($3::timestamptz at time zone 'utc')::date, n.grounds, $3, n.cause, n.report
     from unnest($4::uuid[], $5::uuid[], $6::text[], $7::boolean[], $8::text[])
            with ordinality as n(incident, report, cause, loss, grounds, at)
     join openmara.incident i on i.mission_id = $1 and i.id = n.incident`,
    [
      mission.id,
      account.accountId,
      now,
      notices.map((notice) => notice.incidentId),
      notices.map((notice) => notice.reportId),
      notices.map((notice) => notice.cause),
      notices.map((notice) => takesVerifiedBack(notice.cause)),
      notices.map((notice) => notice.grounds),
    ],
  );
}
