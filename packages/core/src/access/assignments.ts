/** Which of several assignments counts: one person may hold more than one role, in one mission or in several. */
import {
  type Capability,
  MAY,
  may,
  type Role,
  ROLES,
  type RowScope,
  scopesFor,
  sees,
  SIGHTS,
} from './rules.ts';

/** A role that an account holds in a mission (`missionId` null: over the installation). */
export interface Assignment {
  readonly role: Role;
  readonly missionId: string | null;
  readonly office: string | null;
  readonly areaPlaces: readonly string[];
}

const WIDTH: Readonly<Record<RowScope, number>> = { none: 0, office: 1, verified: 2, area: 3, all: 4 };

/** How much an assignment opens, most telling first: incidents, reports, sights, capabilities, places; then the order of the rules. */
function widthOf(assignment: Assignment): readonly number[] {
  const scopes = scopesFor(assignment.role);
  return [
    WIDTH[scopes.incident],
    WIDTH[scopes.report],
    SIGHTS.filter((sight) => sees(assignment.role, sight)).length,
    MAY[assignment.role].size,
    assignment.areaPlaces.length,
    -ROLES.indexOf(assignment.role),
  ];
}
function wider(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/**
 * The assignment under which an act is done: of those that have the capability, the widest. Areas of several
 * assignments of that same role in the same mission count together, because a person covering two areas covers both.
 * @param here the assignments that hold where the act is done
 * @returns null where none of them has the capability
 */
export function widestThatFits(here: readonly Assignment[], capability: Capability): Assignment | null {
  const fitting = here.filter((assignment) => may(assignment.role, capability));
  let best: Assignment | null = null;
  for (const candidate of fitting) if (!best || wider(widthOf(candidate), widthOf(best))) best = candidate;
  if (!best) return null;
  const { role, missionId } = best;
  const same = fitting.filter((assignment) => assignment.role === role && assignment.missionId === missionId);
  return { ...best, areaPlaces: [...new Set(same.flatMap((assignment) => assignment.areaPlaces))] };
}
