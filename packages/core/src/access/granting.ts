/**
 * Who gives a role to whom. A role that opens content is given by a second person who holds it, or by who leads the
 * arrangements of the mission: an administrator, who makes the accounts, can make nobody an adviser.
 * The database asks the same again (`may_grant`, migration 0014).
 */
import type { Assignment } from './assignments.ts';
import { type Capability, MAY, type Role } from './rules.ts';

/** A capability that is not here opens content, one that is added tomorrow too. */
const OPENS_NO_CONTENT: ReadonlySet<Capability> = new Set<Capability>([
  'know_missions',
  'manage_missions',
  'manage_accounts',
  'list_roles',
  'grant_roles',
  'read_audit',
  'manage_mappings',
]);

/** Whether the role opens anything that was reported, recorded or counted. */
export const readsContent = (role: Role): boolean =>
  [...MAY[role]].some((capability) => !OPENS_NO_CONTENT.has(capability));

/** Whether what the holder has covers the whole of what is given: no other office, no further area. */
function covers(held: Assignment, given: Assignment): boolean {
  const areas = new Set(held.areaPlaces);
  return (
    (held.missionId === null || held.missionId === given.missionId) &&
    (held.office === null || held.office === given.office) &&
    (areas.size === 0 || (given.areaPlaces.length > 0 && given.areaPlaces.every((place) => areas.has(place))))
  );
}

/**
 * Whether who holds these assignments may give that one to another account.
 * @param held what the giver holds now
 */
export function mayGrant(held: readonly Assignment[], given: Assignment): boolean {
  if (!readsContent(given.role)) return held.some(({ role }) => role === 'administrator');
  return held.some(
    (own) =>
      (own.role === 'senior_wpa' && own.missionId !== null && own.missionId === given.missionId) ||
      (own.role === given.role && covers(own, given)),
  );
}
