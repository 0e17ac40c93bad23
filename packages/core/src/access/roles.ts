/** The roles of the arrangements (domain.md §1–2). */
export const ROLES = [
  'senior_wpa',
  'wpa',
  'field_wpa',
  'focal_point',
  'verifying_officer',
  'working_group_member',
  'gender_adviser',
  'forum_member',
  'head_of_mission',
  'headquarters_analyst',
  'expert_member',
  'administrator',
  'auditor',
] as const;
/** A role of the arrangements. */
export type Role = (typeof ROLES)[number];

/** Women's protection advisers: who runs the arrangements in a mission. */
export const ADVISERS = ['senior_wpa', 'wpa', 'field_wpa'] as const satisfies readonly Role[];
/** Everybody who takes part in a mission's arrangements. */
export const PARTICIPANTS = [
  ...ADVISERS,
  'focal_point',
  'verifying_officer',
  'working_group_member',
  'gender_adviser',
  'forum_member',
  'head_of_mission',
  'headquarters_analyst',
] as const satisfies readonly Role[];

const OF_THE_HOUSE: ReadonlySet<Role> = new Set([
  'administrator',
  'auditor',
  'headquarters_analyst',
  'expert_member',
]);
/** Whether the role is held within one mission; the others may be held over the whole installation. */
export const belongsToMission = (role: Role): boolean => !OF_THE_HOUSE.has(role);

/** What an area's rules are: each capability with the roles that have it. Nobody else has it. */
export type AreaRules = Readonly<Record<string, readonly Role[]>>;
