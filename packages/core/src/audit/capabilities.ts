import type { AreaRules } from '../access/roles.ts';

export const capabilities = {
  read_audit: ['auditor'],
} as const satisfies AreaRules;
