/** The steps of a verification as they are stored, in their order. */
import {
  assertMayFollow,
  DECISIONS,
  foldVerification,
  METHODS,
  type VerificationStep,
} from '@openmara/core/incidents/verification';
import { Problem } from '@openmara/core/access/problems';
import { z } from 'zod';
import { execute, rows, theRow } from '../database/rows.ts';
import type { Context } from '../operations/operation.ts';
import { supersedeIncident } from './version.ts';

export const grounds = z.string().trim().min(3, 'say on what grounds').max(4000);

export const result = z.object({ id: z.string(), status: z.string() });

const stepRow = z.object({
  kind: z.enum(['step', 'decision']),
  method: z.enum(METHODS).nullable(),
  decision: z.enum(DECISIONS).nullable(),
  primary_source: z.boolean(),
  officer_id: z.string(),
  taken_on: z.string(),
  grounds: z.string(),
});
const person = z.object({ id: z.string() });
const number = z.object({ n: z.number() });

/** The steps and decisions so far, in their order. */
export async function readSteps(
  { db, mission }: Pick<Context, 'db' | 'mission'>,
  incidentId: string,
): Promise<VerificationStep[]> {
  const steps = await rows(
    db,
    stepRow,
    `select kind, method, decision, primary_source, officer_id, taken_on::text, grounds
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
  }));
}

/** Adds a step that may follow. @returns the status after it; @throws Problem where it may not */
export async function append(context: Context, incidentId: string, step: VerificationStep): Promise<string> {
  const { db, mission, now } = context;
  await supersedeIncident(context, incidentId);
  const history = await readSteps(context, incidentId);
  const people = await rows(
    db,
    person,
    `select ir.joined_by as id from openmara.incident_report ir
     where ir.mission_id = $1 and ir.incident_id = $2
     union
     select r.filed_by from openmara.incident_report ir
     join openmara.report r on r.mission_id = ir.mission_id and r.id = ir.report_id
     where ir.mission_id = $1 and ir.incident_id = $2`,
    [mission.id, incidentId],
  );
  const sources = await theRow(
    db,
    number,
    `select count(*)::int as n from openmara.incident_report
     where mission_id = $1 and incident_id = $2 and separated_at is null and independent`,
    [mission.id, incidentId],
  );
  assertMayFollow(history, step, {
    involved: new Set(people.map((row) => row.id)),
    independentSources: sources.n,
  });
  if (step.takenOn > now.toISOString().slice(0, 10))
    throw new Problem('input_invalid', [{ field: 'takenOn', reason: 'The date lies in the future.' }]);
  const state = foldVerification([...history, step]);
  await execute(
    db,
    `insert into openmara.verification_step
       (mission_id, incident_id, sequence, kind, method, decision, primary_source, officer_id, taken_on,
        grounds, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      mission.id,
      incidentId,
      history.length + 1,
      step.kind,
      step.method,
      step.decision,
      step.primarySource,
      step.officerId,
      step.takenOn,
      step.grounds,
      now,
    ],
  );
  await execute(
    db,
    'update openmara.incident set status = $3, decided_on = $4 where mission_id = $1 and id = $2',
    [mission.id, incidentId, state.status, state.decidedOn],
  );
  return state.status;
}
