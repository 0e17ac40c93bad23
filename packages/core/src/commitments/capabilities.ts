import { ADVISERS, type AreaRules } from '../access/roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  read_commitments: [
    ...ADVISERS,
    'focal_point',
    'verifying_officer',
    'working_group_member',
    'gender_adviser',
    'head_of_mission',
    'headquarters_analyst',
  ],
  manage_commitments: ADVISERS,
} as const satisfies AreaRules;
