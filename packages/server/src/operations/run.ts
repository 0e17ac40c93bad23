/**
 * The one runner. It checks the rule, opens one transaction, sets the row-security settings, runs the
 * handler, writes the audit entry, commits, and only then answers.
 */
import { Problem } from '@openmara/core/access/problems';
import { may, type Role, scopesFor } from '@openmara/core/access/rules';
import { newId } from '@openmara/vault/passwords';
import type pg from 'pg';
import type { z } from 'zod';
import type { Actor, Assignment, Context, MissionRef, Operation, Services } from './operation.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NOBODY: Actor = {
  accountId: '00000000-0000-0000-0000-000000000000',
  email: '',
  name: '',
  locale: 'en',
  assignments: [],
};
const NO_MISSION: MissionRef = { id: '', code: '', country: '', synthetic: false };

export interface Runtime {
  readonly pool: pg.Pool;
  readonly services: Services;
  now(): Date;
}

const missions = new WeakMap<pg.Pool, Map<string, MissionRef>>();
/** A mission's code and id never change, so they are remembered; an unknown code is asked for each time. */
async function findMission(runtime: Runtime, code: string): Promise<MissionRef | null> {
  const known = missions.get(runtime.pool) ?? new Map<string, MissionRef>();
  missions.set(runtime.pool, known);
  const cached = known.get(code);
  if (cached) return cached;
  const { rows } = await runtime.pool.query<MissionRef>(
    'select id, code, country, synthetic from openmara.mission where code = $1',
    [code],
  );
  if (rows[0]) known.set(code, rows[0]);
  return rows[0] ?? null;
}

/** The assignment under which the actor may do this, or the refusal. "No such mission" and "not yours" are one answer. */
function authorise(operation: Operation, actor: Actor, mission: MissionRef | null): Assignment | null {
  if (operation.who === 'anyone') return null;
  if (actor === NOBODY) throw new Problem('sign_in_needed');
  if (operation.who === 'signed_in') return null;
  const capability = operation.who;
  const here = actor.assignments.filter(
    (a) =>
      operation.within === 'installation' ||
      (mission !== null && (a.missionId === mission.id || a.missionId === null)),
  );
  if (operation.within === 'mission' && (mission === null || here.length === 0))
    throw new Problem('not_found');
  const fitting = here.find((a) => may(a.role, capability));
  if (!fitting) throw new Problem('not_allowed');
  return fitting;
}

const literal = (name: string, value: string): string =>
  `set local openmara.${name} = '${value.replaceAll("'", "''")}';`;

function settings(
  operation: Operation,
  actor: Actor,
  mission: MissionRef,
  assignment: Assignment | null,
): string {
  const scopes = assignment
    ? scopesFor(assignment.role, operation.reads ?? 'records')
    : { report: 'none', incident: 'none' };
  const lines = ['begin;'];
  // Every row of the mission: the role whose policies the planner can reason about (migration 0003).
  if (scopes.report === 'all' && scopes.incident === 'all') lines.push('set local role openmara_wide;');
  if (UUID.test(actor.accountId)) lines.push(literal('account', actor.accountId));
  if (UUID.test(mission.id)) lines.push(literal('mission', mission.id));
  lines.push(literal('report_scope', scopes.report), literal('incident_scope', scopes.incident));
  if (assignment?.office) lines.push(literal('office', assignment.office));
  lines.push(
    literal('area_places', `{${(assignment?.areaPlaces ?? []).filter((id) => UUID.test(id)).join(',')}}`),
  );
  if (operation.who === 'read_audit') lines.push(literal('audit', 'read'));
  return lines.join('');
}

export async function runOperation<I extends z.ZodType, O extends z.ZodType>(
  runtime: Runtime,
  operation: Operation<I, O>,
  signedIn: Actor | null,
  rawInput: unknown,
): Promise<z.output<O>> {
  const parsed = operation.input.safeParse(rawInput);
  const actor = signedIn ?? NOBODY;
  if (actor === NOBODY && operation.who !== 'anyone') throw new Problem('sign_in_needed');
  const missionCode =
    typeof rawInput === 'object' && rawInput !== null && 'mission' in rawInput
      ? String(rawInput.mission)
      : '';
  const mission = operation.within === 'mission' ? await findMission(runtime, missionCode) : null;
  const assignment = authorise(operation as unknown as Operation, actor, mission);
  if (!parsed.success) {
    throw new Problem(
      'input_invalid',
      parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), reason: issue.message })),
    );
  }
  const db = await runtime.pool.connect();
  const now = runtime.now();
  const role: Role = assignment?.role ?? 'expert_member';
  const context: Context = {
    db,
    now,
    actor: signedIn,
    account: actor,
    role,
    office: assignment?.office ?? null,
    mission: mission ?? NO_MISSION,
    services: runtime.services,
  };
  let broken: Error | undefined;
  try {
    await db.query(settings(operation as unknown as Operation, actor, context.mission, assignment));
    const result = await operation.handler(context, parsed.data);
    if (operation.audit !== 'not_recorded') {
      const note = operation.audit(parsed.data, result);
      await db.query(
        `insert into openmara.audit_entry (id, at, account_id, role, mission_id, operation, record_id, outcome, note) values ($1, $2, $3, $4, $5, $6, $7, 'done', $8)`,
        [
          newId(),
          now,
          actor === NOBODY ? null : actor.accountId,
          assignment?.role ?? null,
          mission?.id ?? null,
          operation.name,
          note.record ?? null,
          note.note ?? null,
        ],
      );
    }
    await db.query('commit');
    return operation.output.parse(result);
  } catch (error) {
    await db.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw translate(error);
  } finally {
    db.release(broken);
  }
}

/** The database's refusals in the words of the catalogue. */
function translate(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === '23505') return new Problem('already_exists');
  if (code === '23503') return new Problem('not_found');
  if (code === '40001' || code === '40P01') return new Problem('changed_meanwhile');
  if (code === '57P01' || code === '53300') return new Problem('busy');
  return error;
}
