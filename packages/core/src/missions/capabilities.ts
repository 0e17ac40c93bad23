import { type AreaRules, ROLES } from '../access/roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  know_missions: ROLES,
  manage_missions: ['administrator'],
} as const satisfies AreaRules;
