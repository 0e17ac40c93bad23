import { type AreaRules, ROLES } from '../access/roles.ts';

export const capabilities = {
  know_missions: ROLES,
  manage_missions: ['administrator'],
} as const satisfies AreaRules;
