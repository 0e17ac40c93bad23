/** The steps of a verification as they are stored, in their order. */
import {
  assertMayFollow,
  DECISIONS,
  foldVerification,
  METHODS,
  NOTICE_CAUSES,
  type VerificationStep,
} from '@openmara/core/incidents/verification';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, maybeRow, rows } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { keepDecidable } from './decidable.ts';
import { earliestReceipt, evidenceOf } from './evidence.ts';
import { following } from './following.ts';
import { supersedeIncident } from './version.ts';

export const grounds = z.string().trim().min(3, 'problem.why.grounds').max(4000);

/** The incident as it stands after the step; the version is what the next decision names. */
export const result = z.object({ id: z.string(), status: z.string(), version: z.number() });

const stepRow = z.object({
  kind: z.enum(['step', 'decision', 'notice']),
  method: z.enum(METHODS).nullable(),
  decision: z.enum(DECISIONS).nullable(),
  primary_source: z.boolean(),
  officer_id: z.string(),
  taken_on: z.string(),
  grounds: z.string(),
  cause: z.enum(NOTICE_CAUSES).nullable(),
  report_id: z.string().nullable(),
});

/** The steps and decisions so far, in their order. */
export async function readSteps(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  incidentId: string,
): Promise<VerificationStep[]> {
  const steps = await rows(
    db,
    stepRow,
    `select kind, method, decision, primary_source, officer_id, taken_on::text, grounds, cause,
            report_id
     from openmara.verification_step where mission_id = $1 and incident_id = $2 order by sequence`,
    [mission.id, incidentId],
  );
  return steps.map((row) => ({
    kind: row.kind,
    method: row.method,
    decision: row.decision,
    primarySource: row.primary_source,
    officerId: row.officer_id,
    takenOn: row.taken_on,
    grounds: row.grounds,
    cause: row.cause,
    reportId: row.report_id,
  }));
}

/**
 * A decision for a quarter whose report is cleared is counted on the day on which it is recorded: what was cleared
 * stays as it was, however the decision is dated.
 */
const STANDS_NOW = `
  update openmara.incident i
  set status = $3, decided_on = $4::date,
      counted_late_on = case when exists (
        select from openmara.document d
        where d.mission_id = $1 and d.kind = 'quarterly' and d.state = 'cleared'
          and d.period = to_char($4::date, 'YYYY-"Q"Q')) then ($5::timestamptz at time zone 'utc')::date end
  where i.mission_id = $1 and i.id = $2`;

/** @throws Problem input_invalid where the day lies before the report was received, or after today */
async function assertDay(context: Context, incidentId: string, step: VerificationStep): Promise<void> {
  const refuse = (reason: string, places = {}): never => {
    throw new Problem('input_invalid', [{ field: 'takenOn', reason, places }]);
  };
  if (step.takenOn > context.now.toISOString().slice(0, 10)) refuse('problem.why.future');
  const received = await earliestReceipt(context, incidentId, step.reportId);
  if (received !== null && step.takenOn < received) refuse('problem.why.before-receipt', { day: received });
}

const standing = z.object({ status: z.string(), version: z.number() });
const SENT_ONCE = ['method', 'primarySource', 'reportId', 'officerId', 'takenOn', 'grounds'] as const;
/**
 * The incident as it stands where the last thing recorded on it is this very step, to the word and by the same
 * officer: it was sent twice, and is one step. Locks the incident, so that of two that come together one waits.
 */
async function alreadyKept(
  context: Context,
  id: string,
  step: VerificationStep,
): Promise<z.input<typeof result> | null> {
  const { db, mission } = context;
  const incident = await maybeRow(
    db,
    standing,
    'select status, version from openmara.incident where mission_id = $1 and id = $2 for update',
    [mission.id, id],
  );
  const last = (await readSteps(context, id)).at(-1);
  const same = last?.kind === 'step' && SENT_ONCE.every((field) => last[field] === step[field]);
  return incident && same ? { id, ...incident } : null;
}

/**
 * Adds a step that may follow; one that was sent twice is recorded once.
 * @param seen the version of the incident that whoever decides has read; null where it does not matter
 * @returns how the incident stands after it; @throws Problem where it may not, or changed_meanwhile
 */
export async function append(
  context: Context,
  incidentId: string,
  step: VerificationStep,
  seen: number | null,
): Promise<z.input<typeof result>> {
  const { db, mission, now } = context;
  const kept = step.kind === 'step' ? await alreadyKept(context, incidentId, step) : null;
  if (kept) return kept;
  const version = await supersedeIncident(context, incidentId);
  if (seen !== null && seen !== version) throw new Problem('changed_meanwhile');
  const history = await readSteps(context, incidentId);
  assertMayFollow(history, step, await evidenceOf(context, incidentId));
  await assertDay(context, incidentId, step);
  const state = foldVerification([...history, step]);
  await keepStep(context, incidentId, history.length + 1, step);
  await execute(db, STANDS_NOW, [mission.id, incidentId, state.status, state.decidedOn, now]);
  await following(db, () => keepDecidable(context, [incidentId]));
  return { id: incidentId, status: state.status, version: version + 1 };
}

async function keepStep(
  { db, mission, now }: Context,
  incidentId: string,
  sequence: number,
  step: VerificationStep,
): Promise<void> {
  await execute(
    db,
    `insert into openmara.verification_step
       (mission_id, incident_id, sequence, kind, method, decision, primary_source, officer_id, taken_on,
        grounds, recorded_at, report_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      mission.id,
      incidentId,
      sequence,
      step.kind,
      step.method,
      step.decision,
      step.primarySource,
      step.officerId,
      step.takenOn,
      step.grounds,
      now,
      step.reportId,
    ],
  );
}
