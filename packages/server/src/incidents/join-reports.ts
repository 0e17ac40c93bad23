import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { rows } from '../database/rows.ts';
import { type Context, defineOperation } from '../operations/operation.ts';
import { joinTo, reason } from './joining.ts';
import { openFrom } from './opening.ts';

/** Decisions in one act: a page of reports, and not the whole register by one click. */
const MOST = 100;

const decision = z.object({
  reportId: z.uuid(),
  /** The incident that it is about; none where a new one is opened from it. */
  incidentId: z.uuid().nullable().default(null),
  /** Another report of this act that is about the same new event. */
  withReport: z.uuid().nullable().default(null),
  reason,
});
type Decision = z.output<typeof decision>;

const joinedRow = z.object({ id: z.string(), joined: z.boolean() });
/** Locks the reports in one order. @returns which of them an incident has already; @throws Problem not_found */
async function alreadyJoined({ db, mission }: Context, ids: readonly string[]): Promise<Set<string>> {
  const found = await rows(
    db,
    joinedRow,
    `select id, joined from openmara.report
     where mission_id = $1 and id = any ($2) and withdrawn_at is null order by id for update`,
    [mission.id, ids],
  );
  if (found.length < ids.length) throw new Problem('not_found');
  return new Set(found.filter((report) => report.joined).map(({ id }) => id));
}

/** Each report once; one that follows another follows one that is decided here and follows none. */
function assertSettled(decisions: readonly Decision[]): void {
  const byReport = new Map(decisions.map((one) => [one.reportId, one]));
  const faults = decisions.flatMap(({ reportId, incidentId, withReport }, at) => {
    const followed = withReport === null ? null : byReport.get(withReport);
    if (byReport.get(reportId) !== decisions[at])
      return [{ field: `decisions.${at}.reportId`, reason: 'problem.why.decided-once' }];
    if (withReport !== null && incidentId !== null)
      return [{ field: `decisions.${at}`, reason: 'problem.why.one-of-both' }];
    if (followed === undefined || followed?.withReport || withReport === reportId)
      return [
        {
          field: `decisions.${at}.withReport`,
          reason: 'problem.why.follows-another',
        },
      ];
    return [];
  });
  if (faults.length > 0) throw new Problem('input_invalid', faults);
}

export const joinReports = defineOperation({
  name: 'incident.join-reports',
  summary: 'Decide on several reports at once: join each to an incident, or open one from it',
  kind: 'command',
  who: 'join_reports',
  within: 'mission',
  input: z.object({ mission: z.string(), decisions: z.array(decision).min(1).max(MOST) }),
  output: z.object({
    joined: z.array(z.object({ reportId: z.string(), incidentId: z.string(), opened: z.boolean() })),
    /** Somebody joined them meanwhile: nothing was done with them. */
    skipped: z.array(z.string()),
  }),
  audit: (_, { joined, skipped }) => ({
    note: `${joined.map(({ reportId, incidentId }) => `${reportId} to ${incidentId}`).join(', ')}; ${skipped.length} skipped`,
  }),
  async handler(context, { decisions }) {
    assertSettled(decisions);
    const taken = await alreadyJoined(
      context,
      decisions.map(({ reportId }) => reportId),
    );
    const joined: Array<{ reportId: string; incidentId: string; opened: boolean }> = [];
    // Who follows another report comes after it.
    for (const one of [
      ...decisions.filter((each) => !each.withReport),
      ...decisions.filter((each) => each.withReport),
    ]) {
      if (taken.has(one.reportId)) continue;
      const followed = joined.find(({ reportId }) => reportId === one.withReport)?.incidentId ?? null;
      // The one that it would have followed was joined elsewhere: nobody has decided on that.
      if (one.withReport && !followed) taken.add(one.reportId);
      else joined.push(await carryOut(context, one, one.incidentId ?? followed));
    }
    return { joined, skipped: [...taken] };
  },
});

async function carryOut(context: Context, { reportId, reason: why }: Decision, incidentId: string | null) {
  if (incidentId === null)
    return { reportId, incidentId: (await openFrom(context, reportId, why)).id, opened: true };
  await joinTo(context, incidentId, reportId, why, true);
  return { reportId, incidentId, opened: false };
}
