import { type AreaRules, PARTICIPANTS } from './roles.ts';

/** Each capability of the area with the roles that have it. */
export const capabilities = {
  manage_accounts: ['administrator'],
  /** Who holds which role in a mission: for who leads its arrangements, and who makes the accounts. */
  list_roles: ['senior_wpa', 'administrator'],
  /** The road only; which role one may give to whom is decided for each (granting.ts). An auditor gives none. */
  grant_roles: [...PARTICIPANTS, 'expert_member', 'administrator'],
} as const satisfies AreaRules;
