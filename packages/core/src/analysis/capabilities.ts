import { ADVISERS, type AreaRules } from '../access/roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  read_aggregates: [
    ...ADVISERS,
    'verifying_officer',
    'working_group_member',
    'gender_adviser',
    'forum_member',
    'head_of_mission',
    'headquarters_analyst',
  ],
} as const satisfies AreaRules;
