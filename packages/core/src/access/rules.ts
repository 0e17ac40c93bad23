/**
 * Who may do what and sees what. Operations name a capability, which an area's own rules give to roles; row security
 * reads the scope; presenters ask for a sight. Nothing is allowed that is not listed.
 */
import { AREAS, type Capability } from '../areas.ts';
import { type Role, ROLES } from './roles.ts';

export type { Capability } from '../areas.ts';
export { belongsToMission, type Role, ROLES } from './roles.ts';

const GIVEN: ReadonlyArray<readonly [Capability, readonly Role[]]> = AREAS.flatMap(
  (area) => Object.entries(area.capabilities) as Array<[Capability, readonly Role[]]>,
);
/** Every capability of the house. */
export const CAPABILITIES: readonly Capability[] = GIVEN.map(([capability]) => capability);
const capabilitiesOf = (role: Role): ReadonlySet<Capability> =>
  new Set(GIVEN.filter(([, roles]) => roles.includes(role)).map(([capability]) => capability));
/** Each role with what it may do, from the rules of all areas. */
export const MAY = Object.fromEntries(ROLES.map((role) => [role, capabilitiesOf(role)])) as Readonly<
  Record<Role, ReadonlySet<Capability>>
>;

/** Whether a role may do what needs the capability. */
export const may = (role: Role, capability: Capability): boolean => MAY[role].has(capability);

/** The roles that may do what needs the capability. */
export const rolesThatMay = (capability: Capability): readonly Role[] =>
  ROLES.filter((role) => may(role, capability));

/** Which rows row security lets a role see. */
export type RowScope = 'all' | 'area' | 'office' | 'verified' | 'none';

/** The rows of reports and of incidents that a role may touch. */
export interface Scopes {
  readonly report: RowScope;
  readonly incident: RowScope;
}

const SCOPES: Readonly<Record<Role, Scopes>> = {
  senior_wpa: { report: 'all', incident: 'all' },
  wpa: { report: 'all', incident: 'all' },
  field_wpa: { report: 'area', incident: 'area' },
  focal_point: { report: 'office', incident: 'none' },
  verifying_officer: { report: 'all', incident: 'all' },
  working_group_member: { report: 'all', incident: 'all' },
  gender_adviser: { report: 'none', incident: 'none' },
  forum_member: { report: 'none', incident: 'none' },
  head_of_mission: { report: 'none', incident: 'none' },
  headquarters_analyst: { report: 'none', incident: 'verified' },
  expert_member: { report: 'none', incident: 'none' },
  administrator: { report: 'none', incident: 'none' },
  auditor: { report: 'none', incident: 'none' },
};

/** The rows that a role may touch. Who reads figures only touches none: figures come to it as releases. */
export const scopesFor = (role: Role): Scopes => SCOPES[role];

/** What a role sees of the records that its scope lets it open; presenters ask for these words, never for a role. */
export const SIGHTS = [
  /** The text of a report: identities never, and the text only for those who work on the case. */
  'narrative',
  /** A place below the first-level area. */
  'exact_place',
  /** The day of an incident and the number of its survivors; without it a month, and a band. */
  'exact_figures',
  /** Survivor groups, alleged perpetrators, reports, steps and versions of an incident. */
  'incident_parts',
  /** Which incident a report belongs to: a focal point learns it by feedback only. */
  'incident_of_report',
  /** Which colleague is responsible for a report or an incident. */
  'person_responsible',
  /** Imports that other accounts of the mission started. */
  'imports_of_others',
  /** Documents before somebody has cleared them: they leave the mission when they are cleared. */
  'document_drafts',
] as const;
/** A part of a record that not everybody who opens it sees. */
export type Sight = (typeof SIGHTS)[number];

const caseWork: readonly Sight[] = [
  'exact_place',
  'exact_figures',
  'incident_parts',
  'incident_of_report',
  'person_responsible',
  'imports_of_others',
  'document_drafts',
];
const NOTHING: ReadonlySet<Sight> = new Set();
/** domain.md §1–2: the working group reads records without identities; headquarters reads verified ones, made coarse. */
const SEES: Readonly<Record<Role, ReadonlySet<Sight>>> = {
  senior_wpa: new Set([...caseWork, 'narrative']),
  wpa: new Set([...caseWork, 'narrative']),
  field_wpa: new Set([...caseWork, 'narrative']),
  focal_point: new Set(['narrative', 'exact_place']),
  verifying_officer: new Set([...caseWork, 'narrative']),
  working_group_member: new Set(caseWork),
  gender_adviser: NOTHING,
  forum_member: NOTHING,
  head_of_mission: new Set(['document_drafts']),
  headquarters_analyst: new Set(['incident_of_report']),
  expert_member: NOTHING,
  administrator: NOTHING,
  auditor: NOTHING,
};

/** Whether a role sees this of a record that it may open. */
export const sees = (role: Role, sight: Sight): boolean => SEES[role].has(sight);
