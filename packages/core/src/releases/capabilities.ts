import { ADVISERS, type AreaRules } from '../access/roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  /** Figures that were released, for all who take part; they are all that some of them read. */
  read_releases: [
    ...ADVISERS,
    'verifying_officer',
    'working_group_member',
    'gender_adviser',
    'forum_member',
    'head_of_mission',
    'headquarters_analyst',
    'expert_member',
  ],
  // A release bears the name of the mission: only who sees the whole of it makes one.
  make_release: ['senior_wpa', 'wpa', 'working_group_member'],
} as const satisfies AreaRules;
