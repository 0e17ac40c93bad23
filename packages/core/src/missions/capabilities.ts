import { ADVISERS, type AreaRules, ROLES } from '../access/roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  know_missions: ROLES,
  /** For whom something may wait: who files, joins, decides, imports, clears or keeps records. */
  have_work: [...ADVISERS, 'focal_point', 'verifying_officer', 'head_of_mission'],
  manage_missions: ['administrator'],
} as const satisfies AreaRules;
