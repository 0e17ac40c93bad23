/** The settings that the policies of the migrations read. No setting, no row. */
import type { Assignment } from '@openmara/core/access/assignments';
import { MAY, may, scopesFor } from '@openmara/core/access/rules';
import type { Actor, MissionRef, Operation } from './operation.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A literal, not a parameter: only literal SET LOCAL reaches every node of a distributed database. */
const literal = (name: string, value: string): string =>
  `set local openmara.${name} = '${value.replaceAll("'", "''")}';`;

/**
 * The statements that open a transaction under an assignment.
 * @param mission null where the operation acts over the installation
 * @param assignment null before sign-in and for one's own account: no row of any mission
 */
export function openingStatements(
  operation: Operation,
  actor: Actor | null,
  mission: MissionRef | null,
  assignment: Assignment | null,
): string {
  const scopes = assignment ? scopesFor(assignment.role) : { report: 'none', incident: 'none' };
  const lines = ['begin;'];
  // Every row of the mission: the role whose policies the planner can reason about (migration 0003).
  if (scopes.report === 'all' && scopes.incident === 'all') lines.push('set local role openmara_wide;');
  if (actor && UUID.test(actor.accountId)) lines.push(literal('account', actor.accountId));
  if (mission && UUID.test(mission.id)) lines.push(literal('mission', mission.id));
  lines.push(literal('report_scope', scopes.report), literal('incident_scope', scopes.incident));
  if (assignment?.office) lines.push(literal('office', assignment.office));
  const places = (assignment?.areaPlaces ?? []).filter((id) => UUID.test(id));
  lines.push(literal('area_places', `{${places.join(',')}}`));
  if (assignment) lines.push(literal('capabilities', `{${[...MAY[assignment.role]].join(',')}}`));
  // What leaves as a file names places and parties as the records and releases do.
  if (actor && operation.kind !== 'file') lines.push(literal('language', actor.reads));
  if (operation.who === 'read_audit') lines.push(literal('audit', 'read'));
  // Places, parties and what comes with them belong to all missions: only who manages them may write them.
  if (assignment && operation.kind === 'command' && may(assignment.role, 'manage_reference'))
    lines.push(literal('reference', 'manage'));
  return lines.join('');
}
