/**
 * Who may do what: the table of the arrangements, readable as prose. Operations name a capability; row
 * security reads the scope. Nothing is allowed that is not listed here.
 */
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
export type Role = (typeof ROLES)[number];

/** What an operation needs. One capability may serve several operations. */
export type Capability =
  | 'know_missions'
  | 'manage_accounts'
  | 'manage_missions'
  | 'read_audit'
  | 'file_report'
  | 'read_reports'
  | 'read_incidents'
  | 'join_reports'
  | 'record_verification'
  | 'decide_verification'
  | 'import_records'
  | 'manage_reference'
  | 'read_reference'
  | 'read_aggregates'
  | 'compose_document'
  | 'read_documents'
  | 'clear_document';

const everyone: readonly Capability[] = ['know_missions', 'read_reference'];
const adviser: readonly Capability[] = [
  ...everyone,
  'file_report',
  'read_reports',
  'read_incidents',
  'join_reports',
  'record_verification',
  'decide_verification',
  'import_records',
  'read_aggregates',
  'compose_document',
  'read_documents',
];

/** domain.md §1–2, row by row. */
export const MAY: Readonly<Record<Role, ReadonlySet<Capability>>> = {
  senior_wpa: new Set([...adviser, 'clear_document', 'manage_reference']),
  wpa: new Set([...adviser, 'manage_reference']),
  field_wpa: new Set(adviser),
  focal_point: new Set([...everyone, 'file_report', 'read_reports', 'import_records']),
  verifying_officer: new Set([
    ...everyone,
    'read_reports',
    'read_incidents',
    'record_verification',
    'decide_verification',
    'read_aggregates',
  ]),
  working_group_member: new Set([
    ...everyone,
    'read_reports',
    'read_incidents',
    'read_aggregates',
    'read_documents',
  ]),
  gender_adviser: new Set([...everyone, 'read_aggregates']),
  forum_member: new Set([...everyone, 'read_aggregates']),
  head_of_mission: new Set([...everyone, 'read_aggregates', 'read_documents', 'clear_document']),
  headquarters_analyst: new Set([...everyone, 'read_incidents', 'read_aggregates', 'read_documents']),
  expert_member: new Set(['know_missions']),
  administrator: new Set(['know_missions', 'manage_accounts', 'manage_missions']),
  auditor: new Set(['know_missions', 'read_audit']),
};

export const may = (role: Role, capability: Capability): boolean => MAY[role].has(capability);

/** Which rows row security lets a role see; `aggregate` rows only inside an operation that returns counts. */
export type RowScope = 'all' | 'area' | 'office' | 'verified' | 'none';

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

/**
 * The rows that a role may touch. An aggregate operation returns counts under disclosure control only, so a
 * role that may read aggregates counts over the mission's rows there, and only there.
 */
export function scopesFor(role: Role, reads: 'records' | 'aggregates'): Scopes {
  if (reads === 'aggregates' && may(role, 'read_aggregates')) {
    const own = SCOPES[role];
    return own.incident === 'area' ? own : { report: 'all', incident: 'all' };
  }
  return SCOPES[role];
}

/** What a role sees of the records that its scope lets it open; presenters ask for these words, never for a role. */
export const SIGHTS = [
  /** The text of a report: identities never, and the text only for those who work on the case. */
  'narrative',
  /** A place below the first-level area. */
  'exact_place',
  /** Survivor groups, alleged perpetrators, reports, steps and versions of an incident. */
  'incident_parts',
  /** Which incident a report belongs to: a focal point learns it by feedback only. */
  'incident_of_report',
  /** Imports that other accounts of the mission started. */
  'imports_of_others',
  /** Exact counts below the publication threshold: for those who may open the records behind them. */
  'small_cells',
] as const;
export type Sight = (typeof SIGHTS)[number];

const caseWork: readonly Sight[] = [
  'exact_place',
  'incident_parts',
  'incident_of_report',
  'imports_of_others',
  'small_cells',
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
  head_of_mission: NOTHING,
  headquarters_analyst: new Set(['incident_of_report']),
  expert_member: NOTHING,
  administrator: NOTHING,
  auditor: NOTHING,
};

/** Whether a role sees this of a record that it may open. */
export const sees = (role: Role, sight: Sight): boolean => SEES[role].has(sight);

const OF_THE_HOUSE: ReadonlySet<Role> = new Set([
  'administrator',
  'auditor',
  'headquarters_analyst',
  'expert_member',
]);
/** Whether the role is held within one mission; the others may be held over the whole installation. */
export const belongsToMission = (role: Role): boolean => !OF_THE_HOUSE.has(role);
