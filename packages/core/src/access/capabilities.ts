import type { AreaRules } from './roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  manage_accounts: ['administrator'],
} as const satisfies AreaRules;
