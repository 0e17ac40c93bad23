import type { AreaRules } from './roles.ts';

export const capabilities = {
  manage_accounts: ['administrator'],
} as const satisfies AreaRules;
