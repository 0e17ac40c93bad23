import type { AreaRules } from '../access/roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  read_audit: ['auditor'],
} as const satisfies AreaRules;
