import { ADVISERS, type AreaRules } from '../access/roles.ts';

/** domain.md §1–2: headquarters reads verified incidents, made coarse; the forum, the leadership and gender advisers read none. */
export const capabilities = {
  file_report: [...ADVISERS, 'focal_point'],
  read_reports: [...ADVISERS, 'focal_point', 'verifying_officer', 'working_group_member'],
  /** Pictures tell more than what was told: for who reads that. */
  read_attachments: [...ADVISERS, 'focal_point', 'verifying_officer'],
  read_incidents: [...ADVISERS, 'verifying_officer', 'working_group_member', 'headquarters_analyst'],
  /** Views of a list, for whoever has a list. */
  keep_views: [
    ...ADVISERS,
    'focal_point',
    'verifying_officer',
    'working_group_member',
    'headquarters_analyst',
  ],
  join_reports: ADVISERS,
  record_verification: [...ADVISERS, 'verifying_officer'],
  decide_verification: [...ADVISERS, 'verifying_officer'],
} as const satisfies AreaRules;
